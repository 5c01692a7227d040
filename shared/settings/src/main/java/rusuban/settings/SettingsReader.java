package rusuban.settings;

import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rusuban.core.chat.ResponseMode;
import rusuban.core.settings.Handover;
import rusuban.core.settings.QuietHours;
import rusuban.core.settings.Settings;
import rusuban.json.Json;

/** Reader of the whole document. */
final class SettingsReader {
  private static final ZoneId USUAL_ZONE = ZoneId.of("Asia/Tokyo");

  private static final Duration USUAL_HANDOVER = Duration.ofHours(1);

  private static final int MOST_KEPT_BACK = 1_000_000;

  private SettingsReader() {}

  /** Reads the settings. The result is valid only if no problem was found. */
  static Settings read(ObjectFieldReader root) {
    root.text("$schema", 1000);
    root.requirePresent("shop");
    root.requirePresent("responseHours");
    ObjectFieldReader shop = root.object("shop");
    String name = shop.required("name", 60).orElse("?");
    ZoneId zone = zone(shop);
    shop.end();
    var plans = FollowUpReader.read(root);
    var settings =
        new Settings(
            name,
            HoursReader.read(root.object("responseHours"), zone),
            root.choice("responseMode", modes()).orElse(ResponseMode.AUTO),
            RuleReader.read(root, FollowUpReader.ids(root)),
            notice(root, "closedNotice"),
            notice(root, "busyNotice"),
            root.duration("silentAfterStaff", Duration.ofDays(7)).orElse(Duration.ofMinutes(30)),
            handover(root),
            notice(root, "defaultReply"),
            greeting(root.object("greeting")),
            plans,
            quietHours(root),
            root.flag("pushWhenReplyFails").orElse(false),
            quotaKeptBack(root),
            Duration.ofDays(root.whole("keepMessagesDays", 1, 3650).orElse(365)));
    root.end();
    return settings;
  }

  private static ZoneId zone(ObjectFieldReader shop) {
    return shop.parsed("timeZone", "Asia/Tokyo", ZoneId::of).orElse(USUAL_ZONE);
  }

  private static List<Json> notice(ObjectFieldReader root, String name) {
    if (!root.has(name)) return List.of();
    ObjectFieldReader notice = root.object(name);
    notice.requirePresent("messages");
    var messages = MessageListReader.read(notice, "messages");
    notice.end();
    return messages;
  }

  private static Settings.Greeting greeting(ObjectFieldReader greeting) {
    var read =
        new Settings.Greeting(
            MessageListReader.read(greeting, "newFriend"),
            MessageListReader.read(greeting, "returningFriend"),
            MessageListReader.read(greeting, "group"));
    greeting.end();
    return read;
  }

  private static QuietHours quietHours(ObjectFieldReader root) {
    if (!root.has("quietHours")) return QuietHours.USUAL;
    ObjectFieldReader quiet = root.object("quietHours");
    quiet.requirePresent("from");
    quiet.requirePresent("until");
    var from = quiet.parsed("from", "21:00", TimeFormats::time);
    var until = quiet.parsed("until", "09:00", TimeFormats::time);
    quiet.end();
    return new QuietHours(
        from.orElse(QuietHours.USUAL.from()), until.orElse(QuietHours.USUAL.until()));
  }

  private static Handover handover(ObjectFieldReader root) {
    var opening = new Handover.UntilOpening();
    if (root.json("handover").filter(Json.str(opening.written())::equals).isPresent())
      return opening;
    return new Handover.FixedTime(
        root.duration("handover", Handover.LONGEST).orElse(USUAL_HANDOVER));
  }

  private static int quotaKeptBack(ObjectFieldReader root) {
    ObjectFieldReader quota = root.object("quota");
    int keepBack = quota.whole("keepBack", 0, MOST_KEPT_BACK).orElse(0);
    quota.end();
    return keepBack;
  }

  private static Map<String, ResponseMode> modes() {
    var words = new LinkedHashMap<String, ResponseMode>();
    words.put("auto", ResponseMode.AUTO);
    words.put("staff", ResponseMode.STAFF);
    words.put("by-hours", ResponseMode.BY_HOURS);
    return words;
  }
}
