package rusuban.app.messaging;

import java.util.List;
import java.util.Optional;
import rusuban.core.AccountId;
import rusuban.core.content.Variable;
import rusuban.core.content.Variables;
import rusuban.core.event.Event;
import rusuban.json.Json;

/**
 * Looks up the name of one customer if a message needs it. LINE is asked once, even if the work is
 * decided several times. Not thread-safe.
 */
public final class DisplayNameLookup {
  private final MessagingApi messaging;
  private boolean asked;
  private Optional<String> answer = Optional.empty();

  public DisplayNameLookup(MessagingApi messaging) {
    this.messaging = messaging;
  }

  /** Returns the name; empty if LINE does not return it or no message needs it. */
  public Optional<String> neededBy(List<Json> messages, AccountId account, Event.Source who) {
    return Variables.usedIn(messages).contains(Variable.CUSTOMER_NAME)
        ? of(account, who)
        : Optional.empty();
  }

  /** Returns the name; empty if LINE does not tell it. */
  public Optional<String> of(AccountId account, Event.Source who) {
    if (!asked) {
      answer = messaging.displayName(account, who);
      asked = true;
    }
    return answer;
  }
}
