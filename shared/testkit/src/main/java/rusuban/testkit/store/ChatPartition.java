package rusuban.testkit.store;

import java.util.Optional;
import rusuban.app.due.DueWork;
import rusuban.core.AccountId;
import rusuban.core.ChatId;

/** The partition of a chat in the in-memory table; without a chat, that of the account. */
record ChatPartition(AccountId account, Optional<ChatId> chat) {
  static final int SHARDS = 4;

  static ChatPartition of(AccountId account, ChatId chat) {
    return new ChatPartition(account, Optional.of(chat));
  }

  static ChatPartition of(DueWork due) {
    return of(due.account(), due.chat());
  }

  boolean inShard(int shard) {
    return Math.floorMod(hashCode(), SHARDS) == shard;
  }
}
