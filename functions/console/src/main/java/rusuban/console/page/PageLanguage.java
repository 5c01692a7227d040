package rusuban.console.page;

import java.util.Locale;
import java.util.Optional;

/** PageLanguage of the console's pages. Every text of a page is written in both. */
public enum PageLanguage {
  JA(Locale.JAPANESE),
  EN(Locale.ENGLISH);

  private final Locale locale;

  PageLanguage(Locale locale) {
    this.locale = locale;
  }

  /** Returns the language with this tag, such as {@code ja}. */
  public static Optional<PageLanguage> find(String tag) {
    return switch (tag) {
      case "ja" -> Optional.of(JA);
      case "en" -> Optional.of(EN);
      default -> Optional.empty();
    };
  }

  /** Returns the text of this language. */
  public String of(String ja, String en) {
    return this == JA ? ja : en;
  }

  /** Returns the text of this language for a number, with {@code %,d} for the number itself. */
  public String count(long number, String ja, String one, String many) {
    return String.format(locale, this == JA ? ja : number == 1 ? one : many, number);
  }

  /** Returns the tag of this language (BCP 47). */
  public String tag() {
    return locale.getLanguage();
  }

  /** Returns the other language. */
  public PageLanguage other() {
    return this == JA ? EN : JA;
  }

  public Locale locale() {
    return locale;
  }
}
