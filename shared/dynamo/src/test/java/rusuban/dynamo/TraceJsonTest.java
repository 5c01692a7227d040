package rusuban.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
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
import rusuban.core.decision.trace.TraceStep;
import rusuban.core.decision.trace.TraceText;

class TraceJsonTest {
  private static final OffsetDateTime EVENING = OffsetDateTime.parse("2026-11-24T20:05+09:00");

  /** Each kind of code in its stored form, which must stay readable forever. */
  private static final String STORED =
      """
      ["unreadable","standby","own","no-chat","kept","decided","left","unsent","no-token","ok",\
      "no-greeting","taken-over","free","auto","staff","hours-staff","hours-auto","no-text",\
      "no-rule","addressed","not-addressed","open","not-busy","no-default","default","to-staff",\
      "no-settings","too-many","failed",["picked","2026-12-10T15:00"],["greet","new",""],\
      ["greet","returning",""],["greet","group","unset"],\
      ["staff-until","2026-11-24T20:05+09:00","店長"],["staff-until","","店長"],\
      ["called","2026-11-24T20:05+09:00",""],["called","2026-11-24T20:05+09:00","opening"],\
      ["inactive","a","b"],["notice","closed","unset"],["notice","closed","staff-wrote"],\
      ["notice","busy","given"],["notice","busy","first"],\
      ["due","thanks","2026-11-24T20:05+09:00"],["barred","thanks","off"],\
      ["barred","thanks","group"],\
      ["barred","thanks","returned"],["barred","thanks","left"],["barred","thanks","opted-out"],\
      ["barred","thanks","stopped"],["barred","thanks","before"],\
      ["past","thanks","2026-11-24T20:05+09:00"],\
      ["quiet","thanks","2026-11-24T20:05+09:00","21:00","09:00","2026-11-24T20:05+09:00"],\
      ["prose","greeting","前の言葉","words of then"],["!rule","\\"hours\\""]]\
      """;

  private static List<TraceStep> everything() {
    var codes = new ArrayList<TraceCode>(Arrays.asList(Plain.values()));
    codes.add(new Picked("2026-12-10T15:00"));
    codes.add(new Greeted(Newcomer.NEW_FRIEND, true));
    codes.add(new Greeted(Newcomer.RETURNING_FRIEND, true));
    codes.add(new Greeted(Newcomer.GROUP, false));
    codes.add(new StaffSwitch(Optional.of(EVENING), "店長"));
    codes.add(new StaffSwitch(Optional.empty(), "店長"));
    codes.add(new StaffCalled(EVENING, false));
    codes.add(new StaffCalled(EVENING, true));
    codes.add(new RulesInactive(List.of("a", "b")));
    codes.add(new Notice(NoticeKind.CLOSED, NoticeState.NOT_SET));
    codes.add(new Notice(NoticeKind.CLOSED, NoticeState.STAFF_WROTE));
    codes.add(new Notice(NoticeKind.BUSY, NoticeState.GIVEN_BEFORE));
    codes.add(new Notice(NoticeKind.BUSY, NoticeState.FIRST));
    codes.add(new PlanDue("thanks", EVENING));
    for (var bar : Bar.values()) codes.add(new PlanBarred("thanks", bar));
    codes.add(new PlanPast("thanks", EVENING));
    codes.add(new PlanQuiet("thanks", EVENING, LocalTime.of(21, 0), LocalTime.of(9, 0), EVENING));
    codes.add(new Prose("greeting", "前の言葉", "words of then"));
    var trace = new ArrayList<>(codes.stream().map(code -> new TraceStep(code, false)).toList());
    trace.add(new TraceStep(new RuleMatches("\"hours\""), true));
    return trace;
  }

  @Test
  void every_code_is_stored_in_these_words_and_read_back() {
    assertThat(TraceJson.write(everything())).isEqualTo(STORED);
    assertThat(TraceJson.read(STORED)).isEqualTo(everything());
  }

  @Test
  void every_kind_of_code_is_among_those_stored() {
    assertThat(everything())
        .extracting(step -> (Object) step.saw().getClass())
        .contains((Object[]) TraceCode.class.getPermittedSubclasses());
  }

  @Test
  void the_prose_of_an_older_event_is_told_as_it_stands() {
    var read =
        TraceJson.read(
            "[{\"step\":\"keyword-rule\",\"took\":true,\"ja\":\"一致\",\"en\":\"a match\"}]");
    assertThat(read)
        .containsExactly(new TraceStep(new Prose("keyword-rule", "一致", "a match"), true));
  }

  @Test
  void a_code_of_a_newer_version_does_not_hide_the_rest_of_the_history() {
    var read =
        TraceJson.read(
            "[\"ok\",\"!telepathy\",[\"due\",\"thanks\"],[\"barred\",\"thanks\",\"moon\"],"
                + "[\"past\",\"thanks\",\"tomorrow\"]]");
    assertThat(read).hasSize(5);
    assertThat(read.get(1).took()).isTrue();
    assertThat(TraceText.en(read.get(1))).isEqualTo("of a newer version: \"!telepathy\"");
    assertThat(TraceText.en(read.get(2))).isEqualTo("of a newer version: [\"due\",\"thanks\"]");
  }

  @Test
  void no_form_of_a_newer_version_stops_the_reading() {
    var read =
        TraceJson.read(
            "[[\"new\",1],[\"rule\",\"r\",{\"a\":1}],[],7,null,[\"picked\",\"x\"],\"ok\"]");
    assertThat(read.stream().map(TraceText::en))
        .containsExactly(
            "of a newer version: [\"new\",1]",
            TraceText.en(new TraceStep(new RuleMatches("r"), false)),
            "of a newer version: []",
            "of a newer version: 7",
            "of a newer version: null",
            "of a newer version: [\"picked\",\"x\"]",
            TraceText.en(new TraceStep(Plain.ANSWERABLE, false)));
    assertThat(read.stream().map(TraceText::ja)).doesNotContainNull();
  }
}
