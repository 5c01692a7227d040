package rusuban.app.connection.doctor;

import java.time.Instant;
import java.util.Optional;
import rusuban.app.connection.ApiAnswer;
import rusuban.app.connection.BotInfo;
import rusuban.app.connection.WebhookEndpoint;
import rusuban.app.connection.WebhookTest;
import rusuban.core.decision.Quota;

/**
 * LINE's answers of one check.
 *
 * @param at the time of the check
 * @param webhook LINE's webhook endpoint; its value is empty if the channel has no webhook URL
 * @param test the result of a test webhook; empty if none was sent
 */
public record LineFacts(
    Instant at,
    ApiAnswer<BotInfo> bot,
    ApiAnswer<Optional<WebhookEndpoint>> webhook,
    Optional<ApiAnswer<WebhookTest>> test,
    ApiAnswer<Quota> quota) {}
