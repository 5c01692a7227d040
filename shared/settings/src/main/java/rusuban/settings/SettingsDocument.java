package rusuban.settings;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rusuban.core.Json;
import rusuban.core.Problem;
import rusuban.core.chat.ResponseMode;
import rusuban.core.keyword.KeywordMatcher;
import rusuban.core.keyword.RuleWarnings;
import rusuban.core.settings.FollowUpPlan;
import rusuban.core.settings.FollowUpPlan.Due;
import rusuban.core.settings.FollowUpPlan.Start;
import rusuban.core.settings.KeywordRule;
import rusuban.core.settings.QuietHours;
import rusuban.core.settings.Settings;

/**
 * The settings document of one account, as docs/settings.schema.json describes it: JSON text in,
 * settings or problems out.
 */
public final class SettingsDocument {
  /**
   * DynamoDB keeps items of at most 400 KB; the rest of the item and its keys need little
   * (Developer Guide, "Quotas").
   */
  public static final int MOST_BYTES = 380_000;

  private SettingsDocument() {}

  /** What reading a document came to. */
  public sealed interface Read {

    /** It can go live; the warnings name what is allowed but can hardly be meant. */
    record Good(Settings settings, List<Problem> warnings) implements Read {
      public Good {
        warnings = List.copyOf(warnings);
      }
    }

    /** It cannot, for all of these reasons. */
    record Bad(List<Problem> problems) implements Read {
      public Bad {
        problems = List.copyOf(problems);
      }
    }
  }

  /** Reads a document, however broken it is; nothing is thrown for what a person wrote. */
  public static Read read(String text) {
    int size = text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    if (size > MOST_BYTES)
      return bad(
          "",
          "設定が大きすぎます（上限" + MOST_BYTES + "バイト、いまは" + size + "バイト）。",
          "The document is too large: at most " + MOST_BYTES + " bytes, found " + size + ".");
    Json json;
    try {
      json = JsonText.parse(text);
    } catch (JsonText.Malformed e) {
      return bad(
          e.line + ":" + e.column,
          e.line + "行目の" + e.column + "文字目がJSONとして読めません。",
          "Not readable as JSON at line " + e.line + ", column " + e.column + ".");
    }
    var problems = new ArrayList<Problem>();
    Settings settings = settings(new Fields(json, "", problems));
    return problems.isEmpty()
        ? new Read.Good(settings, warnings(settings))
        : new Read.Bad(problems);
  }

  private static Read bad(String at, String ja, String en) {
    return new Read.Bad(List.of(new Problem(at, ja, en)));
  }

  private static Settings settings(Fields root) {
    Fields shop = root.object("shop");
    String name = shop.required("name", 60).orElse("?");
    ZoneId zone = zone(shop);
    shop.end();
    if (!root.has("responseHours"))
      root.problem("responseHours", "この項目は必須です。", "This field is required.");
    Fields closed = root.object("closedNotice");
    Fields busy = root.object("busyNotice");
    Fields reply = root.object("defaultReply");
    var plans = followUps(root);
    var settings =
        new Settings(
            name,
            HoursReader.read(root.object("responseHours"), zone),
            root.choice("responseMode", modes()).orElse(ResponseMode.AUTO),
            RuleReader.read(root, ids(plans)),
            Messages.read(closed, "messages"),
            Messages.read(busy, "messages"),
            duration(root, "silentAfterStaff", Duration.ofDays(7)).orElse(Duration.ofMinutes(30)),
            duration(root, "handover", Duration.ofDays(30)).orElse(Duration.ofHours(1)),
            Messages.read(reply, "messages"),
            greeting(root.object("greeting")),
            plans,
            quietHours(root),
            root.flag("pushWhenReplyFails").orElse(false),
            Duration.ofDays(root.whole("keepMessagesDays", 1, 3650).orElse(365)));
    List.of(closed, busy, reply, root).forEach(Fields::end);
    return settings;
  }

  private static ZoneId zone(Fields shop) {
    var id = shop.text("timeZone", 60);
    var zone = id.flatMap(HoursReader::zone);
    if (id.isPresent() && zone.isEmpty())
      shop.problem(
          "timeZone",
          "「Asia/Tokyo」のような時間帯の名前を書いてください。",
          "Write a time zone such as \"Asia/Tokyo\".");
    return zone.orElse(ZoneId.of("Asia/Tokyo"));
  }

  private static Settings.Greeting greeting(Fields greeting) {
    var read =
        new Settings.Greeting(
            Messages.read(greeting, "newFriend"),
            Messages.read(greeting, "returningFriend"),
            Messages.read(greeting, "group"));
    greeting.end();
    return read;
  }

  private static Set<String> ids(List<FollowUpPlan> plans) {
    var ids = new LinkedHashSet<String>();
    plans.forEach(plan -> ids.add(plan.id()));
    return ids;
  }

