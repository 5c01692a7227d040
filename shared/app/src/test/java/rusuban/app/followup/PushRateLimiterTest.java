package rusuban.app.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import rusuban.app.UseCaseFixture;
import rusuban.core.AccountId;
import rusuban.testkit.ConcurrentRunner;
import rusuban.testkit.SettableClock;

class PushRateLimiterTest {
  private static final AccountId SALON = new AccountId("salon");
  private static final AccountId CAFE = new AccountId("cafe");
  private static final Instant EIGHT = UseCaseFixture.EVENING;

  private final SettableClock clock = new SettableClock(EIGHT);
  private final PushRateLimiter pace = new PushRateLimiter(100, clock, clock::advance);

  @Test
  void a_hundred_a_second_go_ten_milliseconds_apart_from_the_first_on() {
    for (int i = 0; i < 100; i++) {
      pace.await(SALON);
      assertThat(clock.instant()).isEqualTo(EIGHT.plusMillis(10L * i));
    }
  }

  @Test
  void accounts_do_not_wait_for_each_other() {
    pace.await(SALON);
    pace.await(CAFE);
    assertThat(clock.instant()).isEqualTo(EIGHT);
  }

  @Test
  void who_comes_late_waits_for_nobody_and_what_was_not_used_is_not_caught_up_with() {
    pace.await(SALON);
    clock.advance(Duration.ofSeconds(5));
    pace.await(SALON);
    assertThat(clock.instant()).isEqualTo(EIGHT.plusSeconds(5));
    pace.await(SALON);
    assertThat(clock.instant()).isEqualTo(EIGHT.plusSeconds(5).plusMillis(10));
  }

  @Test
  void who_come_at_once_wait_for_different_times() throws Exception {
    var waited = new ArrayList<Duration>();
    var standing = new SettableClock(EIGHT);
    var shared = new PushRateLimiter(100, standing, add(waited));
    var all = new AtomicLong();
    ConcurrentRunner.run(
        8,
        () -> {
          for (int i = 0; i < 25; i++) shared.await(SALON);
          return all.addAndGet(25);
        });
    assertThat(all).hasValue(200);
    assertThat(waited).as("the first does not wait").hasSize(199).doesNotHaveDuplicates();
    assertThat(waited).contains(Duration.ofMillis(10), Duration.ofMillis(1_990));
  }

  private static java.util.function.Consumer<Duration> add(List<Duration> waited) {
    return time -> {
      synchronized (waited) {
        waited.add(time);
      }
    };
  }
}
