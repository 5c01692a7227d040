package rusuban.app.people;

import rusuban.app.people.EmailAddress.Fault;

/** Puts the fault of a typed address into words, with the remedy. */
public final class EmailFaultText {
  private static final int LONGEST_QUOTE = 60;

  private EmailFaultText() {}

  /** Returns the sentence in Japanese. */
  public static String ja(Fault fault, String typed) {
    return switch (fault) {
      case EMPTY -> "メールアドレスを入れてください。";
      case TOO_LONG -> "メールアドレスは" + EmailAddress.LONGEST + "文字までです（@の前は64文字まで）。";
      case AT_SIGN -> "「" + quoted(typed) + "」には「@」をひとつ入れてください。hana@example.com の形です。";
      case CHARACTER -> "「" + quoted(typed) + "」に、メールアドレスに使えない文字があります。空白や日本語がないか見てください。";
      case UNFINISHED -> "「" + quoted(typed) + "」は途中で終わっているようです。「.com」や「.jp」まで入れてください。";
    };
  }

  /** Returns the sentence in English. */
  public static String en(Fault fault, String typed) {
    return switch (fault) {
      case EMPTY -> "Enter a mail address.";
      case TOO_LONG ->
          "A mail address has at most " + EmailAddress.LONGEST + " characters, 64 before the @.";
      case AT_SIGN -> quoted(typed) + " needs one @, as in hana@example.com.";
      case CHARACTER ->
          quoted(typed) + " contains a character that no mail address has, such as a space.";
      case UNFINISHED -> quoted(typed) + " seems to stop early. Enter it up to its .com or .jp.";
    };
  }

  private static String quoted(String typed) {
    var text = typed.strip();
    return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
  }
}
