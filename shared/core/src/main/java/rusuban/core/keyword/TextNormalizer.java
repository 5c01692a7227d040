package rusuban.core.keyword;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import rusuban.core.InvisibleCharacters;

/**
 * One form for all spellings of a word. It unites full and half width, katakana and hiragana, upper
 * and lower case, texts with or without spaces, old and new forms of a character.
 *
 * <p>All white space is removed, line breaks too: よ や く and よやく are one word, and so are "Wi Fi"
 * and "WiFi". Invisible characters ({@link InvisibleCharacters}), skin tones and the frames of
 * keycaps are removed as well. A number in a circle becomes the number. Some marks depend on the
 * letter before them: after kana a dash or a wave becomes ー, after ASCII a ー becomes a hyphen, ゝ
 * repeats the kana. A word that <em>begins</em> with one is therefore normalized without the letter
 * before it in a message.
 */
public final class TextNormalizer {
  private static final int REPLACEMENT = 0xFFFD;
  private static final int VOICED = 0x3099;
  private static final int SEMI_VOICED = 0x309A;
  private static final int PROHIBITION = 0x20E0;
  private static final int LONG_VOWEL = 'ー';
  private static final String DASHES = "-‐‒–—―−─━⁃˗ー";
  private static final String WAVES = "~〜∼⁓〰";

  private TextNormalizer() {}

  /**
   * Returns the normalized form of any text, lone surrogates included. Normalization is idempotent.
   * It takes time linear in the length and has no limit: LINE's 5,000 units are a limit for
   * sending.
   */
  public static String fold(String raw) {
    // Lone surrogates first: removing a joiner between two halves must not make a pair of them.
    var folded = withoutLoneSurrogates(raw);
    String before;
    // NFKC produces characters that letters() removes (゛ is a space and a mark), and vice versa.
    do {
      before = folded;
      folded = round(before);
    } while (!folded.equals(before));
    return folded;
  }

  /** Returns the text after one round. A few rounds reach the final form of any text. */
  static String round(String text) {
    return letters(Normalizer.normalize(CombiningMarkLimit.removed(text), Form.NFKC));
  }

  private static String withoutLoneSurrogates(String text) {
    var out = new StringBuilder(text.length());
    for (int i = 0, c; i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      out.appendCodePoint(Character.getType(c) == Character.SURROGATE ? REPLACEMENT : c);
    }
    return out.toString();
  }

  private static String letters(String text) {
    var out = new StringBuilder(text.length());
    for (int i = 0, c; i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      if (!isDropped(c)) append(out, c);
    }
    return out.toString();
  }

  private static void append(StringBuilder out, int c) {
    int circled = circled(c);
    if (circled >= 0) {
      out.append(circled);
      return;
    }
    int before = out.isEmpty() ? REPLACEMENT : out.codePointBefore(out.length());
    int letter = letter(c);
    if (DASHES.indexOf(letter) >= 0) out.appendCodePoint(stroke(letter, '-', before));
    else if (WAVES.indexOf(letter) >= 0) out.appendCodePoint(stroke('~', '~', before));
    else if (letter == 'ゝ' || letter == 'ゞ') repeat(out, letter);
    else appendLetter(out, letter);
  }

  private static int stroke(int itself, int ascii, int before) {
    if (isKana(before)) return LONG_VOWEL;
    return before < 0x80 || itself != LONG_VOWEL ? ascii : LONG_VOWEL;
  }

  private static void repeat(StringBuilder out, int mark) {
    int end = out.length();
    // Skips marks that are not yet joined to their kana; each would need another round otherwise.
    while (end > 0 && isSoundMark(out.charAt(end - 1))) end--;
    if (end == 0 || !isHiragana(out.charAt(end - 1))) {
      out.appendCodePoint(mark);
      return;
    }
    out.append(Normalizer.normalize(out.substring(end - 1, end), Form.NFD).charAt(0));
    if (mark == 'ゞ') out.appendCodePoint(VOICED);
  }

  private static void appendLetter(StringBuilder out, int letter) {
    switch (letter) {
      // Unicode has no hiragana for these four.
      case 'ヷ' -> out.append('わ').appendCodePoint(VOICED);
      case 'ヸ' -> out.append('ゐ').appendCodePoint(VOICED);
      case 'ヹ' -> out.append('ゑ').appendCodePoint(VOICED);
      case 'ヺ' -> out.append('を').appendCodePoint(VOICED);
      default -> out.appendCodePoint(letter);
    }
  }

  private static int letter(int c) {
    // Upper case first: it unites letters with two lower-case forms, such as σ and ς.
    if (isBetween(c, 0x2E80, 0x2EFF)) return CharacterVariants.common(c);
    if (c < 0x3000) return quote(Character.toLowerCase(Character.toUpperCase(c)));
    return switch (c) {
      case 'ヵ', 'ゕ' -> 'か';
      case 'ヶ', 'ゖ' -> 'け';
      default -> {
        if (isBetween(c, 'ァ', 'ヴ') || c == 'ヽ' || c == 'ヾ') yield c - ('ァ' - 'ぁ');
        int common = CharacterVariants.common(c);
        yield common != c ? common : Character.toLowerCase(Character.toUpperCase(c));
      }
    };
  }

  private static int quote(int c) {
    return switch (c) {
      case '‘', '’' -> '\'';
      case '“', '”' -> '"';
      default -> c;
    };
  }

  private static boolean isHiragana(int c) {
    return isBetween(c, 'ぁ', 'ゖ');
  }

  private static boolean isKana(int c) {
    return isHiragana(c) || c == LONG_VOWEL || isSoundMark(c) || isBetween(c, 'ㇰ', 'ㇿ');
  }

  private static boolean isSoundMark(int c) {
    return c == VOICED || c == SEMI_VOICED;
  }

  private static boolean isDropped(int c) {
    return InvisibleCharacters.is(c) || isSkinTone(c) || isFrame(c);
  }

  /** Returns whether the mark frames the character before it, as in a keycap. */
  private static boolean isFrame(int c) {
    return isBetween(c, 0x20DD, 0x20E4)
        && Character.getType(c) == Character.ENCLOSING_MARK
        && c != PROHIBITION;
  }

  /** Returns the number in a circle that NFKC keeps, or -1. */
  private static int circled(int c) {
    if (isBetween(c, 0x24EB, 0x24F4)) return 11 + c - 0x24EB;
    if (isBetween(c, 0x24F5, 0x24FE)) return 1 + c - 0x24F5;
    if (isBetween(c, 0x2776, 0x2793)) return 1 + (c - 0x2776) % 10;
    return c == 0x24FF ? 0 : -1;
  }

  private static boolean isSkinTone(int c) {
    return isBetween(c, 0x1F3FB, 0x1F3FF);
  }

  private static boolean isBetween(int c, int first, int last) {
    return c >= first && c <= last;
  }
}
