package rusuban.testkit.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rusuban.app.connection.doctor.HandCheck;
import rusuban.app.connection.doctor.HandTick;
import rusuban.app.connection.doctor.HandTickStore;
import rusuban.core.AccountId;

/** Contract tests for every implementation of {@link HandTickStore}. */
public abstract class HandTickStoreContract {
  private static final AccountId SALON = new AccountId("salon");
  private static final AccountId BAR = new AccountId("bar");
  private static final Instant NOW = Instant.parse("2026-11-24T05:18:00.123Z");
  private static final HandTick SAYAKA = new HandTick("沙也加 🎀", NOW, OptionalLong.of(12));
  private static final HandTick RYO = new HandTick("亮", NOW.plusSeconds(60), OptionalLong.empty());

  /** Returns an empty store. */
  protected abstract HandTickStore empty();

  @Test
  void nothing_is_ticked_at_first() {
    assertThat(empty().ticks(SALON)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(HandCheck.class)
  void a_tick_is_kept_with_who_when_and_the_settings_of_that_time(HandCheck check) {
    var store = empty();
    store.tick(SALON, check, SAYAKA);
    assertThat(store.ticks(SALON)).isEqualTo(Map.of(check, SAYAKA));
    store.tick(SALON, check, RYO);
    assertThat(store.ticks(SALON)).isEqualTo(Map.of(check, RYO));
  }

  @Test
  void each_check_and_each_account_has_ticks_of_its_own() {
    var store = empty();
    store.tick(SALON, HandCheck.GREETING, SAYAKA);
    store.tick(SALON, HandCheck.AUTO_REPLY, RYO);
    store.tick(BAR, HandCheck.GREETING, RYO);
    assertThat(store.ticks(SALON))
        .isEqualTo(Map.of(HandCheck.GREETING, SAYAKA, HandCheck.AUTO_REPLY, RYO));
    assertThat(store.ticks(BAR)).isEqualTo(Map.of(HandCheck.GREETING, RYO));
  }

  @Test
  void a_tick_may_be_taken_back_and_one_that_is_not_there_as_well() {
    var store = empty();
    store.untick(SALON, HandCheck.GREETING);
    store.tick(SALON, HandCheck.GREETING, SAYAKA);
    store.tick(SALON, HandCheck.AUTO_REPLY, RYO);
    store.untick(SALON, HandCheck.GREETING);
    store.untick(BAR, HandCheck.AUTO_REPLY);
    assertThat(store.ticks(SALON)).isEqualTo(Map.of(HandCheck.AUTO_REPLY, RYO));
  }
}
