package rusuban.core.shop;

import java.time.Instant;
import java.util.Optional;
import rusuban.core.shop.ShopSwitch.Kind;

/**
 * The shop's state: what changes at once and for a time, and is no part of its settings. A switch
 * that has ended stays here until the next one takes its place: it tells since when the shop has
 * been closed, and who changed it last.
 *
 * @param closed 臨時休業
 * @param busy 混雑中
 * @param staff スタッフが対応
 */
public record ShopState(
    Optional<ShopSwitch> closed, Optional<ShopSwitch> busy, Optional<ShopSwitch> staff) {

  /** Nothing was ever switched on. */
  public static final ShopState NONE =
      new ShopState(Optional.empty(), Optional.empty(), Optional.empty());

  /** The last switch of this kind, be it to come, on or over. */
  public Optional<ShopSwitch> last(Kind kind) {
    return switch (kind) {
      case CLOSED -> closed;
      case BUSY -> busy;
      case STAFF -> staff;
    };
  }

  /** The switch of this kind if it is on. */
  public Optional<ShopSwitch> on(Kind kind, Instant now) {
    return last(kind).filter(last -> last.isOn(now));
  }

  /**
   * Switches on, or moves the end of what is on already: that stays the same period.
   *
   * @param from when it takes effect
   * @param until when it ends by itself, if it does
   * @param by who switches
   * @param now when they do
   */
  public ShopState switchedOn(
      Kind kind, Instant from, Optional<Instant> until, String by, Instant now) {
    Instant since =
        on(kind, now).map(ShopSwitch::from).filter(began -> began.isBefore(from)).orElse(from);
    return with(kind, Optional.of(new ShopSwitch(since, until, by, now)));
  }

  /** Switches off; the same state where nothing of this kind is on or to come. */
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
