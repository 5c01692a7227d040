package rusuban.app;

import java.util.List;
import java.util.Optional;

/**
 * The Messaging API channel of an account, with its secrets. Never printed.
 *
 * @param id the channel's id
 * @param secrets the channel secrets accepted on a webhook: one, or two while it is being changed;
 *     the first signs token requests
 * @param accessToken the long-lived channel access token; without one, stateless tokens are issued
 */
public record Channel(String id, List<String> secrets, Optional<String> accessToken) {
  public Channel {
    secrets = List.copyOf(secrets);
    if (secrets.isEmpty() || secrets.size() > 2)
      throw new IllegalArgumentException("one or two channel secrets");
  }

  @Override
  public String toString() {
    return "Channel[" + id + "]";
  }
}
