package rusuban.app;

import java.util.List;
import java.util.Optional;
import rusuban.core.AccountId;
import rusuban.core.Json;
import rusuban.core.content.Variable;
import rusuban.core.content.Variables;
import rusuban.core.event.Event;

/**
 * The name of one customer, asked of LINE where a message needs it, and once however often the work
 * is decided again. For one thread.
 */
final class Names {
  private final Messenger messenger;
  private boolean asked;
  private Optional<String> answer = Optional.empty();

  Names(Messenger messenger) {
    this.messenger = messenger;
  }

  /** The name, empty where LINE does not tell or none of the messages needs it. */
  Optional<String> neededBy(List<Json> messages, AccountId account, Event.Source who) {
    if (!Variables.usedIn(messages).contains(Variable.CUSTOMER_NAME)) return Optional.empty();
    if (!asked) {
      answer = messenger.displayName(account, who);
      asked = true;
    }
    return answer;
  }
}
