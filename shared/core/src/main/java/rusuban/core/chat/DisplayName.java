package rusuban.core.chat;

import java.util.Optional;
import rusuban.core.InvisibleCharacters;

/**
 * A customer's display name in LINE, cleaned for use in a sentence. LINE allows any characters in
 * it (Messaging API reference, "Get profile": {@code displayName}).
 */
public final class DisplayName {
  private DisplayName() {}

  /**
   * Returns the name without characters that would change the text around it. Those are controls
   * (C0, C1), line and paragraph separators, and bidi controls. A control or separator becomes a
   * space. Joiners and variation selectors stay, since emojis need them. The function is
   * idempotent.
   *
   * @param raw the name from LINE
   * @return empty if nothing is visible: no character, or only white space, invisible characters
   *     and combining marks
   */
  public static Optional<String> shown(String raw) {
    var name = new StringBuilder(raw.length());
    boolean visible = false;
    for (int i = 0, c; i < raw.length(); i += Character.charCount(c)) {
      c = raw.codePointAt(i);
      if (isBidiControl(c)) continue;
      name.appendCodePoint(breaks(c) ? ' ' : c);
      visible |= !InvisibleCharacters.is(c) && !isMark(c);
    }
    return visible ? Optional.of(name.toString().strip()) : Optional.empty();
  }

  private static boolean breaks(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      default -> false;
    };
  }

  // PropList.txt, Bidi_Control, and the deprecated controls U+206A to U+206F.
  private static boolean isBidiControl(int c) {
    return c == 0x061C
        || c == 0x200E
        || c == 0x200F
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x206F);
  }

  private static boolean isMark(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> false;
    };
  }
}
