package rusuban.dynamo;

import static java.util.stream.Collectors.toMap;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import rusuban.core.decision.PickedTime;
import rusuban.core.decision.trace.TraceCode;
import rusuban.core.decision.trace.TraceCode.Bar;
import rusuban.core.decision.trace.TraceCode.Greeted;
import rusuban.core.decision.trace.TraceCode.Newcomer;
import rusuban.core.decision.trace.TraceCode.Notice;
import rusuban.core.decision.trace.TraceCode.NoticeKind;
import rusuban.core.decision.trace.TraceCode.NoticeState;
import rusuban.core.decision.trace.TraceCode.Picked;
import rusuban.core.decision.trace.TraceCode.Plain;
import rusuban.core.decision.trace.TraceCode.PlanBarred;
import rusuban.core.decision.trace.TraceCode.PlanDue;
import rusuban.core.decision.trace.TraceCode.PlanPast;
import rusuban.core.decision.trace.TraceCode.PlanQuiet;
import rusuban.core.decision.trace.TraceCode.Prose;
import rusuban.core.decision.trace.TraceCode.RuleMatches;
import rusuban.core.decision.trace.TraceCode.RulesInactive;
import rusuban.core.decision.trace.TraceCode.StaffCalled;
import rusuban.core.decision.trace.TraceCode.StaffSwitch;
import rusuban.core.decision.trace.TraceStep;
import rusuban.json.Json;
import rusuban.json.JsonText;

/**
 * A trace as short text and back (docs/decisions/0021-the-trace-is-codes.md). A step is a word, or
 * an array of a word and its arguments. The mark says that the step decided. The words are stored,
 * so none of them may ever change. Events from before December 2026 hold an object with prose for
 * each step.
 */
public final class TraceJson {
  private static final String TOOK = "!";

  private static final Map<String, Plain> PLAIN = byWord(Plain.values(), TraceJson::word);
  private static final Map<String, Newcomer> NEWCOMERS = byWord(Newcomer.values(), TraceJson::word);
  private static final Map<String, NoticeKind> KINDS = byWord(NoticeKind.values(), TraceJson::word);
  private static final Map<String, NoticeState> STATES =
      byWord(NoticeState.values(), TraceJson::word);
  private static final Map<String, Bar> BARS = byWord(Bar.values(), TraceJson::word);

  private TraceJson() {}

  public static String write(List<TraceStep> trace) {
    return JsonText.write(new Json.Arr(trace.stream().map(TraceJson::write).toList()));
  }

  /** Reads any trace; shows unknown steps of a newer version as they stand. */
  public static List<TraceStep> read(String text) {
    return ((Json.Arr) JsonText.parse(text)).items().stream().map(TraceJson::read).toList();
  }

  private static Json write(TraceStep step) {
    String mark = step.took() ? TOOK : "";
    return switch (step.saw()) {
      case Plain plain -> Json.str(mark + word(plain));
      case Picked(var time) -> array(mark + "picked", time);
      case Greeted(var who, var isSet) -> array(mark + "greet", word(who), isSet ? "" : "unset");
      case StaffSwitch(var until, var by) ->
          array(mark + "staff-until", until.map(OffsetDateTime::toString).orElse(""), by);
      case RuleMatches(var rule) -> array(mark + "rule", rule);
      case StaffCalled(var until, var isOpening) ->
          array(mark + "called", until.toString(), isOpening ? "opening" : "");
      case RulesInactive(var rules) -> {
        var words = new ArrayList<>(List.of(mark + "inactive"));
        words.addAll(rules);
        yield array(words);
      }
      case Notice(var kind, var state) -> array(mark + "notice", word(kind), word(state));
      case PlanDue(var plan, var due) -> array(mark + "due", plan, due.toString());
      case PlanBarred(var plan, var why) -> array(mark + "barred", plan, word(why));
      case PlanPast(var plan, var latest) -> array(mark + "past", plan, latest.toString());
      case PlanQuiet(var plan, var due, var from, var until, var latest) ->
          array(
              mark + "quiet",
              plan,
              due.toString(),
              from.toString(),
              until.toString(),
              latest.toString());
      case Prose(var name, var ja, var en) -> array(mark + "prose", name, ja, en);
    };
  }

  private static Json array(String... words) {
    return array(Arrays.asList(words));
  }

  private static Json array(List<String> words) {
    return new Json.Arr(words.stream().<Json>map(Json::str).toList());
  }

  private static TraceStep read(Json step) {
    return switch (step) {
      case Json.Str(var word) -> read(step, List.of(word));
      case Json.Arr(var values) -> read(step, texts(values));
      case Json.Obj fields -> prose(fields);
      case Json.Num _, Json.Bool _, Json.Null _ -> read(step, List.of());
    };
  }

  /** Returns the texts up to the first value of another kind, which only a newer version writes. */
  private static List<String> texts(List<Json> values) {
    var texts = new ArrayList<String>();
    for (var value : values) {
      if (!(value instanceof Json.Str(var text))) break;
      texts.add(text);
    }
    return texts;
  }

