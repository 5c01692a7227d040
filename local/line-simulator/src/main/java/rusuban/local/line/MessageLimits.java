package rusuban.local.line;

import java.util.List;
import rusuban.core.Json;
import rusuban.core.content.MessageCheck;

/**
 * LINE's limits on message objects, in the form of LINE's error details. Limits and wording come
 * from the check of the owners' settings.
 */
final class MessageLimits {
  private MessageLimits() {}

  static List<Errors.Detail> broken(List<Json> messages, String at) {
    return MessageCheck.check(messages, at).stream()
        .map(it -> new Errors.Detail(it.en(), it.at()))
        .toList();
  }
}
