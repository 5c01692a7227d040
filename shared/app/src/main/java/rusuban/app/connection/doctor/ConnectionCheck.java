package rusuban.app.connection.doctor;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import rusuban.app.account.AccountStore;
import rusuban.app.connection.ApiAnswer;
import rusuban.app.connection.OfficialAccountApi;
import rusuban.app.connection.WebhookEndpoint;
import rusuban.app.settings.SettingsRepository;
import rusuban.core.AccountId;
import rusuban.core.hours.ResponseCalendar;
import rusuban.core.settings.Settings;
import rusuban.core.shop.ShopState;
import rusuban.core.shop.ShopSwitch;

/**
 * Gathers what the {@link Doctor} needs to know, from LINE and from the stores. LINE's answers are
 * saved, so that a page need not ask for them again.
 */
public final class ConnectionCheck {
  /** The time zone of an account without settings. */
  private static final ZoneId USUAL_ZONE = ZoneId.of("Asia/Tokyo");

  private final OfficialAccountApi line;
  private final LineFactsStore answers;
  private final AccountStore accounts;
  private final SettingsRepository settings;
  private final HandTickStore ticks;

  /** Creates the check. */
  public ConnectionCheck(
      OfficialAccountApi line,
      LineFactsStore answers,
      AccountStore accounts,
      SettingsRepository settings,
      HandTickStore ticks) {
    this.line = line;
    this.answers = answers;
    this.accounts = accounts;
    this.settings = settings;
    this.ticks = ticks;
  }

  /**
   * Asks LINE, saves its answers, and reads the stores. It sends a test webhook unless LINE's
   * webhook URL is another's. LINE allows 60 tests an hour.
   *
   * @param ours the webhook URL of this deployment for the account; empty if unknown
   */
  public ConnectionFacts check(AccountId account, Optional<URI> ours, Instant now) {
    var answered = ask(account, ours, now);
    answers.save(account, answered);
    return facts(account, answered, ours, now);
  }

  /**
   * Reads the stores, and LINE's answers of the last check. Empty if there was no check.
   *
   * @param ours the webhook URL of this deployment for the account; empty if unknown
   */
  public Optional<ConnectionFacts> last(AccountId account, Optional<URI> ours, Instant now) {
    return answers.last(account).map(answered -> facts(account, answered, ours, now));
  }

  private LineFacts ask(AccountId account, Optional<URI> ours, Instant now) {
    // First, because it proves the secret. The calls after it use its token.
    var bot = line.botInfo(account);
    var webhook = line.webhook(account);
    return new LineFacts(
        now,
        bot,
        webhook,
        isWorthTesting(webhook, ours) ? Optional.of(line.testWebhook(account)) : Optional.empty(),
        line.quota(account));
  }

  private ConnectionFacts facts(
      AccountId account, LineFacts answered, Optional<URI> ours, Instant now) {
    var context = accounts.read(account);
    var live = live(account, context.settings());
    var ticked = ticks.ticks(account);
    var last = accounts.lastWebhook(account);
    return new ConnectionFacts(
        answered,
        live.map(Settings::zone).orElse(USUAL_ZONE),
        ours,
        last,
        openSince(last, live, context.state().state(), now),
        context.settings(),
        ticked,
        hoursChanged(account, ticked, live));
  }

  private Optional<Settings> live(AccountId account, OptionalLong version) {
    return version.isPresent()
        ? Optional.of(settings.load(account, version.getAsLong()))
        : Optional.empty();
  }

  private static boolean isWorthTesting(
      ApiAnswer<Optional<WebhookEndpoint>> webhook, Optional<URI> ours) {
    return webhook
        .content()
        .flatMap(it -> it)
        .filter(it -> ours.isEmpty() || ours.get().equals(it.url()))
        .isPresent();
  }

  private static Duration openSince(
      Optional<Instant> last, Optional<Settings> live, ShopState state, Instant now) {
    if (last.isEmpty() || live.isEmpty()) return Duration.ZERO;
    return ResponseCalendar.of(
            live.get().hours(),
            state.closed().map(ShopSwitch::timed),
            state.busy().map(ShopSwitch::timed))
        .openTime(last.get(), now);
  }

  private boolean hoursChanged(
      AccountId account, Map<HandCheck, HandTick> ticked, Optional<Settings> live) {
    var tick = ticked.get(HandCheck.RESPONSE_HOURS);
    if (tick == null) return false;
    return !live(account, tick.settings()).map(Settings::hours).equals(live.map(Settings::hours));
  }
}
