package rusuban.local.line;

import java.util.Optional;
import rusuban.local.line.state.SimulatedChannel;
import rusuban.local.line.state.SimulatedChat;

/**
 * The phones of LINE's customers, as {@link SimulatedCustomer} and {@link SimulatedGroup} use them.
 */
public interface CustomerPhones {

  /** Performs these actions together. The account receives one webhook for them. */
  ActionResult perform(CustomerAction... actions);

  /** Returns the present state of the chat; empty if no chat has this id. */
  Optional<SimulatedChat> chat(String chatId);

  SimulatedChannel channel();
}
