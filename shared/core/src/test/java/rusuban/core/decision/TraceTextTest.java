package rusuban.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rusuban.core.decision.trace.TraceCode;
import rusuban.core.decision.trace.TraceCode.Bar;
import rusuban.core.decision.trace.TraceCode.Greeted;
import rusuban.core.decision.trace.TraceCode.Newcomer;
import rusuban.core.decision.trace.TraceCode.Notice;
import rusuban.core.decision.trace.TraceCode.NoticeKind;
import rusuban.core.decision.trace.TraceCode.NoticeState;
import rusuban.core.decision.trace.TraceCode.Picked;
import rusuban.core.decision.trace.TraceCode.Plain;
import rusuban.core.decision.trace.TraceCode.PlanBarred;
import rusuban.core.decision.trace.TraceCode.PlanDue;
import rusuban.core.decision.trace.TraceCode.PlanPast;
import rusuban.core.decision.trace.TraceCode.PlanQuiet;
import rusuban.core.decision.trace.TraceCode.Prose;
import rusuban.core.decision.trace.TraceCode.RuleMatches;
import rusuban.core.decision.trace.TraceCode.RulesInactive;
import rusuban.core.decision.trace.TraceCode.StaffCalled;
import rusuban.core.decision.trace.TraceCode.StaffSwitch;
import rusuban.core.decision.trace.TraceNames;
import rusuban.core.decision.trace.TraceStep;
import rusuban.core.decision.trace.TraceText;
import rusuban.core.settings.FollowUpPlan;

class TraceTextTest {
  private static final OffsetDateTime EVENING = OffsetDateTime.parse("2026-11-24T20:05+09:00");

  /** Returns rows of a code, its step, and its words in Japanese and in English. */
  static Stream<Arguments> told() {
    return Stream.of(
        row(
            new Picked("2026-12-10T15:00"),
            "not-answerable",
            "応答できるイベントです（選ばれた日時: 2026年12月10日(木) 15:00）",
            "can be answered; picked: 2026-12-10 15:00"),
        row(
            new Picked("15:00"),
            "not-answerable",
            "応答できるイベントです（選ばれた日時: 15:00）",
            "can be answered; picked: 15:00"),
        row(new Greeted(Newcomer.NEW_FRIEND, true), "greeting", "新しい友だちです", "a new friend"),
        row(
            new Greeted(Newcomer.GROUP, false),
            "greeting",
            "グループに招待されました（返信の設定なし）",
            "invited to a group (no answer is set)"),
        row(
            new StaffSwitch(Optional.of(EVENING), "店長"),
            "staff-mode",
            "2026-11-24 20:05 までスタッフが対応します（設定した人: 店長）",
            "staff answer until 2026-11-24 20:05 (switched on by 店長)"),
        row(
            new StaffSwitch(Optional.empty(), "店長"),
            "staff-mode",
            "切るまでスタッフが対応します（設定した人: 店長）",
            "staff answer until it is switched off (switched on by 店長)"),
        row(new RuleMatches("hours"), "keyword-rule", "ルール「hours」に一致しました", "rule hours matches"),
        row(
            new StaffCalled(EVENING, false),
            "taken-over",
            "スタッフを呼びました。11/24 20:05 まで自動では答えません",
            "staff are called; no automatic answers until 2026-11-24 20:05"),
        row(
            new StaffCalled(EVENING, true),
            "taken-over",
            "スタッフを呼びました。次の開店（11/24 20:05）まで自動では答えません",
            "staff are called; no automatic answers until 2026-11-24 20:05, the next opening"),
        row(
            new RulesInactive(List.of("a", "b")),
            "keyword-rule",
            "一致したルールはいま無効です: [a, b]",
            "the rules that match are not active now: [a, b]"),
        row(
            new Notice(NoticeKind.CLOSED, NoticeState.FIRST),
            "closed-notice",
            "この時間帯で最初のメッセージです",
            "the first message in this period"),
        row(
            new Notice(NoticeKind.BUSY, NoticeState.NOT_SET),
            "busy-notice",
            "お知らせは未設定です",
            "no notice is set"),
        row(
            new PlanDue("thanks", EVENING),
            "follow-up",
            "「thanks」を 11/24 20:05 に送ります",
            "thanks is due at 2026-11-24 20:05"),
        row(
            new PlanBarred("thanks", Bar.RETURNED),
            "follow-up",
            "「thanks」は送りません: 友だち追加は初めてではありません",
            "thanks will not come: a friend came back"),
        row(
            new PlanPast("thanks", EVENING),
            "follow-up",
            "「thanks」は送りません: 11/24 20:05 を過ぎています",
            "thanks will not come: 2026-11-24 20:05 is past"),
        row(
            new PlanQuiet(
                "thanks",
                EVENING.plusHours(2),
                LocalTime.of(21, 0),
                LocalTime.of(9, 0),
                EVENING.plusHours(3)),
            "follow-up",
            "「thanks」は送りません: 11/24 22:05 は送らない時間帯 (21:00〜09:00) で、待つと期限の 11/24 23:05 を過ぎます",
            "thanks will not come: 2026-11-24 22:05 lies in the quiet hours (21:00-09:00), which"
                + " end after its latest time 2026-11-24 23:05"),
        row(
            new Prose("keyword-rule", "前の言葉", "words of then"),
            "keyword-rule",
            "前の言葉",
            "words of then"));
  }

