package rusuban.core.settings;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rusuban.core.Json;
import rusuban.core.chat.ResponseMode;
import rusuban.core.hours.ResponseHours;

/**
 * Everything the owner sets for one account: one document, checked as a whole when saved and never
 * changed afterwards. Messages are LINE's message objects (Messaging API reference, "Message
 * objects"), one to five of them wherever a list of them stands.
 *
 * @param shopName the shop's name, for {店名}
 * @param hours when the shop answers, with its time zone
 * @param mode who answers where a chat has no mode of its own
 * @param rules the keyword rules, the most important first
 * @param closedNotice said once per closed period and chat
 * @param busyNotice said once per busy period and chat
 * @param silentAfterStaff how long after staff wrote the closed and busy notices stay away
 * @param handover how long a chat stays with staff once a rule called them
 * @param defaultReply said when nothing else answered; empty where staff should
 * @param greeting what is said on follow and join
 * @param followUps the follow-up plans
 * @param quietHours when no follow-up goes out
 * @param pushWhenReplyFails whether an answer whose reply was surely refused may be pushed, which
 *     costs
 * @param quotaKeptBack how many of the month's messages no follow-up takes: they are left for
 *     answers that have to be pushed and for staff
 * @param keepMessages how long messages and events are kept
 */
public record Settings(
    String shopName,
    ResponseHours hours,
    ResponseMode mode,
    List<KeywordRule> rules,
    List<Json> closedNotice,
    List<Json> busyNotice,
    Duration silentAfterStaff,
    Duration handover,
    List<Json> defaultReply,
    Greeting greeting,
    List<FollowUpPlan> followUps,
    QuietHours quietHours,
    boolean pushWhenReplyFails,
    int quotaKeptBack,
    Duration keepMessages) {

  public Settings {
    rules = List.copyOf(rules);
    closedNotice = List.copyOf(closedNotice);
    busyNotice = List.copyOf(busyNotice);
    defaultReply = List.copyOf(defaultReply);
    followUps = List.copyOf(followUps);
  }

  /** The account's time zone. */
  public ZoneId zone() {
    return hours.zone();
  }

  /** Returns all messages of these settings, wherever they stand. */
  public List<Json> messages() {
    return Stream.of(
            rules.stream().flatMap(rule -> rule.answers().stream()),
            Stream.of(closedNotice, busyNotice, defaultReply),
            Stream.of(greeting.newFriend(), greeting.returningFriend(), greeting.group()),
            followUps.stream().map(FollowUpPlan::messages))
        .flatMap(lists -> lists)
        .flatMap(List::stream)
        .toList();
  }

  /** The plan of this id, where the settings still have it. */
  public Optional<FollowUpPlan> plan(String id) {
    return followUps.stream().filter(plan -> plan.id().equals(id)).findFirst();
  }

  /**
   * What is said when a customer comes.
   *
   * @param newFriend to one who follows for the first time
   * @param returningFriend to one who unblocked the account
   * @param group on joining a group or room
   */
  public record Greeting(List<Json> newFriend, List<Json> returningFriend, List<Json> group) {
    public Greeting {
      newFriend = List.copyOf(newFriend);
      returningFriend = List.copyOf(returningFriend);
      group = List.copyOf(group);
    }
  }
}
