package rusuban.app.connection.doctor;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import rusuban.app.connection.ApiAnswer;
import rusuban.app.connection.BotInfo;
import rusuban.app.connection.WebhookEndpoint;
import rusuban.app.connection.WebhookTest;
import rusuban.core.decision.Quota;

/**
 * All that the {@link Doctor} knows of an account.
 *
 * @param at the time of the check
 * @param zone the account's time zone, for times in the findings
 * @param ours the webhook URL of this deployment for the account; empty if unknown
 * @param webhook LINE's webhook endpoint; its value is empty if the channel has no webhook URL
 * @param test the result of a test webhook; empty if none was sent
 * @param lastWebhook the time of the newest webhook with an event; empty if there was none
 * @param openSince open time since then
 * @param settings the live settings' version; empty before the first
 * @param hoursChanged whether the hours are others than when {@link HandCheck#RESPONSE_HOURS} was
 *     ticked
 */
public record ConnectionFacts(
    Instant at,
    ZoneId zone,
    Optional<URI> ours,
    ApiAnswer<BotInfo> bot,
    ApiAnswer<Optional<WebhookEndpoint>> webhook,
    Optional<ApiAnswer<WebhookTest>> test,
    ApiAnswer<Quota> quota,
    Optional<Instant> lastWebhook,
    Duration openSince,
    OptionalLong settings,
    Map<HandCheck, HandTick> ticks,
    boolean hoursChanged) {
  public ConnectionFacts {
    ticks = Map.copyOf(ticks);
  }
}
