package rusuban.app.connection;

import java.net.URI;

/**
 * The webhook of a channel (Messaging API reference, "Get webhook endpoint information").
 *
 * @param active whether "Use webhook" is on
 */
public record WebhookEndpoint(URI url, boolean active) {}
