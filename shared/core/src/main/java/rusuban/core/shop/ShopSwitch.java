package rusuban.core.shop;

import java.time.Instant;
import java.util.Optional;
import rusuban.core.hours.ScheduledToggle;

/**
 * One switch of the shop's state. It ends by itself, without a write.
 *
 * @param from the time at which it takes effect; an extension keeps it, so it names the period
 * @param until the exclusive end; empty if it stays on until somebody switches it off
 * @param by the person who changed it last
 * @param at the time of that change
 */
public record ShopSwitch(Instant from, Optional<Instant> until, String by, Instant at) {

  /** Kind of switch. */
  public enum Kind {
    /** 臨時休業: the shop is closed. */
    CLOSED,
    /** 混雑中: the shop is busy. */
    BUSY,
    /** スタッフが対応: staff answer every chat, and nothing is answered automatically. */
    STAFF
  }

  /**
   * Checks the times.
   *
   * @throws IllegalArgumentException unless it begins before it ends
   */
  public ShopSwitch {
    if (until.filter(end -> !from.isBefore(end)).isPresent())
      throw new IllegalArgumentException("ends before it begins: " + until.get());
  }

  /** Returns whether the switch is on. */
  public boolean isOn(Instant now) {
    return !now.isBefore(from) && !isOver(now);
  }

  /** Returns whether the switch has ended. */
  public boolean isOver(Instant now) {
    return until.filter(end -> !now.isBefore(end)).isPresent();
  }

  /**
   * Returns the same times for a calendar; a switch without an end lasts until {@link Instant#MAX}.
   */
  public ScheduledToggle timed() {
    return new ScheduledToggle(Optional.of(from), until.orElse(Instant.MAX));
  }
}
