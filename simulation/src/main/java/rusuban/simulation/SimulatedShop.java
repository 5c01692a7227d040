package rusuban.simulation;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalLong;
import rusuban.core.settings.QuietHours;
import rusuban.testkit.RandomInputs;

/**
 * The shop of one schedule: its place, its start, its successive settings, and its messages of a
 * month.
 */
record SimulatedShop(
    ZoneId zone, Instant begins, List<String> settings, OptionalLong monthlyLimit, int keptBack) {
  static final QuietHours QUIET = new QuietHours(LocalTime.of(21, 0), LocalTime.of(9, 0));

  private static final List<LocalTime> EDGES = List.of(LocalTime.of(20, 50), LocalTime.of(21, 0));

  /** The days on which clocks change there, and one on which they do not. */
  private static final List<String> TOKYO = List.of("2026-11-24", "2026-12-31");

  private static final List<String> NEW_YORK = List.of("2026-10-31", "2027-03-13", "2026-11-24");

  /**
   * Returns a random shop.
   *
   * @param ofMonth the chance for the month's messages, so few in some schedules that they run
   *     short
   */
  static SimulatedShop of(RandomInputs randomInputs, RandomInputs ofMonth) {
    int keptBack = ofMonth.happens(0.5) ? ofMonth.between(1, 2) : 0;
    boolean few = keptBack > 0 && ofMonth.happens(0.6);
    boolean tokyo = randomInputs.happens(0.6);
    var zone = ZoneId.of(tokyo ? "Asia/Tokyo" : "America/New_York");
    var day = randomInputs.oneOf(tokyo ? TOKYO : NEW_YORK);
    var time = randomInputs.happens(0.3) ? evening(randomInputs) : anyTime(randomInputs);
    return new SimulatedShop(
        zone,
        LocalDateTime.parse(day + "T" + time).atZone(zone).toInstant(),
        List.of(
            document(zone, randomInputs.happens(0.6), true, keptBack, 30),
            document(zone, randomInputs.happens(0.6), false, keptBack, 2)),
        few ? OptionalLong.of(keptBack + ofMonth.between(1, 4)) : OptionalLong.empty(),
        keptBack);
  }

  private static LocalTime anyTime(RandomInputs randomInputs) {
    return LocalTime.of(
        randomInputs.between(8, 23), randomInputs.between(0, 59), randomInputs.between(0, 59));
  }

  /** Returns a time right before follow-ups begin. */
  private static LocalTime evening(RandomInputs randomInputs) {
    return LocalTime.of(20, 0).minusSeconds(randomInputs.between(1, 120));
  }

  /** Returns a time seconds before follow-ups of the day lapse or the quiet hours begin. */
  Instant nextEdge(Instant now, RandomInputs randomInputs) {
    var here = now.atZone(zone);
    var edge = randomInputs.oneOf(EDGES);
    var day = here.toLocalTime().isBefore(edge.minusMinutes(1)) ? here : here.plusDays(1);
    return day.with(edge).minusSeconds(randomInputs.between(1, 4)).toInstant();
  }

  /** Returns settings with everything that can race. Without {@code later} a plan is missing. */
  private static String document(
      ZoneId zone, boolean mayPush, boolean later, int keptBack, int keptDays) {
    var gone =
        later
            ? """
            , {"id": "later", "start": "follow", "due": {"after": "PT2H", "within": "PT20H"},
               "holdWhileWaiting": true, "messages": ["later:{名前}様"]}\
            """
            : "";
    return """
    {"shop": {"name": "るすばん", "timeZone": "%s"},
     "responseHours": {"weekdays": {"mon": ["10:00-19:00"], "tue": ["10:00-19:00"], "sat": ["10:00-25:30"], "sun": ["10:00-19:00"]}},
     "keywordRules": [
       {"id": "stop", "match": {"contains": ["停止"]}, "answer": ["承知しました"], "actions": {"optOut": true}},
       {"id": "resume", "match": {"contains": ["再開"]}, "answer": ["再開しました"], "actions": {"optOut": false}},
       {"id": "call", "match": {"contains": ["相談"]}, "answer": ["お待ちください"], "actions": {"callStaff": true}},
       {"id": "tag", "match": {"contains": ["常連"]}, "answer": ["はい"], "actions": {"addTags": ["vip"]}},
       {"id": "untag", "match": {"contains": ["一見"]}, "actions": {"removeTags": ["vip"]}},
       {"id": "begin", "match": {"contains": ["開始"]}, "answer": ["はい"], "actions": {"startFollowUps": ["ruled"]}},
       {"id": "cancel", "match": {"contains": ["取消"]}, "answer": ["はい"], "actions": {"stopFollowUps": ["ruled"]}}],
     "closedNotice": {"messages": ["{名前}様、次の営業は{次の営業}です"]},
     "busyNotice": {"messages": ["{名前}様、混み合っています"]},
     "defaultReply": {"messages": ["{名前}様、お待ちください"]},
     "greeting": {"newFriend": ["{名前}様、はじめまして"], "returningFriend": ["おかえりなさい"]},
     "handover": "PT20M",
     "followUps": [
       {"id": "thanks", "start": "first-message", "due": {"sameDayAt": "20:00", "latest": "20:50"}, "messages": ["thanks:{名前}様"]},
       {"id": "ruled", "start": "rule", "due": {"after": "PT30M", "within": "PT15H"}, "messages": ["ruled:{名前}様"]}%s],
     "quietHours": {"from": "21:00", "until": "09:00"},
     "pushWhenReplyFails": %s,
     "quota": {"keepBack": %d},
     "keepMessagesDays": %d}
    """
        .formatted(zone, gone, mayPush, keptBack, keptDays);
  }
}
