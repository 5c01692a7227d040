package rusuban.dynamo;

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
final class DueItem {
  /** From when nobody holds it; the sort key says from when it is due at all. */
  static final String FREE = "free";

  static final String ATTEMPTS = "attempts";
  static final String FIRST_AT = "firstAt";
  static final String MESSAGES = "messages";

  /** Whether a try may have gone out, if whoever holds it says nothing more. */
  static final String OPEN = "open";

  private DueItem() {}

  /**
   * An outstanding reply. It expires with its event: without that it could neither be claimed nor
   * ended.
   */
  static Item reply(DueReply reply, Instant expires) {
    return at(Keys.dueReply(reply), reply.account(), reply.chat())
        .instant("at", reply.key().at())
        .text("id", reply.key().id())
        .instant("due", reply.due())
        .put(FREE, Item.time(reply.free()))
        .expires(expires);
  }

  /** The work that an effect brings about, before its first attempt. */
  static Item of(AccountId account, Effect effect) {
    return switch (effect) {
      case Effect.StartFollowUp(var followUp) -> followUp(account, followUp);
    };
  }

  /** A follow-up that was never tried. It never expires: it is sent or it lapses. */
  private static Item followUp(AccountId account, FollowUp followUp) {
    return at(Keys.dueFollowUp(account, followUp), account, followUp.chat())
        .text("plan", followUp.plan())
        .instant("began", followUp.began())
        .instant("due", followUp.due())
        .instant("latest", followUp.latest())
        .number(ATTEMPTS, 0)
        .put(FREE, Item.time(followUp.due()));
  }

  static DueWork read(Item item) {
    var account = new AccountId(item.text("account"));
    var chat = new ChatId(item.text("chat"));
    var free = Keys.instant(item.text(FREE));
    if (!item.has("plan"))
      return new DueReply(
          account,
          chat,
          new HistoryKey(item.instant("at"), item.text("id")),
          item.instant("due"),
          free);
    var followUp =
        new FollowUp(
            chat,
            item.text("plan"),
            item.instant("began"),
            item.instant("due"),
            item.instant("latest"));
    return new DueFollowUp(account, followUp, tried(item), free);
  }

  private static Optional<PreviousAttempts> tried(Item item) {
    int attempts = Math.toIntExact(item.number(ATTEMPTS));
    return attempts == 0
        ? Optional.empty()
        : Optional.of(
            new PreviousAttempts(
                attempts, item.instant(FIRST_AT), item.messages(MESSAGES), item.flag(OPEN)));
  }

  private static Item at(ItemKey key, AccountId account, ChatId chat) {
    return Item.at(key).text("account", account.value()).text("chat", chat.value());
  }
}
