package rusuban.core.content.schema;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import rusuban.core.content.JsonPath;
import rusuban.json.Json;
import rusuban.json.SafeNumbers;

/** The LINE emojis of a text message. Each replaces one {@code $} of the text. */
public final class LineEmojis {
  private static final BigDecimal LAST = BigDecimal.valueOf(Integer.MAX_VALUE);

  private LineEmojis() {}

  /**
   * Reports each emoji position without a {@code $}, since LINE answers it with 400 ("Text
   * message", emojis.index).
   */
  static void checkPlaceholders(Json.Obj message, JsonPath at, ValidationErrors validationErrors) {
    var text = message.text("text").orElse("");
    var seen = new HashSet<Integer>();
    var emojis = in(message);
    for (int i = 0; i < emojis.size(); i++) {
      int index = index(emojis.get(i)).orElse(-1);
      var where = at.field("emojis").item(i).field("index");
      if (index >= 0 && (index >= text.length() || text.charAt(index) != '$')) {
        validationErrors.add(
            where,
            "text の %d 文字目（先頭が0）に $ がありません。".formatted(index),
            "the text has no $ at position %d (the first is 0)".formatted(index));
      } else if (index >= 0 && !seen.add(index)) {
        validationErrors.add(
            where,
            "位置 %d には別の絵文字があります。".formatted(index),
            "position %d already has an emoji".formatted(index));
      }
    }
  }

  /**
   * Returns the message with its emojis at their new positions.
   *
   * @param moved maps a position in the old text to the new one, or to a negative number if removed
   */
  public static Json.Obj move(Json.Obj message, IntUnaryOperator moved) {
    var fields = new LinkedHashMap<>(message.fields());
    var emojis = in(message).stream().flatMap(emoji -> move(emoji, moved)).toList();
    if (emojis.isEmpty()) {
      fields.remove("emojis");
    } else {
      fields.put("emojis", new Json.Arr(emojis));
    }
    return new Json.Obj(fields);
  }

  public static List<Json> in(Json.Obj message) {
    return message.get("emojis").orElse(null) instanceof Json.Arr(var items) ? items : List.of();
  }

  private static Stream<Json> move(Json emoji, IntUnaryOperator moved) {
    if (!(emoji instanceof Json.Obj object) || index(emoji).isEmpty()) {
      return Stream.of(emoji);
    }
    int index = moved.applyAsInt(index(emoji).orElseThrow());
    var fields = new LinkedHashMap<>(object.fields());
    fields.put("index", Json.num(index));
    return index < 0 ? Stream.empty() : Stream.of(new Json.Obj(fields));
  }

  private static Optional<Integer> index(Json emoji) {
    return emoji instanceof Json.Obj object
            && object.get("index").orElse(null) instanceof Json.Num number
            && SafeNumbers.isReasonable(number)
            && SafeNumbers.isWhole(number.value())
            && number.value().signum() >= 0
            && number.value().compareTo(LAST) <= 0
        ? Optional.of(number.value().intValue())
        : Optional.empty();
  }
}
