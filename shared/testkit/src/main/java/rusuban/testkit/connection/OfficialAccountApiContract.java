package rusuban.testkit.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rusuban.app.connection.ApiAnswer;
import rusuban.app.connection.ApiAnswer.Answered;
import rusuban.app.connection.ApiAnswer.Unanswered;
import rusuban.app.connection.ApiProblem;
import rusuban.app.connection.BotInfo;
import rusuban.app.connection.FriendCount;
import rusuban.app.connection.OfficialAccountApi;
import rusuban.app.connection.WebhookEndpoint;
import rusuban.app.connection.WebhookTest;
import rusuban.app.messaging.ChannelCredentials;
import rusuban.core.AccountId;
import rusuban.core.decision.Quota;

/** Contract tests for every implementation of {@link OfficialAccountApi}. */
public abstract class OfficialAccountApiContract {
  /** The account with a stored channel. */
  protected static final AccountId SALON = new AccountId("salon");

  /** The id of that channel, which LINE knows. */
  protected static final String ID = "1234567890";

  /** The secret of that channel, which LINE accepts at first. */
  protected static final String SECRET = "8c570fa6dd201bb328f1c1eac23a96d8";

  private static final AccountId STRANGER = new AccountId("stranger");
  private static final URI ELSEWHERE = URI.create("https://elsewhere.example/webhook/salon");

  /** Returns the implementation under test. */
  protected abstract OfficialAccountApi api();

  /** Makes LINE issue another secret. The stored one ends. */
  protected abstract void issueSecret(String next);

  /** Switches "Chat". */
  protected abstract void chat(boolean on);

  /** Returns a webhook URL that answers 200. LINE has no webhook URL at first. */
  protected abstract URI shop();

  /** Makes the webhook URL answer with this status. */
  protected abstract void shopAnswers(int status);

  /** Switches "Use webhook". */
  protected abstract void webhookUse(boolean on);

  /** Sets the month's limit, and how much of it is used. */
  protected abstract void month(OptionalLong limit, int used);

  /** Returns a day for which LINE has counted seven friends, two of whom block the account. */
  protected abstract LocalDate counted();

  /** Makes the next call fail with this problem. */
  protected abstract void fails(ApiProblem problem);

  @Test
  void the_account_has_its_name_and_its_modes() {
    assertThat(api().botInfo(SALON))
        .isEqualTo(new Answered<>(new BotInfo("サロン", "@salon", true, false)));
    chat(false);
    assertThat(api().botInfo(SALON))
        .isEqualTo(new Answered<>(new BotInfo("サロン", "@salon", false, true)));
  }

  @Test
  void an_account_without_a_channel_is_told_before_line_is_asked() {
    assertThat(problems(STRANGER)).containsOnly(ApiProblem.NO_CHANNEL);
  }

  @Test
  void a_secret_that_line_has_replaced_is_refused_at_every_call() {
    issueSecret("another-secret");
    assertThat(problems(SALON)).containsOnly(ApiProblem.SECRET_REFUSED);
  }

  @Test
  void credentials_are_tried_before_they_are_stored() {
    issueSecret("another-secret");
    assertThat(api().botInfo(SALON, channel(ID, "another-secret")).content())
        .map(BotInfo::displayName)
        .contains("サロン");
    assertThat(api().botInfo(SALON, channel(ID, SECRET)).why()).contains(ApiProblem.SECRET_REFUSED);
    assertThat(api().botInfo(SALON, channel("1234567891", "another-secret")).why())
        .contains(ApiProblem.SECRET_REFUSED);
  }

  @Test
  void of_two_secrets_one_that_line_accepts_is_enough_and_a_long_lived_token_is_none() {
    var changing =
        new ChannelCredentials(ID, List.of("next-secret", SECRET), Optional.of("long-lived"));
    assertThat(api().botInfo(SALON, changing).content()).isPresent();
    issueSecret("another-secret");
    assertThat(api().botInfo(SALON, changing).why()).contains(ApiProblem.SECRET_REFUSED);
  }

