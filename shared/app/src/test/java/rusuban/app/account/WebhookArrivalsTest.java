package rusuban.app.account;

import static org.assertj.core.api.Assertions.assertThat;
import static rusuban.app.UseCaseFixture.NOON;
import static rusuban.app.UseCaseFixture.SALON;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import rusuban.app.PortInterceptor;
import rusuban.app.Telemetry.Metric;
import rusuban.app.UseCaseFixture;
import rusuban.core.AccountId;

class WebhookArrivalsTest {
  private final UseCaseFixture useCaseFixture =
      new UseCaseFixture(UseCaseFixture.answering("いらっしゃいませ", false));
  private final List<Runnable> later = new ArrayList<>();
  private final WebhookArrivals arrivals =
      new WebhookArrivals(useCaseFixture.stores.accounts(), useCaseFixture.telemetry, later::add);

  @Test
  void a_note_is_made_where_there_is_time_for_it() {
    arrivals.note(SALON, NOON);
    assertThat(useCaseFixture.store.accounts().lastWebhook(SALON)).isEmpty();
    later.forEach(Runnable::run);
    assertThat(useCaseFixture.store.accounts().lastWebhook(SALON)).contains(NOON);
  }

  @Test
  void a_thousand_webhooks_of_a_quarter_of_an_hour_are_one_note_and_the_next_is_another() {
    for (int i = 0; i < 1_000; i++) arrivals.note(SALON, NOON.plusMillis(i));
    assertThat(later).hasSize(1);
    arrivals.note(SALON, NOON.plus(WebhookArrivals.PRECISION));
    assertThat(later).hasSize(2);
  }

  @Test
  void each_account_is_noted_by_itself() {
    var another = new AccountId("another");
    arrivals.note(SALON, NOON);
    arrivals.note(another, NOON.plusSeconds(1));
    later.forEach(Runnable::run);
    assertThat(useCaseFixture.store.accounts().lastWebhook(SALON)).contains(NOON);
    assertThat(useCaseFixture.store.accounts().lastWebhook(another)).contains(NOON.plusSeconds(1));
  }

  @Test
  void a_note_that_fails_is_told_throws_nothing_and_is_made_with_the_next_webhook() {
    useCaseFixture.atStore =
        _ -> {
          throw new PortInterceptor.Crash();
        };
    arrivals.note(SALON, NOON);
    later.removeFirst().run();
    assertThat(useCaseFixture.metrics()).containsExactly(Metric.WORK_FAILED);
    useCaseFixture.atStore = PortInterceptor.NOTHING;
    arrivals.note(SALON, NOON.plus(Duration.ofSeconds(1)));
    later.removeFirst().run();
    assertThat(useCaseFixture.store.accounts().lastWebhook(SALON)).contains(NOON.plusSeconds(1));
  }
}
