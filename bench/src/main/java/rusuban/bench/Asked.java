package rusuban.bench;

import java.time.Instant;

/**
 * One event that is to be answered.
 *
 * @param event its {@code webhookEventId}
 * @param due when it was to be sent, whether or not it could be
 */
record Asked(String event, String customer, Instant due) {}
