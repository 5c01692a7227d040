package rusuban.app.connection.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import rusuban.app.connection.ApiProblem;
import rusuban.app.connection.BotInfo;
import rusuban.app.connection.WebhookEndpoint;
import rusuban.app.connection.WebhookTest;
import rusuban.app.messaging.ChannelCredentials;
import rusuban.app.store.StorePorts;
import rusuban.core.AccountId;
import rusuban.core.decision.Quota;
import rusuban.core.shop.ShopSwitch.Kind;
import rusuban.testkit.FakeChannelRepository;
import rusuban.testkit.InMemorySettingsRepository;
import rusuban.testkit.LiveSettings;
import rusuban.testkit.connection.FakeOfficialAccountApi;
import rusuban.testkit.connection.InMemoryHandTickStore;
import rusuban.testkit.connection.InMemoryLineFactsStore;
import rusuban.testkit.store.InMemoryStorePorts;
import rusuban.testkit.store.InMemoryTable;

class ConnectionCheckTest {
  private static final AccountId SALON = new AccountId("salon");
  private static final URI OURS = URI.create("https://rusuban.example/webhook/salon");

  /** A Tuesday, noon in Tokyo. */
  private static final Instant NOON = Instant.parse("2026-11-24T03:00:00Z");

  private static final String HOURS = "10:00-19:00";

  private final FakeChannelRepository channels =
      new FakeChannelRepository()
          .with(SALON, new ChannelCredentials("123", List.of("secret"), Optional.empty()));
  private final FakeOfficialAccountApi line = new FakeOfficialAccountApi(channels, "123", "secret");
  private final InMemorySettingsRepository settings = new InMemorySettingsRepository();
  private final StorePorts stores = InMemoryStorePorts.of(new InMemoryTable(settings::live));
  private final InMemoryHandTickStore ticks = new InMemoryHandTickStore();
  private final ConnectionCheck check =
      new ConnectionCheck(line, new InMemoryLineFactsStore(), stores.accounts(), settings, ticks);

  private long save(String zone, String hours) {
    return LiveSettings.save(
        settings,
        SALON,
        """
        {"shop": {"name": "見本", "timeZone": "%s"},
         "responseHours": {"weekdays": {"mon": ["%s"], "tue": ["%s"]}}}
        """
            .formatted(zone, hours, hours),
        "test",
        NOON);
  }

  private ConnectionFacts facts() {
    return check.check(SALON, Optional.of(OURS), NOON);
  }

  @Test
  void everything_is_asked_of_line_and_of_the_stores() {
    save("Asia/Tokyo", HOURS);
    line.setWebhook(SALON, OURS);
    line.month(new Quota(OptionalLong.of(200), 57));
    stores.accounts().noteWebhook(SALON, NOON.minusSeconds(600));
    var tick = new HandTick("沙也加", NOON, OptionalLong.of(1));
    ticks.tick(SALON, HandCheck.GREETING, tick);
    var facts = facts();
    assertThat(facts.line().at()).isEqualTo(NOON);
    assertThat(facts.ours()).contains(OURS);
    assertThat(facts.line().bot().content()).contains(new BotInfo("サロン", "@salon", true, false));
    assertThat(facts.line().webhook().content())
        .contains(Optional.of(new WebhookEndpoint(OURS, true)));
    assertThat(facts.line().test().orElseThrow().content().map(WebhookTest::isOk)).contains(true);
    assertThat(facts.line().quota().content()).contains(new Quota(OptionalLong.of(200), 57));
    assertThat(facts.lastWebhook()).contains(NOON.minusSeconds(600));
    assertThat(facts.openSince()).isEqualTo(Duration.ofMinutes(10));
    assertThat(facts.settings()).hasValue(1);
    assertThat(facts.ticks()).containsEntry(HandCheck.GREETING, tick);
  }

  @Test
  void a_page_shows_lines_answers_of_the_last_check_with_the_stores_of_now() {
    assertThat(check.last(SALON, Optional.of(OURS), NOON)).as("before the first").isEmpty();
    var first = facts();
    line.fails(ApiProblem.UNREACHABLE);
    var tick = new HandTick("沙也加", NOON, OptionalLong.empty());
    ticks.tick(SALON, HandCheck.GREETING, tick);
    var later = check.last(SALON, Optional.of(OURS), NOON.plusSeconds(60)).orElseThrow();
    assertThat(later.line()).isEqualTo(first.line());
    assertThat(later.ticks()).containsEntry(HandCheck.GREETING, tick);
    var again = check.check(SALON, Optional.of(OURS), NOON.plusSeconds(90));
    assertThat(again.line().bot().why()).contains(ApiProblem.UNREACHABLE);
    assertThat(check.last(SALON, Optional.of(OURS), NOON))
        .hasValueSatisfying(it -> assertThat(it.line()).isEqualTo(again.line()));
  }

  @Test
  void only_a_webhook_url_that_may_be_ours_is_tested() {
    assertThat(facts().line().test()).as("none is set").isEmpty();
    line.setWebhook(SALON, URI.create("https://other.example/hook"));
    assertThat(facts().line().test()).as("another's").isEmpty();
    assertThat(check.check(SALON, Optional.empty(), NOON).line().test()).as("unknown").isPresent();
    line.setWebhook(SALON, OURS);
    assertThat(facts().line().test()).as("ours").isPresent();
  }

  @Test
  void an_account_without_channel_settings_and_webhooks_is_checked_as_well() {
    var facts = check.check(new AccountId("new"), Optional.empty(), NOON);
    assertThat(facts.line().bot().why()).contains(ApiProblem.NO_CHANNEL);
    assertThat(facts.settings()).isEmpty();
    assertThat(facts.lastWebhook()).isEmpty();
    assertThat(facts.openSince()).isZero();
    assertThat(facts.zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
  }

  @Test
  void open_time_counts_the_settings_hours_without_a_temporary_closure() {
    save("Asia/Tokyo", HOURS);
    stores.accounts().noteWebhook(SALON, Instant.parse("2026-11-23T09:00:00Z"));
    assertThat(facts().openSince()).as("an hour on Monday, two today").hasHours(3);
    var before = stores.accounts().read(SALON).state();
    var closed =
        before
            .state()
            .switchedOn(Kind.CLOSED, NOON.minusSeconds(3600), Optional.empty(), "a", NOON);
    stores.accounts().change(SALON, before, closed);
    assertThat(facts().openSince()).hasHours(2);
  }

  @Test
  void times_are_told_in_the_settings_zone() {
    save("Asia/Seoul", HOURS);
    assertThat(facts().zone()).isEqualTo(ZoneId.of("Asia/Seoul"));
  }

  @Test
  void the_hours_have_changed_only_if_they_differ_from_those_of_the_tick() {
    assertThat(facts().hoursChanged()).as("no tick").isFalse();
    ticks.tick(SALON, HandCheck.RESPONSE_HOURS, new HandTick("a", NOON, OptionalLong.empty()));
    assertThat(facts().hoursChanged()).as("no settings then, none now").isFalse();
    long first = save("Asia/Tokyo", HOURS);
    assertThat(facts().hoursChanged()).as("the first hours").isTrue();
    ticks.tick(SALON, HandCheck.RESPONSE_HOURS, new HandTick("a", NOON, OptionalLong.of(first)));
    save("Asia/Tokyo", HOURS);
    assertThat(facts().hoursChanged()).as("another version of the same hours").isFalse();
    save("Asia/Tokyo", "10:00-20:00");
    assertThat(facts().hoursChanged()).as("other hours").isTrue();
  }
}
