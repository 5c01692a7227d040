package rusuban.core.settings;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rusuban.core.chat.ResponseMode;
import rusuban.core.hours.ResponseHours;
import rusuban.json.Json;

/**
 * The owner's settings of one account: one immutable document that passed every check. Each list of
 * messages holds one to five of LINE's message objects (Messaging API reference, "Message
 * objects").
 *
 * @param shopName the shop's name, for {店名}
 * @param hours the hours in which the shop answers, with its time zone
 * @param mode the response mode of chats without a mode of their own
 * @param rules the keyword rules, the highest priority first
 * @param closedNotice sent once per closed period and chat
 * @param busyNotice sent once per busy period and chat
 * @param silentAfterStaff how long the closed and busy notices stay silent after a staff message
 * @param handover how long a staff takeover lasts after a rule called staff
 * @param defaultReply sent if nothing else answered; empty to leave the answer to staff
 * @param greeting sent on follow and join
 * @param followUps the follow-up plans
 * @param quietHours the hours without follow-ups
 * @param pushWhenReplyFails whether an answer whose reply was surely refused may be pushed, which
 *     costs
 * @param quotaKeptBack the number of the month's messages that follow-ups must leave for pushed
 *     answers and for staff
 * @param keepMessages how long messages and events are stored
 */
public record Settings(
    String shopName,
    ResponseHours hours,
    ResponseMode mode,
    List<KeywordRule> rules,
    List<Json> closedNotice,
    List<Json> busyNotice,
    Duration silentAfterStaff,
    Handover handover,
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

  /** Returns the account's time zone. */
  public ZoneId zone() {
    return hours.zone();
  }

  /** Returns all messages of these settings. */
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

  /** Returns the plan with this id, if the settings have it. */
  public Optional<FollowUpPlan> plan(String id) {
    return followUps.stream().filter(plan -> plan.id().equals(id)).findFirst();
  }

  /**
   * Messages for a customer or group that comes.
   *
   * @param newFriend for the first follow
   * @param returningFriend for a customer who unblocked the account
   * @param group for a group or room that the account joins
   */
  public record Greeting(List<Json> newFriend, List<Json> returningFriend, List<Json> group) {
    public Greeting {
      newFriend = List.copyOf(newFriend);
      returningFriend = List.copyOf(returningFriend);
      group = List.copyOf(group);
    }
  }
}
