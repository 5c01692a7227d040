package rusuban.local.line;

import java.util.List;
import rusuban.core.Json;
import rusuban.core.content.MessageCheck;

/**
 * LINE's limits on message objects, as LINE's error details. The limits are those of the check that
 * guards what owners write; the wording of each detail is that check's own.
 */
final class MessageLimits {
  private MessageLimits() {}

  static List<Errors.Detail> broken(List<Json> messages, String at) {
    return MessageCheck.check(messages, at).stream()
        .map(it -> new Errors.Detail(it.en(), it.at()))
        .toList();
  }
}
