package rusuban.local.store;

import java.util.stream.Stream;
import rusuban.core.AccountId;
import rusuban.core.chat.Chat;

/** The chats of an account, without their histories. */
@FunctionalInterface
public interface Chats {
  /** Returns them in no order; on a table all of it is read. */
  Stream<Chat> of(AccountId account);
}
