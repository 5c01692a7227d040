package rusuban.core.shop;

import java.time.Instant;
import java.util.Optional;
import rusuban.core.shop.ShopSwitch.Kind;

/**
 * Current switches of the shop, which take effect at once and are no part of its settings. An ended
 * switch stays until the next one replaces it. It records the start of the closure and the person
 * who changed it last.
 *
 * @param closed 臨時休業
 * @param busy 混雑中
 * @param staff スタッフが対応
 */
public record ShopState(
    Optional<ShopSwitch> closed, Optional<ShopSwitch> busy, Optional<ShopSwitch> staff) {

  /** The state before the first switch. */
  public static final ShopState NONE =
      new ShopState(Optional.empty(), Optional.empty(), Optional.empty());

  /** Returns the last switch of this kind: future, on or over. */
  public Optional<ShopSwitch> last(Kind kind) {
    return switch (kind) {
      case CLOSED -> closed;
      case BUSY -> busy;
      case STAFF -> staff;
    };
  }

  /** Returns the switch of this kind if it is on. */
  public Optional<ShopSwitch> on(Kind kind, Instant now) {
    return last(kind).filter(last -> last.isOn(now));
  }

  /**
   * Switches on. If the switch is on already, moves its end; the period stays the same.
   *
   * @param from the time at which it takes effect
   * @param until the time at which it ends by itself, if any
   * @param by the person who switches
   * @param now the time of the change
   */
  public ShopState switchedOn(
      Kind kind, Instant from, Optional<Instant> until, String by, Instant now) {
    Instant since =
        on(kind, now).map(ShopSwitch::from).filter(began -> began.isBefore(from)).orElse(from);
    return with(kind, Optional.of(new ShopSwitch(since, until, by, now)));
  }

  /** Switches off. Returns the same state if no switch of this kind is on or planned. */
  public ShopState switchedOff(Kind kind, String by, Instant now) {
    var left = last(kind).filter(last -> !last.isOver(now));
    if (left.isEmpty()) return this;
    return with(
        kind,
        left.filter(began -> began.from().isBefore(now))
            .map(began -> new ShopSwitch(began.from(), Optional.of(now), by, now)));
  }

  private ShopState with(Kind kind, Optional<ShopSwitch> next) {
    return switch (kind) {
      case CLOSED -> new ShopState(next, busy, staff);
      case BUSY -> new ShopState(closed, next, staff);
      case STAFF -> new ShopState(closed, busy, next);
    };
  }
}
