package rusuban.core.decision;

import java.util.OptionalLong;

/**
 * The monthly quota of messages that an account may push, as LINE reports it. Replies are free and
 * do not count.
 *
 * @param limit the month's messages; empty if there is no limit
 * @param used the number of used messages: approximate, and without the latest pushes
 */
public record Quota(OptionalLong limit, long used) {

  /** The quota of an account whose plan has no limit. */
  public static final Quota UNLIMITED = new Quota(OptionalLong.empty(), 0);

  /** Returns whether LINE accepts no more pushes this month. */
  public boolean isUsedUp() {
    return limit.isPresent() && used >= limit.getAsLong();
  }

  /**
   * Returns how many follow-ups may be pushed before only the owner's reserve is left. None may if
   * it is 0 or less.
   *
   * @param pushed number of pushes that {@code used} does not contain yet
   * @param keptBack number of messages reserved for answers and staff
   */
  public long leftForFollowUps(long pushed, int keptBack) {
    return limit.isPresent() ? limit.getAsLong() - used - pushed - keptBack : Long.MAX_VALUE;
  }
}
