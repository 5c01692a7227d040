package rusuban.settings.difference;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import rusuban.core.settings.Handover;
import rusuban.json.CanonicalJson;
import rusuban.json.Json;
import rusuban.settings.difference.SectionChanges.Headline;

/** Tells the changes of the policies: all fields that have no section of their own. */
final class PolicyDifference {
  private static final String NOTE = "//";
  private static final String UNTIL_OPENING = new Handover.UntilOpening().written();

  /**
   * A policy.
   *
   * @param path the names of its fields from the document on
   * @param group the name of its part of the page, for the list of what stays
   * @param words returns its value in words; the value is missing if the default holds
   */
  private record Policy(
      List<String> path, Wording group, Wording name, Function<Optional<Json>, Wording> words) {}

  private static final Wording SHOP = new Wording("お店", "the shop");
  private static final Wording MODE = new Wording("答え方", "who answers");
  private static final Wording STAFF = new Wording("スタッフに任せるとき", "the handover to staff");
  private static final Wording FOLLOW_UPS = new Wording("お便りを送らない時間", "the quiet hours");
  private static final Wording QUOTA = new Wording("今月の通数", "the month's messages");
  private static final Wording RECORDS = new Wording("記録", "the records");

  private static final List<Policy> ALL =
      List.of(
          new Policy(
              List.of("shop", "name"),
              SHOP,
              new Wording("店名", "The shop's name"),
              value -> text(value, "")),
          new Policy(
              List.of("shop", "timeZone"),
              SHOP,
              new Wording("タイムゾーン", "The time zone"),
              value -> text(value, "Asia/Tokyo")),
          new Policy(
              List.of("responseMode"),
              MODE,
              new Wording("答え方", "The response mode"),
              PolicyDifference::mode),
          new Policy(
              List.of("handover"),
              STAFF,
              new Wording(
                  "スタッフを呼んだあと、自動応答を止める時間", "The time without automatic answers after a call"),
              value -> length(value, "PT1H")),
          new Policy(
              List.of("silentAfterStaff"),
              STAFF,
              new Wording(
                  "スタッフが返信したあと、お知らせを送らない時間", "The time without notices after a staff answer"),
              value -> length(value, "PT30M")),
          new Policy(
              List.of("quietHours"),
              FOLLOW_UPS,
              new Wording("お便りを送らない時間", "The time without follow-ups"),
              PolicyDifference::quietHours),
          new Policy(
              List.of("pushWhenReplyFails"),
              QUOTA,
              new Wording("返信できなかったときのプッシュ", "The push after a refused reply"),
              PolicyDifference::push),
          new Policy(
              List.of("quota", "keepBack"),
              QUOTA,
              new Wording("取り置く通数", "The number of messages kept back"),
              PolicyDifference::keptBack),
          new Policy(
              List.of("keepMessagesDays"),
              RECORDS,
              new Wording("やりとりを残す日数", "The time for which messages are kept"),
              PolicyDifference::days));

  private PolicyDifference() {}

  /** Adds the changes from the one to the other. */
  static void tell(Json.Obj before, Json.Obj after, SectionChanges changes) {
    var told = new LinkedHashSet<List<String>>();
    for (var policy : ALL) {
      told.add(policy.path());
      var was = policy.words().apply(at(before, policy.path()));
      var is = policy.words().apply(at(after, policy.path()));
      if (!was.equals(is)) changes.replaced(Headline.changed(policy.name()), was, is);
    }
    rest(before, after, List.of(), told, changes);
    if (changes.isEmpty())
      changes.add(
          new Headline(
              "店の決めごとの書き方か覚え書きだけが変わり",
              "Only the notation or the notes of the policies change",
              "Only the notation or the notes of the policies changed"));
  }

