package rusuban.app.account;

import static org.assertj.core.api.Assertions.assertThat;
import static rusuban.app.World.NOON;
import static rusuban.app.World.SALON;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import rusuban.app.Between;
import rusuban.app.Telemetry.Metric;
import rusuban.app.World;
import rusuban.core.AccountId;

class WebhookArrivalsTest {
  private final World world = new World(World.answering("いらっしゃいませ", false));
  private final List<Runnable> later = new ArrayList<>();
  private final WebhookArrivals arrivals =
      new WebhookArrivals(world.stores.accounts(), world.telemetry, later::add);

  @Test
  void a_note_is_made_where_there_is_time_for_it() {
    arrivals.note(SALON, NOON);
    assertThat(world.store.accounts().lastWebhook(SALON)).isEmpty();
    later.forEach(Runnable::run);
    assertThat(world.store.accounts().lastWebhook(SALON)).contains(NOON);
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
    assertThat(world.store.accounts().lastWebhook(SALON)).contains(NOON);
    assertThat(world.store.accounts().lastWebhook(another)).contains(NOON.plusSeconds(1));
  }

  @Test
  void a_note_that_fails_is_told_throws_nothing_and_is_made_with_the_next_webhook() {
    world.atStore =
        _ -> {
          throw new Between.Crash();
        };
    arrivals.note(SALON, NOON);
    later.removeFirst().run();
    assertThat(world.metrics()).containsExactly(Metric.WORK_FAILED);
    world.atStore = Between.NOTHING;
    arrivals.note(SALON, NOON.plus(Duration.ofSeconds(1)));
    later.removeFirst().run();
    assertThat(world.store.accounts().lastWebhook(SALON)).contains(NOON.plusSeconds(1));
  }
}
