package rusuban.app.connection;

/**
 * The LINE Official Account as LINE describes it (Messaging API reference, "Get bot info").
 *
 * @param displayName the name that customers see, in characters that leave the text around it as it
 *     is
 * @param basicId the id that starts with {@code @}
 * @param chatOn whether "Chat" is on, LINE's {@code chatMode: chat}
 * @param readAtOnce whether each message counts as read at once, LINE's {@code markAsReadMode:
 *     auto}
 */
public record BotInfo(String displayName, String basicId, boolean chatOn, boolean readAtOnce) {}
