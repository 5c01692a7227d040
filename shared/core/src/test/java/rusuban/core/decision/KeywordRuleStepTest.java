package rusuban.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static rusuban.core.decision.EventFixture.HANAKO;
import static rusuban.core.decision.ShopFixture.at;
import static rusuban.core.decision.ShopFixture.said;
import static rusuban.core.decision.ShopFixture.say;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rusuban.core.chat.Chat;
import rusuban.core.chat.ChatBuilder;
import rusuban.core.chat.ChatStatus;
import rusuban.core.chat.Friendship;
import rusuban.core.chat.ResponseMode;
import rusuban.core.chat.TimestampedFlag;
import rusuban.core.decision.trace.TraceCode;
import rusuban.core.settings.Handover;
import rusuban.core.settings.KeywordRule.Active;
import rusuban.core.settings.KeywordRule.Pick;

class KeywordRuleStepTest {
  private static final Instant OPEN = at("2026-11-24T12:00");
  private static final Chat NEW = Chat.unknown(HANAKO);

  @Test
  void the_first_of_several_rules_that_match_answers() {
    assertThat(
            said(
                decide(NEW, OPEN, RuleBuilder.on("予約", "first"), RuleBuilder.on("予約した", "second"))))
        .containsExactly("first");
  }

  @Test
  void a_rule_that_is_not_active_lets_the_next_one_answer_and_the_trace_says_so() {
    var asleep = RuleBuilder.on("予約", "first").active(Active.OUTSIDE_HOURS);
    assertThat(said(decide(NEW, OPEN, asleep, RuleBuilder.on("予約した", "second"))))
        .containsExactly("second");
    var trace = decide(NEW, OPEN, asleep).trace();
    assertThat(trace)
        .filteredOn(step -> step.step().equals("keyword-rule"))
        .singleElement()
        .matches(
            step ->
                !step.took()
                    && step.saw() instanceof TraceCode.RulesInactive(var rules)
                    && rules.contains("予約"));
  }

  @Test
  void a_rule_that_is_off_lets_the_next_one_answer_and_counts_as_inactive() {
    var off = RuleBuilder.on("予約", "first").callStaff().off();
    var decision = decide(NEW, OPEN, off, RuleBuilder.on("予約した", "second"));
    assertThat(said(decision)).containsExactly("second");
    assertThat(decision.chat().pausedUntil()).isEmpty();
    var alone = decide(NEW, OPEN, off);
    assertThat(said(alone)).containsExactly("[staff NO_ANSWER_SET]");
    assertThat(alone.trace())
        .extracting(step -> step.saw())
        .contains(new TraceCode.RulesInactive(List.of("予約")));
  }

