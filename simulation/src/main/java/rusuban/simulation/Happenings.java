package rusuban.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import rusuban.core.ChatId;
import rusuban.core.event.Event;
import rusuban.core.event.What;
import rusuban.simulation.Step.Kind;
import rusuban.testkit.Chance;

/** What customers do, as LINE tells it. */
final class Happenings {
  static final List<ChatId> CUSTOMERS =
      List.of(new ChatId("U0"), new ChatId("U1"), new ChatId("U2"));

  /** What nobody may find where it does not belong. */
  private static final String SECRET = "秘密";

  final List<Event> all = new ArrayList<>();
  private final Set<ChatId> gone = new HashSet<>();
  private final Set<ChatId> friends = new HashSet<>();

  static ChatId customer(int who) {
    return CUSTOMERS.get(who);
  }

  /** What marks the text of a message. */
  static String secret(String messageId) {
    return SECRET + messageId + ";";
  }

  /** What comes of a step, empty where it is not possible as things stand. */
  Optional<Event> happen(Step step, Chance chance, Instant now) {
    var who = customer(step.who());
    var event = what(step.kind(), who, chance).map(what -> event(who, what, now));
    event.ifPresent(all::add);
    return event;
  }

  private Optional<What> what(Kind kind, ChatId who, Chance chance) {
    return switch (kind) {
      case HELLO -> says(who, "こんにちは");
      case STOP -> says(who, "停止");
      case RESUME -> says(who, "再開");
      case CALL -> says(who, "相談");
      case TAG -> says(who, "常連");
      case UNTAG -> says(who, "一見");
      case BEGIN -> says(who, "開始");
      case CANCEL -> says(who, "取消");
      case UNSEND -> unsends(who, chance);
      case FOLLOW ->
          friends.add(who) ? Optional.of(new What.Follow(gone.remove(who))) : Optional.empty();
      case UNFOLLOW -> {
        friends.remove(who);
        yield gone.add(who) ? Optional.of(new What.Unfollow()) : Optional.empty();
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

  /** Who blocked the account cannot write to it. */
  private Optional<What> says(ChatId who, String text) {
    if (gone.contains(who)) return Optional.empty();
    var id = "m" + all.size();
    var content = What.Content.Text.of(text + secret(id));
    return Optional.of(new What.Message(id, content, Optional.empty()));
  }

  private Optional<What> unsends(ChatId who, Chance chance) {
    var messages =
        all.stream()
            .filter(event -> event.chat().equals(Optional.of(who)))
            .flatMap(event -> event.what().brings().stream())
            .toList();
    return messages.isEmpty()
        ? Optional.empty()
        : Optional.of(new What.Unsend(chance.oneOf(messages)));
  }

  private Event event(ChatId who, What what, Instant now) {
    var id = "e%04d".formatted(all.size());
    var raw =
        what instanceof What.Message(_, What.Content.Text text, _, _)
            ? "{\"text\":\"" + text.text() + "\"}"
            : "{}";
    boolean answerable = what instanceof What.Message || what instanceof What.Follow;
    return new Event(
        id,
        now,
        Optional.empty(),
        false,
        false,
        Optional.of(new Event.Source(who, Optional.of(who.value()))),
        answerable ? Optional.of("token-" + id) : Optional.empty(),
        what,
        raw);
  }
}
