package rusuban.core.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rusuban.core.shop.ShopSwitch.Kind;

class ShopStateTest {
  private static final Instant NOON = Instant.parse("2026-11-24T03:00:00Z");
  private static final Optional<Instant> NO_END = Optional.empty();

  @ParameterizedTest
  @EnumSource
  void a_switch_is_on_from_its_beginning_until_just_before_its_end(Kind kind) {
    var state = ShopState.NONE.switchedOn(kind, hours(1), Optional.of(hours(3)), "店長", NOON);
    assertThat(state.on(kind, hours(1).minusNanos(1))).isEmpty();
    assertThat(state.on(kind, hours(1))).isPresent();
    assertThat(state.on(kind, hours(3).minusNanos(1))).isPresent();
    assertThat(state.on(kind, hours(3))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void each_switch_leaves_the_others_as_they_are(Kind kind) {
    var all = ShopState.NONE;
    for (var each : Kind.values()) all = all.switchedOn(each, NOON, NO_END, "a", NOON);
    var off = all.switchedOff(kind, "b", hours(1));
    for (var each : Kind.values())
      assertThat(off.on(each, hours(1)).isPresent()).as("" + each).isEqualTo(each != kind);
  }

  @Test
  void a_switch_without_an_end_stays_on_until_it_is_switched_off() {
    var on = ShopState.NONE.switchedOn(Kind.BUSY, NOON, NO_END, "a", NOON);
    assertThat(on.on(Kind.BUSY, hours(100_000))).isPresent();
    var off = on.switchedOff(Kind.BUSY, "b", hours(2));
    assertThat(off.on(Kind.BUSY, hours(2))).isEmpty();
    assertThat(off.busy()).contains(new ShopSwitch(NOON, Optional.of(hours(2)), "b", hours(2)));
  }

  @Test
  void a_new_end_leaves_the_beginning_and_says_who_moved_it() {
    var on = ShopState.NONE.switchedOn(Kind.BUSY, NOON, Optional.of(hours(2)), "a", NOON);
    var longer = on.switchedOn(Kind.BUSY, hours(1), Optional.of(hours(4)), "b", hours(1));
    assertThat(longer.busy()).contains(new ShopSwitch(NOON, Optional.of(hours(4)), "b", hours(1)));
  }

  @Test
  void what_is_switched_on_after_the_end_begins_anew() {
    var on = ShopState.NONE.switchedOn(Kind.BUSY, NOON, Optional.of(hours(2)), "a", NOON);
    var again = on.switchedOn(Kind.BUSY, hours(2), Optional.of(hours(4)), "b", hours(2));
    assertThat(again.busy().orElseThrow().from()).isEqualTo(hours(2));
  }

  @Test
  void what_has_not_begun_is_taken_away_as_a_whole() {
    var planned = ShopState.NONE.switchedOn(Kind.CLOSED, hours(5), NO_END, "a", NOON);
    assertThat(planned.switchedOff(Kind.CLOSED, "b", hours(1))).isEqualTo(ShopState.NONE);
    assertThat(planned.switchedOff(Kind.CLOSED, "b", hours(5))).isEqualTo(ShopState.NONE);
  }

  @Test
  void switching_off_what_is_not_on_changes_nothing() {
    assertThat(ShopState.NONE.switchedOff(Kind.STAFF, "b", NOON)).isEqualTo(ShopState.NONE);
    var over = ShopState.NONE.switchedOn(Kind.STAFF, NOON, Optional.of(hours(1)), "a", NOON);
    assertThat(over.switchedOff(Kind.STAFF, "b", hours(1))).isSameAs(over);
  }

  @Test
  void a_switch_ends_after_it_begins() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ShopSwitch(NOON, Optional.of(NOON), "a", NOON));
  }

  private static Instant hours(int after) {
    return NOON.plus(Duration.ofHours(after));
  }
}
