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
 * The part of LINE's Messaging API that the use cases need. No call throws for LINE's answers or
 * for a network failure: each send returns a {@link SendResult}.
 */
public interface MessagingApi {

  /** Replies with a reply token, which works once and within a minute. A reply is free. */
  SendResult reply(AccountId account, String replyToken, List<Json> messages);

  /**
   * Sends a message without a reply token. It counts against the monthly quota.
   *
   * @param retryKey the same for every attempt of one message, which LINE then accepts once within
   *     24 hours
   */
  SendResult push(AccountId account, ChatId to, List<Json> messages, UUID retryKey);

  /**
   * Returns the display name of the event's author. It is empty if LINE does not return it, and
   * blank if nothing of it is visible.
   */
  Optional<String> displayName(AccountId account, Event.Source source);

  /**
   * Returns the account's monthly quota and its use, both requested from LINE now; empty without an
   * answer.
   */
  Optional<Quota> quota(AccountId account);
}
