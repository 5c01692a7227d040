package rusuban.dynamo.item;

import java.time.Instant;
import java.util.Optional;
import rusuban.app.HistoryKey;
import rusuban.app.due.DueWork;
import rusuban.app.due.DueWork.DueFollowUp;
import rusuban.app.due.DueWork.DueReply;
import rusuban.app.due.PreviousAttempts;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.decision.Effect;
import rusuban.core.decision.FollowUp;

/** An entry of the index of due work as an item and back. */
public final class DueItem {
  /** The time from which nobody holds the work. Its sort key has the time from which it is due. */
  public static final String FREE = "free";

  static final String ATTEMPTS = "attempts";
  static final String FIRST_AT = "firstAt";
  static final String MESSAGES = "messages";

  /** Marks work whose last try LINE may have accepted, unless its worker reports more. */
  public static final String OPEN = "open";

  private DueItem() {}

  /**
   * Writes an outstanding reply. It expires with its event, which each claim and each end needs.
   */
  public static ItemAttributes reply(DueReply reply, Instant expires) {
    return at(TableKeys.dueReply(reply), reply.account(), reply.chat())
        .instant("at", reply.key().at())
        .text("id", reply.key().id())
        .instant("due", reply.due())
        .put(FREE, ItemAttributes.time(reply.free()))
        .expires(expires);
  }

  /** Writes the work of an effect, before its first attempt. */
  public static ItemAttributes of(AccountId account, Effect effect) {
    return switch (effect) {
      case Effect.StartFollowUp(var followUp) -> followUp(account, followUp);
    };
  }

  /** Writes a follow-up without a try. It never expires: it is sent or it lapses. */
  private static ItemAttributes followUp(AccountId account, FollowUp followUp) {
    return at(TableKeys.dueFollowUp(account, followUp), account, followUp.chat())
        .text("plan", followUp.plan())
        .instant("began", followUp.began())
        .instant("due", followUp.due())
        .instant("latest", followUp.latest())
        .number(ATTEMPTS, 0)
        .put(FREE, ItemAttributes.time(followUp.due()));
  }

  public static DueWork read(ItemAttributes itemAttributes) {
    var account = new AccountId(itemAttributes.text("account"));
    var chat = new ChatId(itemAttributes.text("chat"));
    var free = TableKeys.instant(itemAttributes.text(FREE));
    if (!itemAttributes.has("plan"))
      return new DueReply(
          account,
          chat,
          new HistoryKey(itemAttributes.instant("at"), itemAttributes.text("id")),
          itemAttributes.instant("due"),
          free);
    var followUp =
        new FollowUp(
            chat,
            itemAttributes.text("plan"),
            itemAttributes.instant("began"),
            itemAttributes.instant("due"),
            itemAttributes.instant("latest"));
    return new DueFollowUp(account, followUp, tried(itemAttributes), free);
  }

  private static Optional<PreviousAttempts> tried(ItemAttributes itemAttributes) {
    int attempts = Math.toIntExact(itemAttributes.number(ATTEMPTS));
    return attempts == 0
        ? Optional.empty()
        : Optional.of(
            new PreviousAttempts(
                attempts,
                itemAttributes.instant(FIRST_AT),
                itemAttributes.messages(MESSAGES),
                itemAttributes.flag(OPEN)));
  }

  private static ItemAttributes at(ItemKey key, AccountId account, ChatId chat) {
    return ItemAttributes.at(key).text("account", account.value()).text("chat", chat.value());
  }
}
