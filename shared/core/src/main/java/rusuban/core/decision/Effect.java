package rusuban.core.decision;

/**
 * Work that a decision brings about for later, besides its answer and the chat's new state. It is
 * stored in the transaction that stores the event (docs/decisions/0022-effects-and-due-work.md).
 */
public sealed interface Effect {

  /** A follow-up starts. */
  record StartFollowUp(FollowUp followUp) implements Effect {}
}
