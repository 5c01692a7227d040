package rusuban.core.shop;

import java.time.Instant;
import java.util.Optional;
import rusuban.core.hours.TimedSwitch;

/**
 * One switch of the shop's state. It ends by itself: nobody has to write anything for that.
 *
 * @param from when it takes effect; an extension keeps this, so it names the period
 * @param until when it ends, exclusive; empty where it stays on until somebody switches it off
 * @param by who changed it last
 * @param at when they did
 */
public record ShopSwitch(Instant from, Optional<Instant> until, String by, Instant at) {

  /** The switches that a shop has. */
  public enum Kind {
    /** 臨時休業: the shop is closed. */
    CLOSED,
    /** 混雑中: the shop is busy. */
    BUSY,
    /** スタッフが対応: staff answer every chat, and nothing is answered automatically. */
    STAFF
  }

  /** Throws {@link IllegalArgumentException} unless it begins before it ends. */
  public ShopSwitch {
    if (until.filter(end -> !from.isBefore(end)).isPresent())
      throw new IllegalArgumentException("ends before it begins: " + until.get());
  }

  /** Whether it is on. */
  public boolean isOn(Instant now) {
    return !now.isBefore(from) && !isOver(now);
  }

  /** Whether it has ended. */
  public boolean isOver(Instant now) {
    return until.filter(end -> !now.isBefore(end)).isPresent();
  }

  /** The same times for a calendar; one without an end ends at the end of time. */
  public TimedSwitch timed() {
    return new TimedSwitch(Optional.of(from), until.orElse(Instant.MAX));
  }
}
