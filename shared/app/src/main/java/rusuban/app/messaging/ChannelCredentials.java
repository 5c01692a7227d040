package rusuban.app.messaging;

import java.util.List;
import java.util.Optional;

/**
 * The Messaging API channel of an account, with its secrets. It is never printed.
 *
 * @param id the channel's id
 * @param secrets the channel secrets, the newest first: one, or two during a change. Each is
 *     accepted on a webhook, and each is tried when a token is requested
 * @param accessToken the long-lived channel access token; without one, stateless tokens are issued
 */
public record ChannelCredentials(String id, List<String> secrets, Optional<String> accessToken) {
  public ChannelCredentials {
    secrets = List.copyOf(secrets);
    if (secrets.isEmpty() || secrets.size() > 2 || secrets.contains(""))
      throw new IllegalArgumentException("one or two channel secrets");
  }

  @Override
  public String toString() {
    return "Channel[" + id + "]";
  }
}
