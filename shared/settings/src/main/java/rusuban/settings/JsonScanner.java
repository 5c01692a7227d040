package rusuban.settings;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rusuban.json.JsonPosition;

/**
 * Second reading of a JSON text, which finds the place of each value and the first fault. A parser
 * names the character at which it stopped. A person needs the place of the missing comma, quotation
 * mark or bracket, which is often the end of the line before.
 */
public final class JsonScanner {
  private static final int MAX_DEPTH = 200;
  private static final int MAX_NUMBER = 100;
  private static final String QUOTES = "“”„‟＂「」『』‘’'`｀";
  private static final String COMMAS = "，、､；;";
  private static final String ESCAPES = "\"\\/bfnrtu";
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]+)?");
  private static final Pattern WORD = Pattern.compile("[^\\s,:\\[\\]{}\"]+");
  private static final Pattern NAME = Pattern.compile("\"[^\"\\\\\n]{0,200}+\"[ \t\r\n]*+:");
  private static final char END = '\uFFFF';

  private final String text;
  private final Map<String, Integer> offsets = new HashMap<>();
  private int at;

  public JsonScanner(String text) {
    this.text = text;
  }

  private static final class Found extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient JsonSyntaxError fault;

    Found(JsonSyntaxError fault) {
      super(null, null, false, false);
      this.fault = fault;
    }
  }

  /** Returns the offset of each value so far, by path; the document itself has an empty path. */
  public Map<String, Integer> offsets() {
    return Map.copyOf(offsets);
  }

  /** Reads the text and returns its first fault; empty if it is JSON. */
  public Optional<JsonSyntaxError> run() {
    try {
      space();
      if (peek() == END) throw fault(0, "ファイルが空です。{ } を書いてください。", "The file is empty: write { }.");
      value("", 0);
      space();
      if (peek() == '}' || peek() == ']')
        throw fault(
            at,
            "閉じる " + peek() + " が1つ多いです。消すか、手前の括弧を確かめてください。",
            "One closing " + peek() + " too many: remove it, or look at the brackets before.");
      if (peek() != END)
        throw fault(at, "設定の終わりのあとに文字があります。消してください。", "There is text after the end: remove it.");
      return Optional.empty();
    } catch (Found found) {
      return Optional.of(found.fault);
    }
  }

  private void value(String path, int depth) {
    if (depth > MAX_DEPTH) throw fault(at, "入れ子が深すぎます（200まで）。", "Nested too deep (at most 200).");
    offsets.putIfAbsent(path, at);
    switch (peek()) {
      case '{' -> object(path, depth);
      case '[' -> array(path, depth);
      case '"' -> string();
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      default -> literal();
    }
  }

  private void object(String path, int depth) {
    int open = at++;
    int comma = open;
    var names = new HashMap<String, Integer>();
    space();
    if (accept('}')) return;
    while (true) {
      space();
      if (peek() == '}') throw trailingComma(comma);
      var name = name(open);
      int named = at;
      int from = named - name.length() - 2;
      Integer before = names.putIfAbsent(name, from);
      if (before != null)
        throw fault(
            from,
            "項目「"
                + ObjectFieldReader.quoted(name)
                + "」は"
                + line(before)
                + "行目にもあります。どちらかを消すか、名前を変えてください。",
            "The field \""
                + ObjectFieldReader.quoted(name)
                + "\" is on line "
                + line(before)
                + " too. Remove one or rename it.");
      var child = path.isEmpty() ? name : path + "." + name;
      offsets.putIfAbsent(child, from);
      colon(from, named);
      if (peek() == ',' || peek() == '}')
        throw fault(at, "コロン (:) のあとに値がありません。", "A value is missing after the colon.");
      value(child, depth + 1);
      int end = at;
      space();
      if (accept('}')) return;
      if (peek() != ',') throw notSeparated(end, open, '}');
      comma = at++;
    }
  }

  private void array(String path, int depth) {
    int open = at++;
    int comma = open;
    space();
    if (accept(']')) return;
    for (int i = 0; ; i++) {
      space();
      if (peek() == ']') throw trailingComma(comma);
      if (peek() == ',') throw doubledComma();
      if (i > 0 && NAME.matcher(text).region(at, text.length()).lookingAt())
        throw unclosed(comma, open, ']');
      value(path + "[" + i + "]", depth + 1);
      int end = at;
      space();
      if (accept(']')) return;
      if (peek() != ',') throw notSeparated(end, open, ']');
      comma = at++;
    }
  }

  /** Returns the name without its quotation marks. */
  private String name(int open) {
    if (peek() == '"') {
      int from = at;
      string();
      return text.substring(from + 1, at - 1);
    }
    if (peek() == END) throw unclosed(at, open, '}');
    if (peek() == ',') throw doubledComma();
    if (QUOTES.indexOf(peek()) >= 0) throw otherQuotes();
    if (peek() == ']') throw unclosed(at, open, '}');
    throw fault(
        at, "項目の名前は半角の引用符 (\") で囲んでください。", "A field's name stands in quotation marks (\").");
  }

  private void colon(int from, int named) {
    space();
    if (accept(':')) {
      space();
      return;
    }
    if (peek() == '：' || peek() == '=')
      throw fault(
          at,
          "「" + peek() + "」ではなく半角のコロン (:) を書いてください。",
          "Write a plain colon (:) instead of \"" + peek() + "\".");
    int colon = text.indexOf(':', from);
    if (colon > from && colon < named) throw unclosedString(colon);
    throw fault(named, "項目の名前のあとにコロン (:) が要ります。", "A colon (:) is missing after the name.");
  }

  private void string() {
    int from = at++;
    while (peek() != '"') {
      char c = peek();
      if ((c == END && at >= text.length()) || c == '\n' || c == '\r')
        throw unclosedString(lineEnd(from));
      if (c < ' ')
        throw fault(
            at,
            "文字列の中に制御文字があります。タブは \\t と書いてください。",
            "A control character in a string: write a tab as \\t.");
      if (c == '\\') escape();
      at++;
    }
    at++;
  }

  private void escape() {
    int from = at++;
    boolean good = peek() != END && ESCAPES.indexOf(peek()) >= 0;
    if (good && peek() == 'u') {
      good = text.length() > at + 4 && text.substring(at + 1, at + 5).matches("[0-9A-Fa-f]{4}");
      at += good ? 4 : 0;
    }
    if (!good)
      throw fault(
          from,
          "「\\」だけでは書けません。「\\」という文字は \\\\、改行は \\n と書きます。",
          "A single \\ means nothing here: write the character as \\\\, a line break as \\n.");
  }

  private void number() {
    Matcher number = NUMBER.matcher(text).region(at, text.length());
    int end = number.lookingAt() ? number.end() : at;
    char after = end < text.length() ? text.charAt(end) : END;
    if (end == at || Character.isLetterOrDigit(after) || ":.-+/".indexOf(after) >= 0)
      throw fault(
          at,
          "数として読めません。文字列なら半角の引用符 (\") で囲んでください。",
          "Not a number. A text stands in quotation marks (\").");
    if (end - at > MAX_NUMBER)
      throw fault(at, "数が長すぎます（100文字まで）。", "The number is too long (at most 100 characters).");
    at = end;
  }

  private void literal() {
    var word = WORD.matcher(text).region(at, text.length());
    var found = word.lookingAt() ? word.group() : "";
    if (found.equals("true") || found.equals("false") || found.equals("null")) {
      at += found.length();
      return;
    }
    if (peek() == END) throw fault(lastWritten(), "ここに値が要ります。", "A value is missing here.");
    if (QUOTES.indexOf(peek()) >= 0) throw otherQuotes();
    if ("｛｝［］".indexOf(peek()) >= 0)
      throw fault(at, "括弧は半角で書いてください。", "Write plain brackets, not full-width ones.");
    if (found.matches("(?i)true|false|null|none"))
      throw fault(at, "true、false、null は小文字で書いてください。", "Write true, false and null in lower case.");
    if (found.isEmpty())
      throw fault(
          at, "ここに「" + peek() + "」は書けません。値が要ります。", "A value is expected, not \"" + peek() + "\".");
    throw fault(
        at,
        "文字列は半角の引用符 (\") で囲んでください。",
        "A text stands in quotation marks (\"), of which the first is missing.");
  }

  private Found notSeparated(int end, int open, char close) {
    char found = peek();
    // A list contains no name with a colon: the list should end before it.
    if (close == ']' && NAME.matcher(text).region(at, text.length()).lookingAt())
      return unclosed(end, open, close);
    if (found == END || found == (close == '}' ? ']' : '}')) return unclosed(end, open, close);
    if (COMMAS.indexOf(found) >= 0)
      return fault(
          at,
          "「" + found + "」ではなく半角のカンマ (,) を書いてください。",
          "Write a plain comma (,) instead of \"" + found + "\".");
    boolean string = text.charAt(end - 1) == '"';
    if (string && at == end && found != '"') {
      int comma = text.substring(0, end - 1).stripTrailing().length() - 1;
      if (text.charAt(comma) == ',') return unclosedString(comma);
      return fault(
          end - 1,
          "引用符 (\") の過不足です。文字列の中の引用符は \\\" と書きます。",
          "A quotation mark too many or too few. Inside a string it is written \\\".");
    }
    boolean next =
        found == '"'
            || found == '{'
            || found == '['
            || found == '-'
            || Character.isLetterOrDigit(found)
            || QUOTES.indexOf(found) >= 0;
    if (next) return fault(end, "ここにカンマ (,) が抜けています。", "A comma (,) is missing here.");
    return fault(
        at,
        "ここに「" + found + "」は書けません。カンマ (,) か " + close + " が要ります。",
        "A comma (,) or " + close + " is expected, not \"" + found + "\".");
  }

  private Found unclosed(int end, int open, char close) {
    return fault(
        end,
        line(open) + "行目の " + text.charAt(open) + " を閉じる " + close + " が抜けています。",
        "The "
            + close
            + " that closes the "
            + text.charAt(open)
            + " of line "
            + line(open)
            + " is missing.");
  }

  private Found unclosedString(int where) {
    return fault(
        where,
        "ここに閉じる引用符 (\") が抜けています。文字列の中の改行は \\n と書きます。",
        "The closing quotation mark (\") is missing here. A line break in a text is written \\n.");
  }

  private Found trailingComma(int comma) {
    return fault(
        comma, "最後の項目のあとのカンマ (,) は要りません。消してください。", "Remove the comma (,) after the last item.");
  }

  private Found doubledComma() {
    return fault(at, "カンマ (,) が余分です。消してください。", "One comma (,) too many: remove it.");
  }

  private Found otherQuotes() {
    return fault(
        at,
        "「" + peek() + "」ではなく半角の引用符 (\") を書いてください。",
        "Write a plain quotation mark (\") instead of " + peek() + ".");
  }

  /** Skips white space of JSON and reports characters that only look like it. */
  private void space() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) at++;
    char c = peek();
    if (text.startsWith("//", at) || text.startsWith("/*", at) || c == '#')
      throw fault(
          at,
          "JSON にコメントは書けません。メモは \"// メモ\": \"…\" のように項目として書いてください。",
          "JSON has no comments. Write a note as a field: \"// note\": \"…\".");
    boolean invisible = Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT;
    if (c != END && invisible)
      throw fault(
          at,
          "全角の空白か見えない文字（U+%04X）があります。消すか、半角の空白にしてください。".formatted((int) c),
          "An ideographic space or an invisible character (U+%04X): remove it or write a plain space."
              .formatted((int) c));
  }

  /** Returns the end of the line's text, before a comma or bracket that would follow the string. */
  private int lineEnd(int from) {
    int end = at;
    while (end > from + 1 && " \t\r,]}".indexOf(text.charAt(end - 1)) >= 0) end--;
    return end;
  }

  private int lastWritten() {
    return text.stripTrailing().length();
  }

  private boolean accept(char wanted) {
    if (peek() != wanted) return false;
    at++;
    return true;
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : END;
  }

  private int line(int offset) {
    return JsonPosition.of(text, offset).line();
  }

  private static Found fault(int at, String ja, String en) {
    return new Found(new JsonSyntaxError(at, ja, en));
  }
}
