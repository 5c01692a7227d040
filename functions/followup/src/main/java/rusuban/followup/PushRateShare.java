package rusuban.followup;

/**
 * Share of LINE's rate limit for one process. All processes that may send at once stay below the
 * limit.
 */
public final class PushRateShare {
  /**
   * Pushes per second for follow-ups: LINE's 2,000 a channel (Messaging API reference, "Rate
   * limits") less a tenth. The tenth is reserved for pushed answers, which are not limited here.
   */
  private static final int PER_SECOND = 1_800;

  /** Maximum ticks that overlap. */
  private static final int TICKS = 2;

  /**
   * Maximum follow-ups per second from one shard. A shard is one key of the table, which accepts
   * 1,000 write units a second. A follow-up costs four of them (docs/decisions/0004), and some room
   * is left.
   */
  private static final int MOST = 200;

  private PushRateShare() {}

  /**
   * Returns an equal share of an account's pushes per second, for overlapping ticks and consumers.
   */
  public static int perSecond(int consumers) {
    return Math.min(MOST, PER_SECOND / (consumers + TICKS));
  }

  /** Returns the share of one tick if only ticks send. */
  static int perSecondOfTicks() {
    return PER_SECOND / TICKS;
  }
}
