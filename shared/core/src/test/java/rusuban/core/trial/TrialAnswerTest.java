package rusuban.core.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static rusuban.core.decision.ShopFixture.at;
import static rusuban.core.decision.ShopFixture.say;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rusuban.core.ChatId;
import rusuban.core.chat.Chat;
import rusuban.core.chat.ChatStatus;
import rusuban.core.decision.Decider;
import rusuban.core.decision.FollowUp;
import rusuban.core.decision.Outcome;
import rusuban.core.decision.RuleBuilder;
import rusuban.core.decision.ShopFixture;
import rusuban.core.decision.trace.TraceStep;
import rusuban.core.event.Event;
import rusuban.core.event.EventContent;
import rusuban.core.settings.FollowUpPlan;
import rusuban.core.settings.FollowUpPlan.Due;
import rusuban.core.settings.FollowUpPlan.Start;
import rusuban.core.settings.KeywordRule;
import rusuban.core.shop.ShopState;
import rusuban.core.shop.ShopSwitch.Kind;
import rusuban.core.trial.TrialAnswer.Turn;
import rusuban.json.Json;

class TrialAnswerTest {
  private static final Instant NOON = at("2026-11-24T12:00");
  private static final Instant NIGHT = at("2026-11-24T22:00");

  @Test
  void a_friend_is_answered_with_the_variables_filled_in() {
    var turn = only(shop(), "予約したい", TrialSender.FRIEND, NIGHT);
    assertThat(turn.said()).contains("予約したい");
    assertThat(texts(turn)).containsExactly("花子さま、るすばん美容室です。次は明日 11月25日(水) 10:00");
    assertThat(turn.effects().rule()).contains("予約");
    assertThat(turn.effects().actions().addTags()).containsExactly("予約希望");
    assertThat(turn.trace().getLast()).matches(TraceStep::took);
  }

  @Test
  void a_new_friend_is_greeted_first_and_then_answered() {
    var turns = turns(shop(), "予約", TrialSender.NEW_FRIEND, NOON);
    assertThat(turns).hasSize(2);
    assertThat(turns.getFirst().said()).isEmpty();
    assertThat(texts(turns.getFirst())).containsExactly("花子さま、はじめまして");
    assertThat(turns.getLast().said()).contains("予約");
  }

  @Test
  void a_returning_friend_is_greeted_as_one() {
    assertThat(texts(turns(shop(), "予約", TrialSender.RETURNING_FRIEND, NOON).getFirst()))
        .containsExactly("おかえりなさい");
  }

  @Test
  void without_a_text_only_the_follow_is_tried() {
    assertThat(turns(shop(), " ", TrialSender.NEW_FRIEND, NOON)).hasSize(1);
    assertThat(turns(shop(), "", TrialSender.FRIEND, NOON)).isEmpty();
  }

  @Test
  void a_group_is_answered_only_after_a_mention() {
    var silent = only(shop(), "予約", TrialSender.GROUP, NOON);
    assertThat(silent.outcome()).isEqualTo(new Outcome.Silence(Outcome.Why.NOT_ADDRESSED));
    assertThat(silent.messages()).isEmpty();
    var asked = only(shop(), "予約", TrialSender.GROUP_MENTION, NOON);
    assertThat(asked.said()).contains("@るすばん美容室 予約");
    assertThat(asked.effects().rule()).contains("予約");
  }

  @Test
  void the_first_message_ever_starts_a_follow_up_and_a_friends_does_not() {
    var thanks =
        new FollowUpPlan(
            "thanks",
            Start.FIRST_MESSAGE,
            new Due.SameDay(LocalTime.of(20, 0), LocalTime.of(21, 0)),
            say("ありがとう"));
    var shop = shop().followUps(thanks);
    assertThat(followUps(shop, TrialSender.NEW_FRIEND)).containsExactly("thanks");
    assertThat(followUps(shop, TrialSender.FRIEND)).isEmpty();
    assertThat(followUps(shop, TrialSender.RETURNING_FRIEND)).isEmpty();
    assertThat(followUps(shop, TrialSender.GROUP_MENTION)).isEmpty();
  }