  private static TraceStep read(Json step, List<String> words) {
    String first = words.isEmpty() ? "" : words.getFirst();
    boolean took = first.startsWith(TOOK);
    String word = first.substring(took ? TOOK.length() : 0);
    return new TraceStep(code(step, word, words.stream().skip(1).toList()), took);
  }

  private static TraceCode code(Json step, String word, List<String> of) {
    try {
      return switch (word) {
        case "picked" -> picked(of.getFirst());
        case "greet" -> new Greeted(known(NEWCOMERS, of.getFirst()), of.get(1).isEmpty());
        case "staff-until" ->
            new StaffSwitch(
                Optional.of(of.getFirst()).filter(it -> !it.isEmpty()).map(OffsetDateTime::parse),
                of.get(1));
        case "rule" -> new RuleMatches(of.getFirst());
        case "called" ->
            new StaffCalled(OffsetDateTime.parse(of.getFirst()), of.get(1).equals("opening"));
        case "inactive" -> new RulesInactive(of);
        case "notice" -> new Notice(known(KINDS, of.getFirst()), known(STATES, of.get(1)));
        case "due" -> new PlanDue(of.getFirst(), OffsetDateTime.parse(of.get(1)));
        case "barred" -> new PlanBarred(of.getFirst(), known(BARS, of.get(1)));
        case "past" -> new PlanPast(of.getFirst(), OffsetDateTime.parse(of.get(1)));
        case "quiet" ->
            new PlanQuiet(
                of.getFirst(),
                OffsetDateTime.parse(of.get(1)),
                LocalTime.parse(of.get(2)),
                LocalTime.parse(of.get(3)),
                OffsetDateTime.parse(of.get(4)));
        case "prose" -> new Prose(of.getFirst(), of.get(1), of.get(2));
        default -> known(PLAIN, word);
      };
    } catch (NoSuchElementException | IndexOutOfBoundsException | DateTimeException _) {
      return new Prose(
          word,
          "新しい版の記録です: " + JsonText.write(step),
          "of a newer version: " + JsonText.write(step));
    }
  }

  /**
   * Returns the code of a picked time.
   *
   * @throws DateTimeException if this version cannot show the time
   */
  private static Picked picked(String time) {
    var _ = PickedTime.withYear(time);
    return new Picked(time);
  }

  private static TraceStep prose(Json.Obj fields) {
    boolean took = fields.get("took").equals(Optional.of(new Json.Bool(true)));
    return new TraceStep(
        new Prose(field(fields, "step"), field(fields, "ja"), field(fields, "en")), took);
  }

  private static String field(Json.Obj fields, String name) {
    return fields.text(name).orElse("");
  }

  private static <T> Map<String, T> byWord(T[] all, Function<T, String> word) {
    return Arrays.stream(all).collect(toMap(word, it -> it));
  }

  private static <T> T known(Map<String, T> words, String word) {
    return Optional.ofNullable(words.get(word)).orElseThrow();
  }

  private static String word(Plain plain) {
    return switch (plain) {
      case UNREADABLE -> "unreadable";
      case STANDBY -> "standby";
      case OWN_ACTION -> "own";
      case OF_NO_CHAT -> "no-chat";
      case ONLY_KEPT -> "kept";
      case DECIDED_BEFORE -> "decided";
      case LEFT_SINCE -> "left";
      case UNSENT -> "unsent";
      case NO_REPLY_TOKEN -> "no-token";
      case ANSWERABLE -> "ok";
      case NO_GREETING -> "no-greeting";
      case TAKEN_OVER -> "taken-over";
      case NOT_TAKEN_OVER -> "free";
      case MODE_AUTO -> "auto";
      case MODE_STAFF -> "staff";
      case MODE_BY_HOURS_STAFF -> "hours-staff";
      case MODE_BY_HOURS_AUTO -> "hours-auto";
      case NO_TEXT -> "no-text";
      case NO_RULE -> "no-rule";
      case ADDRESSED -> "addressed";
      case NOT_ADDRESSED -> "not-addressed";
      case OPEN -> "open";
      case NOT_BUSY -> "not-busy";
      case NO_DEFAULT_REPLY -> "no-default";
      case DEFAULT_REPLY -> "default";
      case LEFT_TO_STAFF -> "to-staff";
      case NO_SETTINGS -> "no-settings";
      case TOO_MANY_AT_ONCE -> "too-many";
      case FAILED -> "failed";
    };
  }

  private static String word(Newcomer who) {
    return switch (who) {
      case NEW_FRIEND -> "new";
      case RETURNING_FRIEND -> "returning";
      case GROUP -> "group";
    };
  }

  private static String word(NoticeKind kind) {
    return switch (kind) {
      case CLOSED -> "closed";
      case BUSY -> "busy";
    };
  }

  private static String word(NoticeState state) {
    return switch (state) {
      case NOT_SET -> "unset";
      case STAFF_WROTE -> "staff-wrote";
      case GIVEN_BEFORE -> "given";
      case FIRST -> "first";
    };
  }

  private static String word(Bar why) {
    return switch (why) {
      case OFF -> "off";
      case GROUP -> "group";
      case RETURNED -> "returned";
      case LEFT -> "left";
      case OPTED_OUT -> "opted-out";
      case STOPPED -> "stopped";
      case BEGAN_BEFORE -> "before";
    };
  }
}
