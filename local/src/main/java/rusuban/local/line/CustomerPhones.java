package rusuban.local.line;

import java.util.Optional;

/** The phones of LINE's customers, as {@link Person} and {@link Group} use them. */
public interface CustomerPhones {

  /** Performs these actions together; the account is told of them in one webhook. */
  Performed perform(Action... actions);

  /** Returns the chat as it stands now; empty where there is none of this id. */
  Optional<Chat> chat(String chatId);

  /** Returns the shop's channel. */
  Channel channel();
}