  private static Arguments row(TraceCode code, String step, String ja, String en) {
    return Arguments.of(code, step, ja, en);
  }

  @ParameterizedTest
  @MethodSource("told")
  void a_code_is_told_in_both_languages(TraceCode code, String step, String ja, String en) {
    var told = new TraceStep(code, false);
    assertThat(told.step()).isEqualTo(step);
    assertThat(TraceText.ja(told)).isEqualTo(ja);
    assertThat(TraceText.en(told)).isEqualTo(en);
  }

  @Test
  void rules_and_follow_ups_are_told_by_their_names_of_today() {
    var names = new TraceNames(Map.of("hours", "営業時間"), Map.of("thanks", "お礼"));
    assertThat(TraceText.ja(new TraceStep(new RuleMatches("hours"), true), names))
        .isEqualTo("ルール「営業時間」に一致しました");
    var inactive = new TraceStep(new RulesInactive(List.of("hours", "gone")), false);
    assertThat(TraceText.en(inactive, names))
        .isEqualTo("the rules that match are not active now: [営業時間, gone]");
    var due = new TraceStep(new PlanDue("thanks", EVENING), false);
    assertThat(TraceText.ja(due, names)).isEqualTo("「お礼」を 11/24 20:05 に送ります");
    assertThat(TraceText.en(due, TraceNames.IDS)).startsWith("thanks is due");
  }

  @Test
  void the_names_are_those_of_the_settings() {
    var settings =
        new ShopFixture()
            .rules(RuleBuilder.on("予約", "ok"))
            .followUps(
                new FollowUpPlan(
                    "thanks",
                    Optional.of("お礼"),
                    true,
                    FollowUpPlan.Start.FOLLOW,
                    new FollowUpPlan.Due.After(Duration.ofHours(1), Optional.empty()),
                    ShopFixture.say("a"),
                    false))
            .settings();
    assertThat(TraceNames.of(settings))
        .isEqualTo(new TraceNames(Map.of("予約", "予約"), Map.of("thanks", "お礼")));
  }

  @Test
  void every_kind_of_code_is_among_those_told() {
    assertThat(told().map(row -> Objects.requireNonNull(row.get()[0]).getClass().getName()))
        .containsAll(
            Arrays.stream(TraceCode.class.getPermittedSubclasses())
                .filter(kind -> kind != Plain.class)
                .map(Class::getName)
                .toList());
  }

  @Test
  void no_two_facts_of_one_step_are_told_in_the_same_words() {
    var plain = Arrays.stream(Plain.values()).map(fact -> new TraceStep(fact, false)).toList();
    assertThat(plain).extracting(step -> step.step() + TraceText.ja(step)).doesNotHaveDuplicates();
    assertThat(plain).extracting(step -> step.step() + TraceText.en(step)).doesNotHaveDuplicates();
    var bars =
        Arrays.stream(Bar.values()).map(bar -> new TraceStep(new PlanBarred("p", bar), false));
    assertThat(bars).extracting(TraceText::ja).doesNotHaveDuplicates();
    var states =
        Arrays.stream(NoticeState.values())
            .map(state -> new TraceStep(new Notice(NoticeKind.BUSY, state), false));
    assertThat(states).extracting(TraceText::en).doesNotHaveDuplicates();
  }
}
