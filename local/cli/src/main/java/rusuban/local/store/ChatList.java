package rusuban.local.store;

import java.util.stream.Stream;
import rusuban.core.AccountId;
import rusuban.core.chat.Chat;

/** The chats of an account, without their histories. */
@FunctionalInterface
public interface ChatList {
  /** Returns the chats in no order. In DynamoDB this reads the whole table. */
  Stream<Chat> of(AccountId account);
}
