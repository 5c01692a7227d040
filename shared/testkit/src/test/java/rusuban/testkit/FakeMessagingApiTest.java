package rusuban.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import rusuban.app.messaging.SendResult;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.json.Json;

final class FakeMessagingApiTest {
  private static final AccountId SALON = new AccountId("salon");
  private static final ChatId HANAKO = new ChatId("U1");
  private static final List<Json> HELLO = List.of(Json.textMessage("こんにちは"));
  private static final UUID KEY = new UUID(1, 2);

  private final FakeMessagingApi line = new FakeMessagingApi();

  @Test
  void a_reply_token_is_taken_once_and_an_expired_one_never() {
    assertThat(line.reply(SALON, "t", HELLO)).isInstanceOf(SendResult.Accepted.class);
    assertThat(line.reply(SALON, "t", HELLO)).isEqualTo(new SendResult.InvalidReplyToken());
    assertThat(line.expires("u").reply(SALON, "u", HELLO))
        .isEqualTo(new SendResult.InvalidReplyToken());
    assertThat(line.taken()).hasSize(1);
  }

  @Test
  void a_retry_key_is_taken_once_and_answers_with_the_first_request() {
    line.takesAndFails();
    assertThat(line.push(SALON, HANAKO, HELLO, KEY)).isEqualTo(new SendResult.OutcomeUnknown());
    assertThat(line.push(SALON, HANAKO, HELLO, KEY))
        .isEqualTo(
            new SendResult.Accepted(Optional.of("request-1"), List.of("message-request-1-0")));
    assertThat(line.taken()).hasSize(1);
    assertThat(line.calls()).isEqualTo(2);
  }

  @Test
  void a_retry_key_for_something_else_fails_the_test() {
    line.push(SALON, HANAKO, HELLO, KEY);
    var other = List.<Json>of(Json.textMessage("別"));
    assertThatThrownBy(() -> line.push(SALON, HANAKO, other, KEY))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void it_fails_as_told_and_then_works() {
    line.fails(new SendResult.RateLimited()).works().fails(new SendResult.NotSent());
    assertThat(line.reply(SALON, "a", HELLO)).isEqualTo(new SendResult.RateLimited());
    assertThat(line.reply(SALON, "a", HELLO)).isInstanceOf(SendResult.Accepted.class);
    assertThat(line.reply(SALON, "b", HELLO)).isEqualTo(new SendResult.NotSent());
    assertThat(line.reply(SALON, "b", HELLO)).isInstanceOf(SendResult.Accepted.class);
  }
}
