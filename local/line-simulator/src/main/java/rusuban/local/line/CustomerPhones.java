package rusuban.local.line;

import java.util.Optional;

/** The phones of LINE's customers, as {@link Person} and {@link Group} use them. */
public interface CustomerPhones {

  /** Performs these actions together. The account receives one webhook for them. */
  Performed perform(Action... actions);

  /** Returns the present state of the chat; empty if no chat has this id. */
  Optional<Chat> chat(String chatId);

  Channel channel();
}