  @Test
  void the_state_of_the_shop_counts() {
    var staff =
        shop().state(ShopState.NONE.switchedOn(Kind.STAFF, NOON, Optional.empty(), "a", NOON));
    assertThat(only(staff, "予約", TrialSender.FRIEND, NOON).outcome())
        .isEqualTo(new Outcome.LeftToStaff(Outcome.Why.STAFF_MODE));
    var closed =
        shop().state(ShopState.NONE.switchedOn(Kind.CLOSED, NOON, Optional.empty(), "a", NOON));
    assertThat(texts(only(closed, "こんにちは", TrialSender.FRIEND, NOON))).containsExactly("closed");
  }

  @Test
  void a_rule_that_calls_staff_tells_until_when() {
    var call = RuleBuilder.on("相談", "お待ちください").callStaff().optOut(true);
    var effects = only(new ShopFixture().rules(call), "相談", TrialSender.FRIEND, NOON).effects();
    assertThat(effects.staffUntil()).contains(NOON.plusSeconds(3600));
    assertThat(effects.status()).isEqualTo(ChatStatus.WAITING);
    assertThat(effects.actions().optOut()).contains(true);
  }

  @Test
  void a_message_that_no_rule_answers_has_no_rule_and_no_actions() {
    var turn = only(shop(), "こんにちは", TrialSender.FRIEND, NOON);
    assertThat(turn.outcome()).isEqualTo(new Outcome.LeftToStaff(Outcome.Why.NO_ANSWER_SET));
    assertThat(turn.effects().rule()).isEmpty();
    assertThat(turn.effects().actions()).isEqualTo(KeywordRule.Actions.NONE);
    assertThat(turn.effects().staffUntil()).isEmpty();
  }

  /** A trial must never differ from the answer of the same event in a webhook. */
  @ParameterizedTest
  @EnumSource(
      value = TrialSender.class,
      names = {"FRIEND", "GROUP"})
  void the_decision_is_the_one_of_a_real_event(TrialSender sender) {
    var chat = new ChatId(sender == TrialSender.GROUP ? "C1" : "U1");
    var event =
        new Event(
            "e",
            NIGHT,
            Optional.empty(),
            false,
            false,
            Optional.of(new Event.Source(chat, Optional.of("U1"))),
            Optional.of("token"),
            new EventContent.MessageEvent(
                "m", EventContent.ReceivedMessage.Text.of("ヨヤク"), Optional.empty()),
            "{}");
    var real = Decider.decide(shop().ready(), Chat.unknown(chat), event, NIGHT);
    var turn = only(shop(), "ヨヤク", sender, NIGHT);
    assertThat(turn.outcome()).isEqualTo(real.outcome());
    assertThat(turn.trace()).isEqualTo(real.trace());
  }

  private static ShopFixture shop() {
    return new ShopFixture()
        .greeting(say("{名前}さま、はじめまして"), say("おかえりなさい"), List.of())
        .rules(RuleBuilder.on("予約", "{名前}さま、{店名}です。次は{次の営業}").tags(Set.of("予約希望"), Set.of()));
  }

  private static List<Turn> turns(ShopFixture shop, String text, TrialSender sender, Instant at) {
    return TrialAnswer.of(new Trial(shop.ready(), text, sender, Optional.of("花子"), at)).turns();
  }

  private static Turn only(ShopFixture shop, String text, TrialSender sender, Instant at) {
    var turns = turns(shop, text, sender, at);
    assertThat(turns).hasSize(1);
    return turns.getFirst();
  }

  private static List<String> followUps(ShopFixture shop, TrialSender sender) {
    return turns(shop, "予約", sender, NOON).stream()
        .flatMap(turn -> turn.effects().followUps().stream())
        .map(FollowUp::plan)
        .toList();
  }

  private static List<String> texts(Turn turn) {
    return turn.messages().stream()
        .map(message -> ((Json.Obj) message).text("text").orElseThrow())
        .toList();
  }
}
