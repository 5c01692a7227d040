package rusuban.app;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.Json;
import rusuban.core.decision.Quota;
import rusuban.core.event.Event;

/**
 * LINE, as far as we call it. No call throws for what LINE answers or for a network that fails:
 * each gives a {@link Delivery}.
 */
public interface Messenger {

  /** Answers with a reply token: free, once, within a minute. */
  Delivery reply(AccountId account, String replyToken, List<Json> messages);

  /**
   * Sends unasked: counted against the monthly limit.
   *
   * @param retryKey the same for every try of the same message, which LINE then accepts once within
   *     24 hours
   */
  Delivery push(AccountId account, ChatId to, List<Json> messages, UUID retryKey);

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

  /** What became of a call. */
  sealed interface Delivery {

    /**
     * LINE took it, now or at an earlier try (409).
     *
     * @param messageIds LINE's ids of the messages, in their order; empty where it did not tell
     *     (Messaging API reference, "Send reply message": {@code sentMessages[].id})
     */
    record Accepted(Optional<String> requestId, List<String> messageIds) implements Delivery {
      public Accepted {
        messageIds = List.copyOf(messageIds);
      }

      /** One of whose messages no id is known. */
      public Accepted(Optional<String> requestId) {
        this(requestId, List.of());
      }
    }

    /** 400 {@code Invalid reply token}: expired or used before. */
    record TokenRefused() implements Delivery {}

    /** LINE will never take it: any other 4xx. */
    record Refused(int status) implements Delivery {}

    /** 429 for the rate or concurrency: not taken, later it may be. */
    record TooFast() implements Delivery {}

    /** 429 for the monthly limit: not taken. */
    record MonthlyLimit() implements Delivery {}

    /** No connection was made, or LINE accepts no token of the account: surely not taken. */
    record NotReached() implements Delivery {}

    /** A timeout, a reset, a 5xx: it may have been taken. */
    record Unclear() implements Delivery {}
  }
}
