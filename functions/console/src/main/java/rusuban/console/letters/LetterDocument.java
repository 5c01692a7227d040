package rusuban.console.letters;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import rusuban.json.Json;

/** The follow-ups of a settings document, and edits that leave everything else as it was. */
final class LetterDocument {
  private static final String FOLLOW_UPS = "followUps";
  private static final DateTimeFormatter ID =
      DateTimeFormatter.ofPattern("'letter-'uuuuMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private LetterDocument() {}

  private static List<Json> plans(Json.Obj document) {
    return document.get(FOLLOW_UPS).orElse(Json.Obj.EMPTY) instanceof Json.Arr(var plans)
        ? plans
        : List.of();
  }

  private static boolean has(Json plan, String id) {
    return plan instanceof Json.Obj object && object.text("id").filter(id::equals).isPresent();
  }

  /** Returns the follow-up of this id. */
  static Optional<Json.Obj> find(Json.Obj document, String id) {
    return plans(document).stream()
        .filter(plan -> has(plan, id))
        .map(Json.Obj.class::cast)
        .findFirst();
  }

  /** Returns the place of the follow-up of this id. */
  static OptionalInt place(Json.Obj document, String id) {
    var plans = plans(document);
    return IntStream.range(0, plans.size()).filter(i -> has(plans.get(i), id)).findFirst();
  }

  /** Returns the document with this follow-up in the place of its id, or at the end. */
  static Json.Obj put(Json.Obj document, Json.Obj plan) {
    var plans = new ArrayList<>(plans(document));
    var place = place(document, plan.text("id").orElseThrow());
    if (place.isPresent()) plans.set(place.getAsInt(), plan);
    else plans.add(plan);
    return with(document, plans);
  }

  /** Returns the document without this follow-up. */
  static Json.Obj without(Json.Obj document, String id) {
    return with(document, plans(document).stream().filter(plan -> !has(plan, id)).toList());
  }

  private static Json.Obj with(Json.Obj document, List<Json> plans) {
    var fields = new LinkedHashMap<>(document.fields());
    fields.put(FOLLOW_UPS, new Json.Arr(plans));
    return new Json.Obj(fields);
  }

  /** Returns the document with the follow-up switched on or off. */
  static Json.Obj switched(Json.Obj document, String id, boolean isOn) {
    var plan = find(document, id);
    if (plan.isEmpty()) return document;
    var fields = new LinkedHashMap<>(plan.get().fields());
    if (isOn && !fields.containsKey("on")) return document;
    fields.put("on", new Json.Bool(isOn));
    return put(document, new Json.Obj(fields));
  }

  /**
   * Returns a new follow-up with nothing but its id. The id is of the time: a customer gets a plan
   * once, so the id of a removed one must never return.
   */
  static Json.Obj fresh(Instant now) {
    var fields = new LinkedHashMap<String, Json>();
    fields.put("id", Json.str(ID.format(now)));
    return new Json.Obj(fields);
  }
}
