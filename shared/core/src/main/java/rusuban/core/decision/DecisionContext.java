package rusuban.core.decision;

import java.time.Instant;
import rusuban.core.ChatId;
import rusuban.core.chat.Chat;
import rusuban.core.chat.TimestampedFlag;
import rusuban.core.event.Event;
import rusuban.core.event.EventContent;

/**
 * What a step sees.
 *
 * @param before the chat before the event
 * @param chat the chat with the event folded in
 */
record DecisionContext(
    CompiledSettings compiledSettings, Chat before, Chat chat, Event event, Instant now) {

  boolean open() {
    return compiledSettings.calendar().isOpen(now);
  }

  boolean busy() {
    return compiledSettings.calendar().isBusy(now);
  }

  /** Whether they left after the event had happened, though word of that came first. */
  boolean leftSince() {
    return chat.leftSince(event.at());
  }

  /** Whether the message was unsent, though word of that came first. */
  boolean takenBack() {
    return event.content().brings().filter(chat.unsent()::contains).isPresent();
  }

  /** What this event settles. */
  TimestampedFlag choice(boolean yes) {
    return new TimestampedFlag(yes, event.at(), event.id());
  }

  /** Whether the customer did something that an answer may be expected to: wrote or tapped. */
  boolean isAct() {
    return event.content() instanceof EventContent.MessageEvent
        || event.content() instanceof EventContent.Edited
        || (event.content() instanceof EventContent.PostbackEvent tap && !tap.isMenuSwitch());
  }

  /** Whether the customer only turned to another rich menu. */
  boolean isMenuSwitch() {
    return event.content() instanceof EventContent.PostbackEvent tap && tap.isMenuSwitch();
  }

  /**
   * Whether the same act was decided before: another photo of it, or the message before its edit.
   */
  boolean handled() {
    return ChatProjection.act(event).filter(before.handled()::contains).isPresent();
  }

  /**
   * In a group or room the account speaks when it is spoken to: it is mentioned, a message of its
   * own is quoted, or one of its own buttons is tapped.
   */
  boolean addressed() {
    return chat.id().kind() == ChatId.Kind.USER || ChatProjection.addresses(event.content());
  }
}
