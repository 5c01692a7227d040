package rusuban.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rusuban.core.settings.FollowUpPlan.Due;

class FollowUpPlanTest {
  private static final LocalTime EIGHT = LocalTime.of(20, 0);

  @Test
  void the_latest_time_of_the_day_is_not_before_the_first() {
    assertThat(new Due.SameDay(EIGHT, EIGHT).latest()).isEqualTo(EIGHT);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Due.SameDay(EIGHT, EIGHT.minusMinutes(1)));
  }

  @ParameterizedTest
  @CsvSource({"-PT1S, PT0S", "PT0S, -PT1S"})
  void no_wait_is_negative(Duration delay, Duration tolerance) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Due.After(delay, tolerance));
  }
}
