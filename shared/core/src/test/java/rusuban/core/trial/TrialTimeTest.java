package rusuban.core.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static rusuban.core.decision.ShopFixture.TOKYO;
import static rusuban.core.decision.ShopFixture.at;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rusuban.core.decision.ShopFixture;
import rusuban.core.hours.ResponseHours;
import rusuban.core.trial.TrialTime.Kind;

class TrialTimeTest {

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T12:00, 2026-11-24T22:00, 2026-11-30T10:00, 2026-12-31T10:00",
    "2026-11-24T21:59, 2026-11-24T22:00, 2026-11-30T10:00, 2026-12-31T10:00",
    "2026-11-24T22:00, 2026-11-25T22:00, 2026-11-30T10:00, 2026-12-31T10:00",
    "2026-11-30T09:00, 2026-11-30T22:00, 2026-12-07T10:00, 2026-12-31T10:00",
    "2026-12-31T09:59, 2026-12-31T22:00, 2027-01-04T10:00, 2026-12-31T10:00",
    "2026-12-31T10:00, 2026-12-31T22:00, 2027-01-04T10:00, 2027-12-31T10:00"
  })
  void the_times_lie_ahead_on_the_shops_clock(
      String now, String tonight, String monday, String yearEnd) {
    assertThat(TrialTime.offered(new ShopFixture().settings(), at(now)))
        .containsExactly(
            new TrialTime(Kind.NOW, at(now)),
            new TrialTime(Kind.TONIGHT, at(tonight)),
            new TrialTime(Kind.NEXT_MONDAY, at(monday)),
            new TrialTime(Kind.YEAR_END, at(yearEnd)));
  }

  @Test
  void a_shop_that_never_opens_is_tried_at_ten() {
    var never = new ShopFixture().hours(ResponseHours.weekly(TOKYO, Map.of())).settings();
    Instant noon = at("2026-11-24T12:00");
    assertThat(TrialTime.offered(never, noon))
        .contains(new TrialTime(Kind.NEXT_MONDAY, at("2026-11-30T10:00")));
  }
}
