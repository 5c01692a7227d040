package rusuban.core.content;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import rusuban.json.Json;

/** JSON in the tests' notation, with ' for quotes. For well-formed samples only. */
public final class SingleQuotedJson {
  private final String text;
  private int next;

  private SingleQuotedJson(String text) {
    this.text = text;
  }

  public static Json json(String text) {
    return new SingleQuotedJson(text.replace('\'', '"')).value();
  }

  static List<Json> messages(String... texts) {
    var messages = new ArrayList<Json>();
    for (var text : texts) {
      messages.add(json(text));
    }
    return messages;
  }

  /** Returns a copy of the object with one field set. */
  static Json.Obj with(Json object, String name, Json value) {
    var fields = new LinkedHashMap<>(((Json.Obj) object).fields());
    fields.put(name, value);
    return new Json.Obj(fields);
  }

  private Json value() {
    char c = peek();
    return switch (c) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> Json.str(string());
      case 't' -> word("true", new Json.Bool(true));
      case 'f' -> word("false", new Json.Bool(false));
      case 'n' -> word("null", new Json.Null());
      default -> number();
    };
  }

  private Json object() {
    var fields = new LinkedHashMap<String, Json>();
    for (take('{'); peek() != '}'; comma('}')) {
      var name = string();
      take(':');
      fields.put(name, value());
    }
    take('}');
    return new Json.Obj(fields);
  }

  private Json array() {
    var items = new ArrayList<Json>();
    for (take('['); peek() != ']'; comma(']')) {
      items.add(value());
    }
    take(']');
    return new Json.Arr(items);
  }

  private String string() {
    take('"');
    int end = text.indexOf('"', next);
    var value = text.substring(next, end);
    next = end + 1;
    return value;
  }

  private Json number() {
    int start = next;
    while (next < text.length() && "+-.0123456789eE".indexOf(text.charAt(next)) >= 0) {
      next++;
    }
    return new Json.Num(new BigDecimal(text.substring(start, next)));
  }

  private Json word(String word, Json value) {
    next += word.length();
    return value;
  }

  private char peek() {
    while (Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    return text.charAt(next);
  }

  private void take(char expected) {
    if (peek() != expected) {
      throw new IllegalArgumentException("expected " + expected + " at " + next);
    }
    next++;
  }

  private void comma(char close) {
    if (peek() != close) {
      take(',');
    }
  }
}
