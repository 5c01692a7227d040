package rusuban.app.connection;

import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;
import rusuban.app.messaging.ChannelCredentials;
import rusuban.core.AccountId;
import rusuban.core.decision.Quota;

/**
 * The part of LINE's API that concerns the LINE Official Account itself, for the console. It is
 * never called for a message. No call throws for LINE's answers or for a network failure.
 *
 * <p>Every call is authorized by the channel's id and secret. A long-lived token is not used.
 */
public interface OfficialAccountApi {

  /**
   * Requests the account's name and modes with its stored channel. The answer proves that LINE
   * accepts the channel's id and secret now.
   */
  ApiAnswer<BotInfo> botInfo(AccountId account);

  /** Requests them with a channel that is not stored yet. */
  ApiAnswer<BotInfo> botInfo(AccountId account, ChannelCredentials candidate);

  /** Requests the webhook endpoint; the value is empty if the channel has no webhook URL. */
  ApiAnswer<Optional<WebhookEndpoint>> webhook(AccountId account);

  /**
   * Sets the webhook URL. LINE may take a minute until it uses it (Messaging API reference, "Set
   * webhook endpoint URL").
   *
   * @param url an HTTPS URL of at most 500 characters, otherwise {@link ApiProblem#REFUSED}
   * @return the URL
   */
  ApiAnswer<URI> setWebhook(AccountId account, URI url);

  /**
   * Makes LINE send a webhook without events to the webhook URL. LINE allows 60 tests an hour.
   * Without a webhook URL the answer is {@link ApiProblem#REFUSED}.
   */
  ApiAnswer<WebhookTest> testWebhook(AccountId account);

  /** Requests the monthly quota and its use. */
  ApiAnswer<Quota> quota(AccountId account);

  /**
   * Requests the number of friends at the end of a day. LINE allows 60 requests an hour.
   *
   * @param day a day of Japan's time zone
   * @return the number; its value is empty if LINE has not counted that day yet
   */
  ApiAnswer<Optional<FriendCount>> friends(AccountId account, LocalDate day);
}
