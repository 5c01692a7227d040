package rusuban.local.line.api;

import java.util.List;
import rusuban.core.content.MessageValidator;
import rusuban.json.Json;

/**
 * LINE's limits on message objects, in the form of LINE's error details. Limits and wording come
 * from the check of the owners' settings.
 */
final class MessageLimits {
  private MessageLimits() {}

  static List<ApiErrors.Detail> broken(List<Json> messages, String at) {
    return MessageValidator.check(messages, at).stream()
        .map(it -> new ApiErrors.Detail(it.en(), it.at()))
        .toList();
  }
}
