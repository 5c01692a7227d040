package rusuban.app.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;
import rusuban.core.AccountId;

class RetryKeyTest {
  private static final AccountId SALON = new AccountId("salon");

  /** Computed by Python's uuid.uuid5. */
  @Test
  void a_key_never_changes() {
    assertThat(RetryKey.of(SALON, "event/01FZ74A0TDDPYRVKNK77XKC3ZR"))
        .hasToString("d2592551-18e7-57ea-8bda-6f018c9a8b08");
    assertThat(RetryKey.of(SALON, "followup/U1/お礼/2026-11-24T03:00:00Z"))
        .hasToString("521c24ed-f938-5f58-8959-a0d3d2dae4eb");
  }

  @Test
  void it_is_a_uuid_of_version_5_and_its_own_for_every_cause_and_account() {
    var keys = new HashSet<>();
    for (int i = 0; i < 5_000; i++) {
      var key = RetryKey.of(SALON, "event/" + i);
      assertThat(key.version()).isEqualTo(5);
      assertThat(key.variant()).isEqualTo(2);
      keys.add(key);
      keys.add(RetryKey.of(new AccountId("salon-2"), "event/" + i));
    }
    assertThat(keys).hasSize(10_000);
  }
}
