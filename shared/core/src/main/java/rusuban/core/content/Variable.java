package rusuban.core.content;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Names that an owner writes in braces and the system replaces on sending. */
public enum Variable {
  /** The customer's display name in LINE, at most 20 characters there. */
  CUSTOMER_NAME("名前", "お客様", 40),
  /** The shop's name, as the settings give it. */
  SHOP_NAME("店名", "当店", 60),
  /** The next opening, or that it is unknown or the shop is always open. */
  NEXT_OPENING("次の営業", "未定", 60),
  /** Today's hours, or that the shop is closed today. */
  TODAYS_HOURS("本日の営業時間", "未定", 300),
  /** Today's date. */
  TODAY("今日", "本日", 40),
  /** The date or time that the customer picked with the answered tap. */
  PICKED("選んだ日時", "ご希望の日時", 40);

  private final String word;
  private final String fallback;
  private final int maxLength;

  Variable(String word, String fallback, int maxLength) {
    this.word = word;
    this.fallback = fallback;
    this.maxLength = maxLength;
  }

  /** Returns the variable as a message has it, such as {@code {名前}}. */
  public String written() {
    return "{" + word + "}";
  }

  /**
   * Returns the text for a missing or blank value, so that no text is empty. It is a noun that
   * reads well before です and after は or a colon.
   */
  public String fallback() {
    return fallback;
  }

  /**
   * Returns the length to which values are cut, so that a save knows the largest message.
   *
   * @return in UTF-16 units
   */
  public int maxLength() {
    return maxLength;
  }

  String word() {
    return word;
  }

  static Optional<Variable> named(String word) {
    return Arrays.stream(values()).filter(variable -> variable.word.equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Variable::word).toList();
  }
}
