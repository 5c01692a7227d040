package rusuban.core.decision;

import java.util.OptionalLong;

/**
 * How many messages an account may send unasked in a month, as LINE tells it. Replies are free and
 * count nothing.
 *
 * @param limit the month's messages; empty where there is no limit
 * @param used how many of them are used by now: approximate, and behind what was just pushed
 */
public record Quota(OptionalLong limit, long used) {

  /** An account whose plan has no limit. */
  public static final Quota UNLIMITED = new Quota(OptionalLong.empty(), 0);

  /** Whether LINE takes no push any more this month. */
  public boolean isUsedUp() {
    return limit.isPresent() && used >= limit.getAsLong();
  }

  /**
   * How many follow-ups may still be pushed before no more is left than what is kept back: none
   * where it is 0 or less.
   *
   * @param pushed how many were pushed that {@code used} does not contain yet
   * @param keptBack how many are left for answers and staff
   */
  public long leftForFollowUps(long pushed, int keptBack) {
    return limit.isPresent() ? limit.getAsLong() - used - pushed - keptBack : Long.MAX_VALUE;
  }
}
