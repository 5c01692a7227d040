package rusuban.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotaTest {

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      value = {
        "limit, used, pushed, kept back, left",
        "  200,    0,      0,         0,  200",
        "  200,    0,      0,        50,  150",
        "  200,  149,      0,        50,    1",
        "  200,  150,      0,        50,    0",
        "  200,  151,      0,        50,   -1",
        "  200,  140,      9,        50,    1",
        "  200,  140,     10,        50,    0",
        "  200,  140,     11,        50,   -1",
        "  200,  200,      0,         0,    0",
        "  200,  250,      0,         0,  -50",
        "  200,    0,      0,   1000000, -999800",
        "    0,    0,      0,         0,    0",
        "50000000000, 1,   2,         3, 49999999994",
      })
  void follow_ups_have_what_neither_is_used_nor_kept_back(
      long limit, long used, long pushed, int keptBack, long left) {
    var quota = new Quota(OptionalLong.of(limit), used);
    assertThat(quota.leftForFollowUps(pushed, keptBack)).isEqualTo(left);
  }

  @Test
  void without_a_limit_there_is_always_some_left() {
    assertThat(Quota.UNLIMITED.leftForFollowUps(1_000_000, 1_000_000)).isPositive();
    assertThat(Quota.UNLIMITED.isUsedUp()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"200, 199, false", "200, 200, true", "200, 201, true", "0, 0, true"})
  void a_month_is_used_up_at_its_limit(long limit, long used, boolean usedUp) {
    assertThat(new Quota(OptionalLong.of(limit), used).isUsedUp()).isEqualTo(usedUp);
  }
}
