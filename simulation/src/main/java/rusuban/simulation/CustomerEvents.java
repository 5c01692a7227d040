package rusuban.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import rusuban.core.ChatId;
import rusuban.core.event.Event;
import rusuban.core.event.EventContent;
import rusuban.simulation.ScheduleStep.Kind;
import rusuban.testkit.RandomInputs;

/** The actions of customers, as LINE's events. */
final class CustomerEvents {
  static final List<ChatId> CUSTOMERS =
      List.of(new ChatId("U0"), new ChatId("U1"), new ChatId("U2"));

  /** The marker of message texts, to find them where they do not belong. */
  private static final String SECRET = "秘密";

  final List<Event> all = new ArrayList<>();
  private final Set<ChatId> gone = new HashSet<>();
  private final Set<ChatId> friends = new HashSet<>();

  static ChatId customer(int who) {
    return CUSTOMERS.get(who);
  }

  /** Returns the marker of a message's text. */
  static String secret(String messageId) {
    return SECRET + messageId + ";";
  }

  /** Returns the event of a step; empty if the step is impossible in the present state. */
  Optional<Event> happen(ScheduleStep scheduleStep, RandomInputs randomInputs, Instant now) {
    var who = customer(scheduleStep.who());
    var event =
        what(scheduleStep.kind(), who, randomInputs)
            .map(eventContent -> event(who, eventContent, now));
    event.ifPresent(all::add);
    return event;
  }

  private Optional<EventContent> what(Kind kind, ChatId who, RandomInputs randomInputs) {
    return switch (kind) {
      case HELLO -> says(who, "こんにちは");
      case STOP -> says(who, "停止");
      case RESUME -> says(who, "再開");
      case CALL -> says(who, "相談");
      case TAG -> says(who, "常連");
      case UNTAG -> says(who, "一見");
      case BEGIN -> says(who, "開始");
      case CANCEL -> says(who, "取消");
      case UNSEND -> unsends(who, randomInputs);
      case FOLLOW ->
          friends.add(who)
              ? Optional.of(new EventContent.FollowEvent(gone.remove(who)))
              : Optional.empty();
      case UNFOLLOW -> {
        friends.remove(who);
        yield gone.add(who) ? Optional.of(new EventContent.UnfollowEvent()) : Optional.empty();
      }
      case DELIVER,
          TICK,
          DRAIN,
          WAIT,
          JUMP,
          DUE,
          EDGE,
          TAKE_OVER,
          HAND_BACK,
          ERASE,
          SETTINGS,
          QUOTA,
          RATE,
          SWITCH ->
          Optional.empty();
    };
  }

  /** Returns a message; empty if the customer blocked the account and cannot write to it. */
  private Optional<EventContent> says(ChatId who, String text) {
    if (gone.contains(who)) return Optional.empty();
    var id = "m" + all.size();
    var content = EventContent.ReceivedMessage.Text.of(text + secret(id));
    return Optional.of(new EventContent.MessageEvent(id, content, Optional.empty()));
  }

  private Optional<EventContent> unsends(ChatId who, RandomInputs randomInputs) {
    var messages =
        all.stream()
            .filter(event -> event.chat().equals(Optional.of(who)))
            .flatMap(event -> event.content().brings().stream())
            .toList();
    return messages.isEmpty()
        ? Optional.empty()
        : Optional.of(new EventContent.UnsendEvent(randomInputs.oneOf(messages)));
  }

  private Event event(ChatId who, EventContent eventContent, Instant now) {
    var id = "e%04d".formatted(all.size());
    var raw =
        eventContent
                instanceof
                EventContent.MessageEvent(_, EventContent.ReceivedMessage.Text text, _, _)
            ? "{\"text\":\"" + text.text() + "\"}"
            : "{}";
    boolean answerable =
        eventContent instanceof EventContent.MessageEvent
            || eventContent instanceof EventContent.FollowEvent;
    return new Event(
        id,
        now,
        Optional.empty(),
        false,
        false,
        Optional.of(new Event.Source(who, Optional.of(who.value()))),
        answerable ? Optional.of("token-" + id) : Optional.empty(),
        eventContent,
        raw);
  }
}