  /** Returns the parts of the page whose policies do not differ. */
  static Set<Wording> unchanged(Json.Obj before, Json.Obj after) {
    var unchanged = new LinkedHashSet<Wording>();
    for (var policy : ALL) unchanged.add(policy.group());
    for (var policy : ALL)
      if (!policy
          .words()
          .apply(at(before, policy.path()))
          .equals(policy.words().apply(at(after, policy.path())))) unchanged.remove(policy.group());
    return unchanged;
  }

  private static Optional<Json> at(Json.Obj document, List<String> path) {
    Optional<Json> value = Optional.of(document);
    for (var name : path)
      value =
          value.flatMap(
              json -> json instanceof Json.Obj object ? object.get(name) : Optional.empty());
    return value;
  }

  /** Tells the fields of a newer release, by name. */
  private static void rest(
      Json.Obj before,
      Json.Obj after,
      List<String> path,
      Set<List<String>> told,
      SectionChanges changes) {
    var fields = new LinkedHashSet<>(before.fields().keySet());
    fields.addAll(after.fields().keySet());
    for (var field : fields) {
      var here = new ArrayList<>(path);
      here.add(field);
      var was = before.get(field);
      var is = after.get(field);
      if (field.startsWith(NOTE)
          || field.equals("$schema")
          || told.contains(here)
          || was.equals(is)) continue;
      boolean isAround =
          told.stream()
              .anyMatch(
                  other ->
                      other.size() > here.size() && other.subList(0, here.size()).equals(here));
      if (isAround) rest(object(was), object(is), here, told, changes);
      else
        changes.replaced(
            Headline.changed(
                new Wording(
                    "店の決めごと " + String.join(".", here), "The policy " + String.join(".", here))),
            was.map(CanonicalJson::of).map(Wording::same).orElse(Phrases.NONE),
            is.map(CanonicalJson::of).map(Wording::same).orElse(Phrases.NONE));
    }
  }

  private static Json.Obj object(Optional<Json> json) {
    return json.orElse(Json.Obj.EMPTY) instanceof Json.Obj object ? object : Json.Obj.EMPTY;
  }

  private static Wording text(Optional<Json> value, String usual) {
    return Wording.same(value.orElse(Json.str(usual)) instanceof Json.Str(var text) ? text : usual);
  }

  private static Wording length(Optional<Json> value, String usual) {
    var text = text(value, usual).ja();
    if (text.equals(UNTIL_OPENING)) return new Wording("次の開店まで", "until the next opening");
    try {
      return Phrases.length(Duration.parse(text));
    } catch (DateTimeException _) {
      return Wording.same(text);
    }
  }

  private static Wording mode(Optional<Json> value) {
    return switch (text(value, "auto").ja()) {
      case "auto" -> new Wording("いつでも自動", "always automatic");
      case "staff" -> new Wording("いつもスタッフ", "always staff");
      case "by-hours" -> new Wording("営業中はスタッフ、時間外は自動", "staff while open, automatic while closed");
      case String other -> Wording.same(other);
    };
  }

  private static Wording quietHours(Optional<Json> value) {
    var hours = object(value);
    return Wording.same(
        hours.text("from").orElse("21:00") + "〜" + hours.text("until").orElse("09:00"));
  }

  private static Wording push(Optional<Json> value) {
    return value.equals(Optional.of(new Json.Bool(true)))
        ? new Wording("送る", "sent")
        : new Wording("送らない", "not sent");
  }

  private static Wording keptBack(Optional<Json> value) {
    long kept = number(value, 0);
    return kept == 0
        ? new Wording("取り置かない", "none")
        : new Wording(kept + "通", Phrases.count(kept, "message"));
  }

  private static Wording days(Optional<Json> value) {
    long days = number(value, 365);
    return new Wording(days + "日", Phrases.count(days, "day"));
  }

  private static long number(Optional<Json> value, long usual) {
    return value.orElse(Json.num(usual)) instanceof Json.Num(var number)
        ? number.longValue()
        : usual;
  }
}
