package rusuban.followup;

/** How fast one process may push, so that all that may send at once stay below LINE's limit. */
public final class PushRateShare {
  /**
   * Of the 2,000 a second that LINE takes for a channel (Messaging API reference, "Rate limits"), a
   * tenth is kept for answers that have to be pushed: they wait for no pace.
   */
  private static final int PER_SECOND = 1_800;

  /** Ticks that overlap. */
  private static final int TICKS = 2;

  /**
   * A shard is one key of the table, which takes 1,000 write units a second; a follow-up costs it
   * four (docs/decisions/0004), and some room is left.
   */
  private static final int MOST = 200;

  private PushRateShare() {}

  /** An equal share, of each account's pushes, for ticks and so many consumers. */
  public static int perSecond(int consumers) {
    return Math.min(MOST, PER_SECOND / (consumers + TICKS));
  }

  /** Where only ticks send. */
  static int perSecondOfTicks() {
    return PER_SECOND / TICKS;
  }
}
