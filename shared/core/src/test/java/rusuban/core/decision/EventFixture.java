package rusuban.core.decision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rusuban.core.ChatId;
import rusuban.core.event.Event;
import rusuban.core.event.EventContent;
import rusuban.core.event.EventContent.ReceivedMessage.Placeholder;

/** Events for tests. */
final class EventFixture {
  static final ChatId HANAKO = new ChatId("U8189cf6745fc0d808977bdb0b9f22995");
  static final ChatId GROUP = new ChatId("Ca56f94637c4347f0a4a8c8b1d2f5f3d1");
  static final String ACCOUNT = "U8e742f61d673b39c7fff3cecb7536ef0";

  private EventFixture() {}

  static Event in(ChatId chat, String id, Instant at, EventContent eventContent) {
    return new Event(
        id,
        at,
        Optional.of(ACCOUNT),
        false,
        false,
        Optional.of(new Event.Source(chat, Optional.of(HANAKO.value()))),
        Optional.of("token-" + id),
        eventContent,
        "{}");
  }

  static Event text(String id, Instant at, String text) {
    return in(HANAKO, id, at, words("m-" + id, EventContent.ReceivedMessage.Text.of(text)));
  }

  /** Returns a text event in the group. A mention covers the text's first UTF-16 unit. */
  static Event inGroup(String id, Instant at, String text, boolean mentioned) {
    var mentions =
        mentioned ? List.of(new Placeholder(0, 1, Placeholder.Of.ACCOUNT)) : List.<Placeholder>of();
    return in(
        GROUP, id, at, words("m-" + id, new EventContent.ReceivedMessage.Text(text, mentions)));
  }

  static EventContent words(String messageId, EventContent.ReceivedMessage receivedMessage) {
    return new EventContent.MessageEvent(messageId, receivedMessage, Optional.empty());
  }

  static Event standby(Event event) {
    return new Event(
        event.id(),
        event.at(),
        event.destination(),
        false,
        true,
        event.source(),
        Optional.empty(),
        event.content(),
        event.raw());
  }

  static Event withoutToken(Event event) {
    return new Event(
        event.id(),
        event.at(),
        event.destination(),
        false,
        false,
        event.source(),
        Optional.empty(),
        event.content(),
        event.raw());
  }

  /** Returns the event with the account itself as its author. */
  static Event own(Event event) {
    var source = new Event.Source(event.chat().orElseThrow(), Optional.of(ACCOUNT));
    return new Event(
        event.id(),
        event.at(),
        event.destination(),
        false,
        false,
        Optional.of(source),
        event.replyToken(),
        event.content(),
        event.raw());
  }
}
