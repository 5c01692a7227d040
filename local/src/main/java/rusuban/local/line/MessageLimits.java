package rusuban.local.line;

import java.util.ArrayList;
import java.util.List;
import rusuban.core.Json;

/** LINE's limits on message objects, in the form of LINE's error details. */
final class MessageLimits {
  private MessageLimits() {}

  static List<Errors.Detail> broken(List<Json> messages, String at) {
    var broken = new ArrayList<Errors.Detail>();
    for (int i = 0; i < messages.size(); i++) {
      if (!(messages.get(i) instanceof Json.Obj message) || message.text("type").isEmpty()) {
        broken.add(new Errors.Detail("May not be empty", at + "[" + i + "].type"));
      }
    }
    return broken;
  }
}