  @Test
  void a_new_channel_has_no_webhook_url() {
    assertThat(api().webhook(SALON)).isEqualTo(new Answered<>(Optional.empty()));
    assertThat(api().testWebhook(SALON)).isEqualTo(new Unanswered<>(ApiProblem.REFUSED));
  }

  @Test
  void a_webhook_url_is_set_and_told_with_its_use() {
    assertThat(api().setWebhook(SALON, ELSEWHERE)).isEqualTo(new Answered<>(ELSEWHERE));
    assertThat(api().webhook(SALON))
        .isEqualTo(new Answered<>(Optional.of(new WebhookEndpoint(ELSEWHERE, true))));
    webhookUse(false);
    assertThat(api().webhook(SALON))
        .isEqualTo(new Answered<>(Optional.of(new WebhookEndpoint(ELSEWHERE, false))));
  }

  @Test
  void a_url_that_line_refuses_changes_nothing() {
    api().setWebhook(SALON, ELSEWHERE);
    var tooLong = URI.create("https://elsewhere.example/" + "a".repeat(500));
    for (var url : List.of(URI.create("http://elsewhere.example/webhook"), tooLong))
      assertThat(api().setWebhook(SALON, url).why()).contains(ApiProblem.REFUSED);
    assertThat(api().webhook(SALON).content().flatMap(it -> it).map(WebhookEndpoint::url))
        .contains(ELSEWHERE);
  }

  @Test
  void a_test_tells_how_the_webhook_url_answers() {
    api().setWebhook(SALON, shop());
    var good = api().testWebhook(SALON).content().orElseThrow();
    assertThat(good.isOk()).isTrue();
    assertThat(good.statusCode()).isEqualTo(200);
    assertThat(good.took()).isPositive();
    shopAnswers(401);
    var bad = api().testWebhook(SALON).content().orElseThrow();
    assertThat(bad.reason()).isEqualTo(WebhookTest.Reason.ERROR_STATUS_CODE);
    assertThat(bad.statusCode()).isEqualTo(401);
  }

  @Test
  void the_month_has_a_limit_and_what_is_used_of_it_or_no_limit() {
    month(OptionalLong.of(200), 3);
    assertThat(api().quota(SALON)).isEqualTo(new Answered<>(new Quota(OptionalLong.of(200), 3)));
    month(OptionalLong.empty(), 0);
    assertThat(api().quota(SALON)).isEqualTo(new Answered<>(Quota.UNLIMITED));
  }

  @Test
  void friends_are_counted_for_a_day_that_is_over() {
    var day = counted();
    assertThat(api().friends(SALON, day))
        .isEqualTo(new Answered<>(Optional.of(new FriendCount(7, 2))));
    assertThat(api().friends(SALON, day.plusDays(1))).isEqualTo(new Answered<>(Optional.empty()));
  }

  @ParameterizedTest
  @EnumSource(
      value = ApiProblem.class,
      names = {"NOT_PERMITTED", "RATE_LIMITED", "REFUSED", "LINE_FAILED", "UNREACHABLE"})
  void a_call_that_fails_tells_why_and_the_next_one_succeeds(ApiProblem problem) {
    fails(problem);
    assertThat(api().botInfo(SALON).why()).contains(problem);
    assertThat(api().botInfo(SALON).content()).isPresent();
  }

  private List<ApiProblem> problems(AccountId account) {
    var answers =
        List.<ApiAnswer<?>>of(
            api().botInfo(account),
            api().webhook(account),
            api().setWebhook(account, ELSEWHERE),
            api().testWebhook(account),
            api().quota(account),
            api().friends(account, counted()));
    return answers.stream().map(it -> it.why().orElseThrow()).toList();
  }

  private static ChannelCredentials channel(String id, String secret) {
    return new ChannelCredentials(id, List.of(secret), Optional.empty());
  }
}
