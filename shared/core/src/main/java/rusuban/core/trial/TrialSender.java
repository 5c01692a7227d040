package rusuban.core.trial;

/** Imagined sender of a trial. */
public enum TrialSender {
  /** A friend who has written before. */
  FRIEND,
  /** A person who adds the account as a friend and then writes for the first time. */
  NEW_FRIEND,
  /** A friend who blocked the account, unblocks it and then writes. */
  RETURNING_FRIEND,
  /** A member of a group who writes without a mention of the account. */
  GROUP,
  /** A member of a group who mentions the account. */
  GROUP_MENTION
}
