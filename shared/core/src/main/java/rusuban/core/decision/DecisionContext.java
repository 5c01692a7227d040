package rusuban.core.decision;

import java.time.Instant;
import rusuban.core.ChatId;
import rusuban.core.chat.Chat;
import rusuban.core.chat.TimestampedFlag;
import rusuban.core.event.Event;
import rusuban.core.event.EventContent;

/**
 * The facts that a step decides from.
 *
 * @param before the chat before the event
 * @param chat the chat after the event
 */
record DecisionContext(
    CompiledSettings compiledSettings, Chat before, Chat chat, Event event, Instant now) {

  boolean open() {
    return compiledSettings.calendar().isOpen(now);
  }

  boolean busy() {
    return compiledSettings.calendar().isBusy(now);
  }

  /** Returns whether the customer left after the event. The news of it arrived before the event. */
  boolean leftSince() {
    return chat.leftSince(event.at());
  }

  /** Returns whether the message was unsent. The unsend arrived before the message. */
  boolean takenBack() {
    return event.content().brings().filter(chat.unsent()::contains).isPresent();
  }

  /** Returns a flag with the time and id of this event. */
  TimestampedFlag choice(boolean yes) {
    return new TimestampedFlag(yes, event.at(), event.id());
  }

  /** Returns whether the customer wrote or tapped, which may need an answer. */
  boolean isAct() {
    return event.content() instanceof EventContent.MessageEvent
        || event.content() instanceof EventContent.Edited
        || (event.content() instanceof EventContent.PostbackEvent tap && !tap.isMenuSwitch());
  }

  /** Returns whether the customer only switched the rich menu. */
  boolean isMenuSwitch() {
    return event.content() instanceof EventContent.PostbackEvent tap && tap.isMenuSwitch();
  }

  /** Returns whether the act was already decided: by another photo of it, or before an edit. */
  boolean handled() {
    return ChatProjection.act(event).filter(before.handled()::contains).isPresent();
  }

  /**
   * Returns whether the event addresses the account. In a group or room it must mention the
   * account, quote its message or tap its button.
   */
  boolean addressed() {
    return chat.id().kind() == ChatId.Kind.USER || ChatProjection.addresses(event.content());
  }
}
