package rusuban.app.connection.doctor;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * All that the {@link Doctor} knows of an account.
 *
 * @param line LINE's answers
 * @param zone the account's time zone, for times in the findings
 * @param ours the webhook URL of this deployment for the account; empty if unknown
 * @param lastWebhook the time of the newest webhook with an event; empty if there was none
 * @param openSince open time since then
 * @param settings the live settings' version; empty before the first
 * @param hoursChanged whether the hours are others than when {@link HandCheck#RESPONSE_HOURS} was
 *     ticked
 */
public record ConnectionFacts(
    LineFacts line,
    ZoneId zone,
    Optional<URI> ours,
    Optional<Instant> lastWebhook,
    Duration openSince,
    OptionalLong settings,
    Map<HandCheck, HandTick> ticks,
    boolean hoursChanged) {
  public ConnectionFacts {
    ticks = Map.copyOf(ticks);
  }
}
