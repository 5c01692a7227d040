package rusuban.core;

/**
 * Characters that a reader cannot see. They are white space, controls and the blank Braille
 * pattern, and all that Unicode calls default ignorable (DerivedCoreProperties.txt 15.0.0,
 * Default_Ignorable_Code_Point): joiners, bidi controls, variation selectors, tags, Hangul fillers.
 */
public final class InvisibleCharacters {
  private InvisibleCharacters() {}

  /** Returns whether this code point is invisible. */
  public static boolean is(int c) {
    return switch (Character.getType(c)) {
      case Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.CONTROL,
          Character.FORMAT ->
          true;
      default -> isVariationSelector(c) || isBlank(c) || isReserved(c);
    };
  }

  private static boolean isVariationSelector(int c) {
    return isBetween(c, 0xFE00, 0xFE0F)
        || isBetween(c, 0xE0100, 0xE01EF)
        || isBetween(c, 0x180B, 0x180F);
  }

  // Blank by design, although Unicode classifies them as letters, marks and symbols.
  private static boolean isBlank(int c) {
    return switch (c) {
      case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0 -> true;
      default -> false;
    };
  }

  // Unassigned code points that Unicode reserves for default ignorable characters.
  private static boolean isReserved(int c) {
    return c == 0x2065 || isBetween(c, 0xFFF0, 0xFFF8) || isBetween(c, 0xE0000, 0xE0FFF);
  }

  private static boolean isBetween(int c, int first, int last) {
    return c >= first && c <= last;
  }
}
