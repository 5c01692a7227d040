package rusuban.app.account;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static rusuban.app.UseCaseFixture.SALON;
import static rusuban.app.UseCaseFixture.at;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rusuban.app.Telemetry.Metric;
import rusuban.app.UseCaseFixture;
import rusuban.app.messaging.ChannelCredentials;
import rusuban.core.AccountId;
import rusuban.core.hours.DayHours;
import rusuban.core.hours.TimeRange;
import rusuban.core.settings.Settings;
import rusuban.testkit.FakeChannelRepository;

class SilentAccountsTest {
  private static final AccountId NOODLES = new AccountId("noodles");
  private static final AccountId BROKEN = new AccountId("broken");
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  private final UseCaseFixture useCaseFixture =
      new UseCaseFixture(UseCaseFixture.answering("いらっしゃいませ", false));
  private final FakeChannelRepository channels = new FakeChannelRepository();
  private final SilentAccounts accounts =
      new SilentAccounts(
          channels,
          useCaseFixture.ready,
          useCaseFixture.stores.accounts(),
          useCaseFixture.telemetry,
          Duration.ofHours(6));

  private void connected(AccountId... all) {
    for (var account : all)
      channels.with(account, new ChannelCredentials("1", List.of("secret"), Optional.empty()));
  }

  /** Returns a shop that opens 11 to 14 and 17 to 22, but never on Mondays. */
  private static Settings lunchAndDinner() {
    var hours = DayHours.of(new TimeRange(660, 840), new TimeRange(1020, 1320));
    var week =
        Arrays.stream(DayOfWeek.values())
            .collect(toMap(day -> day, day -> day == DayOfWeek.MONDAY ? DayHours.CLOSED : hours));
    return UseCaseFixture.openAt(week);
  }

  /** Runs every minute's tick from one time until just before another. */
  private void ticks(String from, String until) {
    for (Instant now = at(from); now.isBefore(at(until)); now = now.plusSeconds(60))
      accounts.tell(now);
  }

  private Optional<LocalDateTime> firstTold(AccountId account, String from, String until) {
    for (Instant now = at(from); now.isBefore(at(until)); now = now.plusSeconds(60)) {
      accounts.tell(now);
      if (useCaseFixture.told.stream().anyMatch(it -> it.account().equals(account)))
        return Optional.of(LocalDateTime.ofInstant(now, TOKYO));
    }
    return Optional.empty();
  }

  @Test
  void a_shop_of_two_short_ranges_that_hears_nothing_for_a_day_is_told() {
    useCaseFixture.live.put(NOODLES, lunchAndDinner());
    connected(NOODLES);
    useCaseFixture.store.accounts().noteWebhook(NOODLES, at("2026-11-24T21:30"));
    // Half an hour on Tuesday, three hours at Wednesday's lunch, and half past seven at dinner.
    assertThat(firstTold(NOODLES, "2026-11-24T22:00", "2026-11-26T00:00"))
        .contains(LocalDateTime.parse("2026-11-25T20:00"));
    assertThat(useCaseFixture.told.getFirst().what()).isEqualTo(Metric.ACCOUNT_SILENT);
    assertThat(useCaseFixture.told.getFirst().ids()).containsEntry("openHours", "6");
  }

  @Test
  void a_closed_day_counts_for_nothing() {
    useCaseFixture.live.put(NOODLES, lunchAndDinner());
    connected(NOODLES);
    useCaseFixture.store.accounts().noteWebhook(NOODLES, at("2026-11-22T21:30"));
    assertThat(firstTold(NOODLES, "2026-11-22T22:00", "2026-11-25T00:00"))
        .contains(LocalDateTime.parse("2026-11-24T20:00"));
  }

  @Test
  void it_is_told_each_hour_for_as_long_as_it_lasts_by_night_too_and_a_webhook_ends_it() {
    connected(SALON);
    useCaseFixture.store.accounts().noteWebhook(SALON, at("2026-11-24T10:00"));
    ticks("2026-11-24T16:00", "2026-11-25T04:00");
    assertThat(useCaseFixture.metrics()).hasSize(12).containsOnly(Metric.ACCOUNT_SILENT);
    useCaseFixture.told.clear();
    useCaseFixture.store.accounts().noteWebhook(SALON, at("2026-11-25T04:10"));
    ticks("2026-11-25T05:00", "2026-11-25T16:00");
    assertThat(useCaseFixture.told).isEmpty();
  }

  @Test
  void what_one_shop_hears_does_not_hide_that_another_hears_nothing() {
    useCaseFixture.live.put(NOODLES, lunchAndDinner());
    connected(NOODLES, SALON);
    useCaseFixture.store.accounts().noteWebhook(NOODLES, at("2026-11-24T11:00"));
    for (int hour = 11; hour < 22; hour++)
      useCaseFixture.store.accounts().noteWebhook(SALON, at("2026-11-24T%02d:59".formatted(hour)));
    accounts.tell(at("2026-11-24T22:00"));
    assertThat(useCaseFixture.told).singleElement().matches(it -> it.account().equals(NOODLES));
  }

  @Test
  void an_account_whose_settings_cannot_be_read_hides_nobody() {
    useCaseFixture.live.put(BROKEN, UseCaseFixture.answering("hi", false));
    connected(BROKEN, SALON, new AccountId("unset"));
    for (var account : List.of(BROKEN, SALON))
      useCaseFixture.store.accounts().noteWebhook(account, at("2026-11-24T10:00"));
    accounts.tell(at("2026-11-24T16:00"));
    assertThat(useCaseFixture.told)
        .extracting(it -> Map.entry(it.account(), it.what()))
        .containsExactlyInAnyOrder(
            Map.entry(BROKEN, Metric.WORK_FAILED), Map.entry(SALON, Metric.ACCOUNT_SILENT));
  }

  @Test
  void an_account_that_was_never_connected_is_counted_from_its_first_tick() {
    connected(SALON);
    assertThat(firstTold(SALON, "2026-11-24T09:00", "2026-11-25T00:00"))
        .contains(LocalDateTime.parse("2026-11-24T16:00"));
  }

  @Test
  void nobody_is_asked_but_in_the_first_minute_of_an_hour() {
    connected(SALON);
    useCaseFixture.store.accounts().noteWebhook(SALON, at("2026-11-20T10:00"));
    ticks("2026-11-24T15:01", "2026-11-24T16:00");
    assertThat(useCaseFixture.told).isEmpty();
  }
}