  @ParameterizedTest
  @CsvSource({
    "ANY_TIME,      2026-11-24T12:00, true",
    "ANY_TIME,      2026-11-24T22:00, true",
    "INSIDE_HOURS,  2026-11-24T12:00, true",
    "INSIDE_HOURS,  2026-11-24T19:00, false",
    "OUTSIDE_HOURS, 2026-11-24T12:00, false",
    "OUTSIDE_HOURS, 2026-11-24T19:00, true",
  })
  void a_rule_is_active_in_its_hours(Active active, String time, boolean answers) {
    var ruleBuilder = RuleBuilder.on("予約", "rule").active(active);
    assertThat(said(decide(NEW, at(time), ruleBuilder)).contains("rule")).isEqualTo(answers);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-30T23:59, false",
    "2026-12-01T00:00, true",
    "2026-12-31T23:59, true",
    "2027-01-01T00:00, false",
  })
  void the_dates_of_a_rule_are_the_accounts_own_and_both_included(String time, boolean answers) {
    var ruleBuilder = RuleBuilder.on("予約", "rule").between("2026-12-01", "2026-12-31");
    assertThat(said(decide(NEW, at(time), ruleBuilder)).contains("rule")).isEqualTo(answers);
  }

  @Test
  void answers_come_in_turn_for_each_customer() {
    var ruleBuilder = RuleBuilder.on("予約", "one", "two", "three");
    var chat = NEW;
    for (var expected : List.of("one", "two", "three", "one")) {
      var decision = decide(chat, OPEN, ruleBuilder);
      assertThat(said(decision)).containsExactly(expected);
      chat = decision.chat();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5})
  void an_answer_at_random_is_the_same_for_the_same_event_and_each_comes_often(int answers) {
    var texts = Stream.of("a", "b", "c", "d", "e").limit(answers).toArray(String[]::new);
    var compiledSettings =
        new ShopFixture().rules(RuleBuilder.on("予約", texts).pick(Pick.AT_RANDOM)).ready();
    var seen = new HashMap<String, Integer>();
    for (int i = 0; i < 1_000 * answers; i++) {
      var event = EventFixture.text("01FZ74A0TDDPYRVKNK77X" + i, OPEN, "予約");
      var said = said(Decider.decide(compiledSettings, NEW, event, OPEN));
      assertThat(said(Decider.decide(compiledSettings, NEW, event, OPEN))).isEqualTo(said);
      seen.merge(said.getFirst(), 1, Integer::sum);
    }
    assertThat(seen).hasSize(answers);
    assertThat(seen.values()).allMatch(times -> times > 800 && times < 1_200);
  }

  @Test
  void all_answers_go_out_as_one() {
    var ruleBuilder = RuleBuilder.on("予約", "one", "two").pick(Pick.ALL);
    assertThat(said(decide(NEW, OPEN, ruleBuilder))).containsExactly("one", "two");
  }

  @Test
  void a_rule_pauses_for_a_customer_who_had_its_answer() {
    var ruleBuilder = RuleBuilder.on("予約", "rule").pause(Duration.ofMinutes(10));
    var chat = decide(NEW, OPEN, ruleBuilder).chat();
    assertThat(said(decide(chat, OPEN.plusSeconds(599), ruleBuilder))).doesNotContain("rule");
    assertThat(said(decide(chat, OPEN.plusSeconds(600), ruleBuilder))).containsExactly("rule");
    assertThat(said(decide(NEW, OPEN.plusSeconds(1), ruleBuilder)))
        .as("another customer")
        .contains("rule");
  }

  @Test
  void rules_that_the_settings_no_longer_have_are_forgotten_by_the_chat() {
    var ruleBuilder = RuleBuilder.on("予約", "rule").pause(Duration.ofMinutes(10));
    var chat = decide(NEW, OPEN, ruleBuilder).chat();
    assertThat(chat.rules()).containsOnlyKeys("予約");
    assertThat(decide(chat, OPEN, RuleBuilder.on("料金", "other")).chat().rules()).isEmpty();
  }

  @Test
  void only_what_a_rule_will_need_is_remembered_of_it() {
    var ten = Duration.ofMinutes(10);
    assertThat(remembered(RuleBuilder.on("予約", "one", "two"))).isTrue();
    assertThat(remembered(RuleBuilder.on("予約", "one").pause(ten))).isTrue();
    assertThat(remembered(RuleBuilder.on("予約", "one"))).isFalse();
    assertThat(remembered(RuleBuilder.on("予約", "one", "two").pick(Pick.AT_RANDOM))).isFalse();
    assertThat(remembered(RuleBuilder.on("予約", "one", "two").pick(Pick.ALL))).isFalse();
  }

  @Test
  void actions_change_tags_and_status() {
    var earlier = new TimestampedFlag(true, OPEN.minusSeconds(1), "e0");
    var chat = ChatBuilder.of(NEW).tag("old", earlier).tag("vip", earlier).done();
    var tags = RuleBuilder.on("予約", "ok").tags(Set.of("booking"), Set.of("old"));
    assertThat(decide(chat, OPEN, tags).chat().tags()).containsExactlyInAnyOrder("vip", "booking");
    var status = RuleBuilder.on("予約", "ok").status(ChatStatus.IN_PROGRESS);
    assertThat(decide(chat, OPEN, status).chat().status()).isEqualTo(ChatStatus.IN_PROGRESS);
  }

  @Test
  void a_rule_that_calls_staff_answers_and_hands_the_chat_over_for_the_set_time() {
    var ruleBuilder = RuleBuilder.on("予約", "a person will answer").callStaff();
    var decision = decide(NEW, OPEN, ruleBuilder);
    assertThat(said(decision)).containsExactly("a person will answer");
    assertThat(decision.chat().status()).isEqualTo(ChatStatus.WAITING);
    assertThat(decision.chat().pausedUntil()).contains(OPEN.plus(Duration.ofHours(1)));
    assertThat(said(decide(decision.chat(), OPEN.plusSeconds(1), ruleBuilder)))
        .containsExactly("[staff TAKEN_OVER]");
  }

  @Test
  void a_rule_without_an_answer_is_silent_unless_it_calls_staff() {
    var tags = RuleBuilder.on("予約").tags(Set.of("booking"), Set.of());
    assertThat(said(decide(NEW, OPEN, tags))).containsExactly("[silence ACTIONS_ONLY]");
    assertThat(decide(NEW, OPEN, tags).chat().tags()).containsExactly("booking");
    var call = RuleBuilder.on("予約").callStaff();
    assertThat(said(decide(NEW, OPEN, call))).containsExactly("[staff ACTIONS_ONLY]");
  }

  @Test
  void a_customer_opts_out_and_in_again() {
    var out = RuleBuilder.on("予約", "ok").optOut(true);
    var chat = decide(NEW, OPEN, out).chat();
    assertThat(chat.optedOut()).isTrue();
    var in = RuleBuilder.on("予約", "ok").optOut(false);
    assertThat(decide(chat, OPEN.plusSeconds(1), in).chat().optedOut()).isFalse();
  }

  @Test
  void
      who_opts_out_while_staff_have_the_chat_is_not_answered_and_gets_no_follow_ups_all_the_same() {
    var out = RuleBuilder.on("予約", "ok").optOut(true);
    var held = ChatBuilder.of(NEW).pausedUntil(OPEN.plusSeconds(1)).done();
    var decision = decide(held, OPEN, out);
    assertThat(said(decision)).containsExactly("[staff TAKEN_OVER]");
    assertThat(decision.chat().optedOut()).isTrue();
    var staffs = ChatBuilder.of(NEW).mode(Optional.of(ResponseMode.STAFF)).done();
    assertThat(decide(staffs, OPEN, out).chat().optedOut()).isTrue();
    assertThat(decide(staffs, OPEN, RuleBuilder.on("予約", "ok")).chat().optedOut()).isFalse();
  }

  @Test
  void an_opt_out_that_arrives_after_word_of_a_later_goodbye_counts_all_the_same() {
    var goodbye = new Friendship.Left(OPEN.plusSeconds(1), "e9");
    var gone = ChatBuilder.of(NEW).friendship(goodbye).done();
    var decision = decide(gone, OPEN, RuleBuilder.on("予約", "ok").optOut(true));
    assertThat(said(decision)).containsExactly("[silence LEFT]");
    assertThat(decision.chat().optedOut()).isTrue();
  }

  @Test
  void the_mention_itself_is_not_searched_for_words() {
    var compiledSettings =
        new ShopFixture().defaultReply(say("default")).rules(RuleBuilder.on("予", "rule")).ready();
    var event = EventFixture.inGroup("e", OPEN, "予約", true);
    var decision = Decider.decide(compiledSettings, Chat.unknown(EventFixture.GROUP), event, OPEN);
    assertThat(said(decision)).containsExactly("default");
  }

  @Test
  void staff_keep_the_chat_until_the_next_opening_and_the_trace_says_so() {
    var call = RuleBuilder.on("予約", "a person will answer").callStaff();
    var shop = new ShopFixture().rules(call).handover(new Handover.UntilOpening()).ready();
    var night = at("2026-11-24T23:30");
    var decision = Decider.decide(shop, NEW, EventFixture.text("e1", night, "予約"), night);
    assertThat(decision.chat().pausedUntil()).contains(at("2026-11-25T10:00"));
    assertThat(decision.trace().getLast().saw())
        .isEqualTo(new TraceCode.StaffCalled(OffsetDateTime.parse("2026-11-25T10:00+09:00"), true));
    var morning = at("2026-11-25T09:59");
    var waiting =
        Decider.decide(shop, decision.chat(), EventFixture.text("e2", morning, "予約"), morning);
    assertThat(said(waiting)).containsExactly("[staff TAKEN_OVER]");
    var opened = at("2026-11-25T10:00");
    var again =
        Decider.decide(shop, decision.chat(), EventFixture.text("e3", opened, "予約"), opened);
    assertThat(said(again)).containsExactly("a person will answer");
  }

  private static boolean remembered(RuleBuilder ruleBuilder) {
    return decide(NEW, OPEN, ruleBuilder).chat().rules().containsKey("予約");
  }

  private static Decision decide(Chat chat, Instant now, RuleBuilder... rules) {
    var event = EventFixture.text("e" + now.getEpochSecond(), now, "予約したいです");
    return Decider.decide(new ShopFixture().rules(rules).ready(), chat, event, now);
  }
}
