package rusuban.local.line.state;

import java.util.OptionalLong;

/**
 * The shop's Messaging API channel, with the values that its owner reads in LINE's console.
 *
 * @param basicId the account's id that starts with {@code @}
 * @param botUserId the {@code destination} of webhooks: U and 32 hexadecimal digits
 * @param accessToken the long-lived channel access token
 * @param monthlyQuota messages a calendar month of Japan, counted per recipient; empty: no limit
 */
public record SimulatedChannel(
    String id,
    String secret,
    String accessToken,
    String botUserId,
    String basicId,
    String displayName,
    OptionalLong monthlyQuota) {

  public SimulatedChannel {
    if (!LineIdFormat.isUser(botUserId)) throw new IllegalArgumentException("not a user id");
  }

  public SimulatedChannel named(String name) {
    return new SimulatedChannel(id, secret, accessToken, botUserId, basicId, name, monthlyQuota);
  }

  /** Returns the names without secret and token, which stay out of every log. */
  @Override
  public String toString() {
    return "Channel[" + id + ", " + displayName + "]";
  }
}
