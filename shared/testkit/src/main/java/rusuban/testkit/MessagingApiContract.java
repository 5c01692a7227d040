package rusuban.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import rusuban.app.messaging.MessagingApi;
import rusuban.app.messaging.SendResult;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.decision.Quota;
import rusuban.core.event.Event;
import rusuban.json.Json;

/** Contract tests for every implementation of {@link MessagingApi}. */
public abstract class MessagingApiContract {
  /** The account of all calls. */
  protected static final AccountId SALON = new AccountId("salon");

  private static final List<Json> HELLO = List.of(Json.textMessage("こんにちは"));
  private static final UUID KEY = UUID.fromString("5f0c1b9e-6a0d-5e0b-9d52-2f1f3c1f7a11");

  /** Returns the implementation under test. */
  protected abstract MessagingApi messaging();

  /** Returns a customer who follows the account under the name 花子. */
  protected abstract ChatId hanako();

  /** Returns a live reply token of hers. */
  protected abstract String replyToken();

  /** Sets the month's limit, which is absent at first. */
  protected abstract void limit(long messages);

  /** Returns the number of calls from which LINE accepted a message. */
  protected abstract int taken();

  @Test
  void a_reply_token_is_taken_once() {
    String token = replyToken();

    assertThat(messaging().reply(SALON, token, HELLO)).isInstanceOf(SendResult.Accepted.class);
    assertThat(messaging().reply(SALON, token, HELLO))
        .isEqualTo(new SendResult.InvalidReplyToken());

    assertThat(taken()).isEqualTo(1);
  }

  @Test
  void each_message_that_was_taken_has_an_id() {
    var two = List.<Json>of(Json.textMessage("一"), Json.textMessage("二"));
    var reply = (SendResult.Accepted) messaging().reply(SALON, replyToken(), two);
    var push = (SendResult.Accepted) messaging().push(SALON, hanako(), HELLO, KEY);

    assertThat(reply.messageIds()).hasSize(2).doesNotHaveDuplicates();
    assertThat(push.messageIds()).hasSize(1).doesNotContainAnyElementsOf(reply.messageIds());
  }

  @Test
  void a_push_tried_again_with_its_key_is_accepted_again_and_taken_once() {
    var first = messaging().push(SALON, hanako(), HELLO, KEY);
    var second = messaging().push(SALON, hanako(), HELLO, KEY);

    assertThat(first).isInstanceOf(SendResult.Accepted.class);
    assertThat(second).isEqualTo(first);
    assertThat(taken()).isEqualTo(1);
  }

  @Test
  void pushes_with_keys_of_their_own_are_both_taken() {
    messaging().push(SALON, hanako(), HELLO, KEY);
    messaging().push(SALON, hanako(), HELLO, UUID.nameUUIDFromBytes(new byte[] {1}));

    assertThat(taken()).isEqualTo(2);
  }

  @Test
  void a_customer_has_her_name_and_a_stranger_none() {
    assertThat(messaging().displayName(SALON, source(hanako()))).contains("花子");
    assertThat(messaging().displayName(SALON, source(new ChatId("U" + "0".repeat(32))))).isEmpty();
  }

  @Test
  void a_push_counts_against_the_month_once_and_a_reply_does_not() {
    limit(2);
    assertThat(messaging().quota(SALON)).contains(new Quota(OptionalLong.of(2), 0));

    messaging().reply(SALON, replyToken(), HELLO);
    messaging().push(SALON, hanako(), HELLO, KEY);
    messaging().push(SALON, hanako(), HELLO, KEY);

    assertThat(messaging().quota(SALON)).contains(new Quota(OptionalLong.of(2), 1));
  }

  @Test
  void past_the_months_limit_a_push_is_refused_and_a_reply_is_not() {
    limit(1);
    String token = replyToken();
    messaging().push(SALON, hanako(), HELLO, KEY);

    var second = messaging().push(SALON, hanako(), HELLO, UUID.nameUUIDFromBytes(new byte[] {1}));

    assertThat(second).isEqualTo(new SendResult.QuotaExceeded());
    assertThat(messaging().reply(SALON, token, HELLO)).isInstanceOf(SendResult.Accepted.class);
  }

  @Test
  void a_month_may_have_no_limit() {
    assertThat(messaging().quota(SALON)).contains(Quota.UNLIMITED);
  }

  private static Event.Source source(ChatId chat) {
    return new Event.Source(chat, Optional.of(chat.value()));
  }
}
