package rusuban.local.line;

import java.util.regex.Pattern;

/** The forms of LINE's ids: a letter for the kind and 32 lower-case hexadecimal digits. */
final class ChatId {
  private static final Pattern USER = Pattern.compile("U[0-9a-f]{32}");
  private static final Pattern GROUP = Pattern.compile("C[0-9a-f]{32}");
  private static final Pattern ROOM = Pattern.compile("R[0-9a-f]{32}");

  private ChatId() {}

  static boolean isUser(String id) {
    return USER.matcher(id).matches();
  }

  static boolean isGroup(String id) {
    return GROUP.matcher(id).matches();
  }

  static boolean isRoom(String id) {
    return ROOM.matcher(id).matches();
  }

  static boolean isAny(String id) {
    return isUser(id) || isGroup(id) || isRoom(id);
  }
}