  private static List<FollowUpPlan> followUps(Fields root) {
    var plans = new ArrayList<FollowUpPlan>();
    for (Fields each : root.objects("followUps", 50)) {
      String id = each.required("id", 60).orElse("?");
      if (ids(plans).contains(id))
        each.problem("id", "同じ id のフォローがあります。", "Another follow-up has the same id.");
      if (!each.has("start")) each.problem("start", "この項目は必須です。", "This field is required.");
      Start start = each.choice("start", starts()).orElse(Start.RULE);
      var messages = Messages.read(each, "messages");
      if (!each.has("messages")) each.problem("messages", "この項目は必須です。", "This field is required.");
      due(each).ifPresent(due -> plans.add(new FollowUpPlan(id, start, due, messages)));
      each.end();
    }
    return plans;
  }

  private static Optional<Due> due(Fields plan) {
    Fields due = plan.object("due");
    var at = due.parsed("sameDayAt", "20:00", LocalTime::parse);
    var latest = due.parsed("latest", "20:45", LocalTime::parse);
    var after = duration(due, "after", Duration.ofDays(365));
    var within = duration(due, "within", Duration.ofDays(30));
    int before = due.problems().size();
    if (due.has("sameDayAt") == due.has("after"))
      plan.problem(
          "due",
          "sameDayAt（と latest）か after（と within）のどちらかを書いてください。",
          "Give sameDayAt (with latest) or after (with within).");
    due.end();
    if (due.problems().size() > before) return Optional.empty();
    if (after.isPresent())
      return Optional.of(new Due.After(after.get(), within.orElse(Duration.ofHours(2))));
    return at.flatMap(
        time ->
            sameDay(
                due,
                time,
                latest.orElse(
                    time.isBefore(LocalTime.of(23, 0))
                        ? time.plusHours(1)
                        : LocalTime.of(23, 59))));
  }

  private static Optional<Due> sameDay(Fields due, LocalTime at, LocalTime latest) {
    if (!latest.isBefore(at)) return Optional.of(new Due.SameDay(at, latest));
    due.problem("latest", "latest は sameDayAt 以降にしてください。", "latest must not be before sameDayAt.");
    return Optional.empty();
  }

  private static QuietHours quietHours(Fields root) {
    if (!root.has("quietHours")) return QuietHours.USUAL;
    Fields quiet = root.object("quietHours");
    var from = quiet.parsed("from", "21:00", LocalTime::parse);
    var until = quiet.parsed("until", "09:00", LocalTime::parse);
    if (from.isEmpty() || until.isEmpty())
      quiet.problem("from", "from と until の両方が必要です。", "Both from and until are required.");
    quiet.end();
    return new QuietHours(
        from.orElse(QuietHours.USUAL.from()), until.orElse(QuietHours.USUAL.until()));
  }

  /** A positive duration such as PT30M or P1D, at most {@code most}. */
  static Optional<Duration> duration(Fields fields, String name, Duration most) {
    var read = fields.parsed(name, "PT30M", Duration::parse);
    if (read.isPresent() && (read.get().isNegative() || read.get().compareTo(most) > 0)) {
      fields.problem(
          name,
          "PT0S〜" + most + "で書いてください（いまは" + read.get() + "）。",
          "Must be PT0S to " + most + " (found " + read.get() + ").");
      return Optional.empty();
    }
    return read;
  }

  private static Map<String, ResponseMode> modes() {
    var words = new LinkedHashMap<String, ResponseMode>();
    words.put("auto", ResponseMode.AUTO);
    words.put("staff", ResponseMode.STAFF);
    words.put("by-hours", ResponseMode.BY_HOURS);
    return words;
  }

  private static Map<String, Start> starts() {
    var words = new LinkedHashMap<String, Start>();
    words.put("first-message", Start.FIRST_MESSAGE);
    words.put("follow", Start.FOLLOW);
    words.put("rule", Start.RULE);
    return words;
  }

  private static List<Problem> warnings(Settings settings) {
    var warnings = new ArrayList<Problem>();
    var entries =
        settings.rules().stream()
            .map(rule -> new KeywordMatcher.Entry<>(rule, rule.match()))
            .toList();
    for (var never : RuleWarnings.find(entries, SettingsDocument::alwaysActive)) {
      // In a group, a rule for groups still answers where those before it are silent.
      if (never.rule().groups() && !never.by().stream().allMatch(KeywordRule::groups)) continue;
      int index = settings.rules().indexOf(never.rule());
      var by = never.by().stream().map(KeywordRule::id).toList();
      warnings.add(
          new Problem(
              "keywordRules[" + index + "]",
              "このルール「" + never.rule().id() + "」は働きません。先にあるルール" + by + "が先に答えます。",
              "This rule ("
                  + never.rule().id()
                  + ") can never answer: the rules "
                  + by
                  + " before it take every such text."));
    }
    return warnings;
  }

  private static boolean alwaysActive(KeywordRule rule) {
    return rule.active() == KeywordRule.Active.ANY_TIME
        && rule.from().isEmpty()
        && rule.until().isEmpty()
        && rule.pause().isEmpty();
  }
}
