package rusuban.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rusuban.core.ValidationProblem;
import rusuban.json.Json;
import rusuban.json.JsonText;
import rusuban.settings.SettingsDocument.Read;

/** Tests that reading the demo salon's document gives a result after any random change. */
@Tag("slow")
class MutatedDocumentsTest {
  private static final int VALUES = 4_000;
  private static final int CHARACTERS = 1_000;
  private static final String ODD = "{}[]\",:\\0-.eE \n\u0000\uD800あ𠮷";

  private static final List<Json> STRANGERS =
      List.of(
          new Json.Null(),
          new Json.Bool(true),
          Json.num(-1),
          new Json.Num(new BigDecimal("1e300")),
          Json.str(""),
          Json.str("\uD800"),
          Json.str("{名前}{次の営業}"),
          Json.str("99:99-99:99"),
          Json.str("+999999999-12-31"),
          Json.str("P999999999D"),
          Json.str("x".repeat(6_000)),
          new Json.Arr(List.of()),
          new Json.Arr(List.of(new Json.Null())),
          Json.textMessage("a"));

  @Test
  void a_salon_with_values_changed_is_good_or_bad() {
    Json salon = JsonText.parse(QuotedDocument.salon());
    int good = 0;
    for (int seed = 0; seed < VALUES; seed++) {
      var chance = new SplittableRandom(seed);
      Json mutated = salon;
      for (int i = chance.nextInt(3); i >= 0; i--) mutated = mutated(mutated, chance);
      if (answered(JsonText.write(mutated), seed) instanceof Read.Good) good++;
    }
    assertThat(good).as("some changes do no harm, most do").isBetween(1, VALUES / 2);
  }

  @Test
  void a_salon_with_characters_changed_is_good_or_bad() {
    var salon = QuotedDocument.salon();
    for (int seed = 0; seed < CHARACTERS; seed++) {
      var chance = new SplittableRandom(seed);
      var text = new StringBuilder(salon);
      for (int i = chance.nextInt(3); i >= 0; i--) slip(text, chance);
      answered(text.toString(), seed);
    }
  }

  private static void slip(StringBuilder text, SplittableRandom chance) {
    int at = chance.nextInt(text.length());
    char odd = ODD.charAt(chance.nextInt(ODD.length()));
    switch (chance.nextInt(4)) {
      case 0 -> text.deleteCharAt(at);
      case 1 -> text.insert(at, odd);
      case 2 -> text.setCharAt(at, odd);
      default -> text.delete(at, Math.min(text.length(), at + 1 + chance.nextInt(200)));
    }
  }

  private static Read answered(String text, int seed) {
    try {
      Read read = SettingsDocument.read(text);
      if (read instanceof Read.Bad(var problems))
        assertThat(problems)
            .as("seed %d", seed)
            .isNotEmpty()
            .extracting(ValidationProblem::at, ValidationProblem::ja, ValidationProblem::en)
            .allSatisfy(said -> assertThat(said.toList()).doesNotContain("", (Object) null));
      return read;
    } catch (RuntimeException e) {
      throw new AssertionError("seed " + seed, e);
    }
  }

  /** Returns the value with one random change; deep places are as likely as shallow ones. */
  private static Json mutated(Json value, SplittableRandom chance) {
    if (chance.nextInt(6) == 0) return STRANGERS.get(chance.nextInt(STRANGERS.size()));
    return switch (value) {
      case Json.Obj(var fields) when !fields.isEmpty() -> {
        var names = List.copyOf(fields.keySet());
        var name = names.get(chance.nextInt(names.size()));
        var changed = new LinkedHashMap<String, Json>(fields);
        switch (chance.nextInt(8)) {
          case 0 -> changed.remove(name);
          case 1 -> changed.put(name + "x", changed.remove(name));
          default -> changed.computeIfPresent(name, (_, old) -> mutated(old, chance));
        }
        yield new Json.Obj(changed);
      }
      case Json.Arr(var items) when !items.isEmpty() -> {
        var changed = new ArrayList<>(items);
        int at = chance.nextInt(items.size());
        switch (chance.nextInt(8)) {
          case 0 -> changed.remove(at);
          case 1 -> changed.add(items.get(at));
          default -> changed.set(at, mutated(items.get(at), chance));
        }
        yield new Json.Arr(changed);
      }
      case Json.Str(var text) when !text.isEmpty() -> {
        var changed = new StringBuilder(text);
        slip(changed, chance);
        yield Json.str(changed.toString());
      }
      case Json.Num(var number) -> new Json.Num(number.negate());
      case Json.Bool(var flag) -> new Json.Bool(!flag);
      case Json.Obj _, Json.Arr _, Json.Str _, Json.Null _ ->
          STRANGERS.get(chance.nextInt(STRANGERS.size()));
    };
  }
}
