package rusuban.core.decision;

import java.time.Instant;
import rusuban.core.ChatId;
import rusuban.core.chat.Chat;
import rusuban.core.chat.Choice;
import rusuban.core.event.Event;
import rusuban.core.event.What;

/**
 * What a step sees.
 *
 * @param before the chat before the event
 * @param chat the chat with the event folded in
 */
record Situation(Ready ready, Chat before, Chat chat, Event event, Instant now) {

  boolean open() {
    return ready.calendar().isOpen(now);
  }

  boolean busy() {
    return ready.calendar().isBusy(now);
  }

  /** Whether they left after the event had happened, though word of that came first. */
  boolean leftSince() {
    return chat.leftSince(event.at());
  }

  /** Whether the message was unsent, though word of that came first. */
  boolean takenBack() {
    return event.what() instanceof What.Message(var id, _, _) && chat.unsent().contains(id);
  }

  /** What this event settles. */
  Choice choice(boolean yes) {
    return new Choice(yes, event.at(), event.id());
  }

  boolean isMessage() {
    return event.what() instanceof What.Message;
  }

  /** In a group or room the account speaks when it is spoken to. */
  boolean addressed() {
    if (chat.id().kind() == ChatId.Kind.USER) return true;
    return event.what() instanceof What.Message(_, What.Content.Text text, _)
        && text.mentionsAccount();
  }
}
