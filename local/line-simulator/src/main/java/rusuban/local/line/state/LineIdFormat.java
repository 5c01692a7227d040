package rusuban.local.line.state;

import java.util.regex.Pattern;

/** The forms of LINE's ids: a letter for the kind and 32 lower-case hexadecimal digits. */
public final class LineIdFormat {
  private static final Pattern USER = Pattern.compile("U[0-9a-f]{32}");
  private static final Pattern GROUP = Pattern.compile("C[0-9a-f]{32}");
  private static final Pattern ROOM = Pattern.compile("R[0-9a-f]{32}");

  private LineIdFormat() {}

  public static boolean isUser(String id) {
    return USER.matcher(id).matches();
  }

  public static boolean isGroup(String id) {
    return GROUP.matcher(id).matches();
  }

  public static boolean isRoom(String id) {
    return ROOM.matcher(id).matches();
  }

  public static boolean isAny(String id) {
    return isUser(id) || isGroup(id) || isRoom(id);
  }
}
