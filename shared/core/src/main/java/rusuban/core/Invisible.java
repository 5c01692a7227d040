package rusuban.core;

/**
 * Characters that nobody sees: white space, controls, and what Unicode calls default ignorable
 * (DerivedCoreProperties.txt 15.0.0, Default_Ignorable_Code_Point), such as joiners, bidi controls,
 * variation selectors, tags and the Hangul fillers. The blank Braille pattern is one too.
 */
public final class Invisible {
  private Invisible() {}

  /** Returns true where this code point has no look of its own. */
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

  // Blank by design, though Unicode files them under letters, marks and symbols.
  private static boolean isBlank(int c) {
    return switch (c) {
      case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0 -> true;
      default -> false;
    };
  }

  // Not assigned yet: Unicode keeps these places for what will be ignorable.
  private static boolean isReserved(int c) {
    return c == 0x2065 || isBetween(c, 0xFFF0, 0xFFF8) || isBetween(c, 0xE0000, 0xE0FFF);
  }

  private static boolean isBetween(int c, int first, int last) {
    return c >= first && c <= last;
  }
}
