package rusuban.app.messaging;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.decision.Quota;
import rusuban.core.event.Event;
import rusuban.json.Json;

/**
 * LINE's Messaging API, as far as the use cases call it. No call throws for LINE's answers or for a
 * network failure: each send returns a {@link SendResult}.
 */
public interface MessagingApi {

  /** Answers with a reply token: free, once, within a minute. */
  SendResult reply(AccountId account, String replyToken, List<Json> messages);

  /**
   * Sends unasked: counted against the monthly limit.
   *
   * @param retryKey the same for every try of the same message, which LINE then accepts once within
   *     24 hours
   */
  SendResult push(AccountId account, ChatId to, List<Json> messages, UUID retryKey);

  /**
   * The display name of whoever acted: empty where LINE does not tell, blank where nobody can see
   * it.
   */
  Optional<String> displayName(AccountId account, Event.Source source);

  /**
   * How many messages the account may push this month and has used, both asked of LINE now; empty
   * where LINE does not tell.
   */
  Optional<Quota> quota(AccountId account);
}
