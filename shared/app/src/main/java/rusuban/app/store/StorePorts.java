package rusuban.app.store;

import rusuban.app.account.AccountStore;
import rusuban.app.chat.ChatArchive;
import rusuban.app.chat.ChatStore;
import rusuban.app.due.DueWorkIndex;
import rusuban.app.followup.FollowUpQueue;
import rusuban.app.reply.ReplyOutbox;

/**
 * All ports of one store. Only composition roots and tests use it; a use case takes the ports that
 * it needs.
 */
public record StorePorts(
    ChatStore chats,
    ReplyOutbox replies,
    FollowUpQueue followUps,
    DueWorkIndex dueWork,
    ChatArchive archive,
    AccountStore accounts) {}
