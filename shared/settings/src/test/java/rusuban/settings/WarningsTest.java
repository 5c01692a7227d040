package rusuban.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static rusuban.settings.Written.document;
import static rusuban.settings.Written.good;
import static rusuban.settings.Written.plan;
import static rusuban.settings.Written.rule;

import org.junit.jupiter.api.Test;
import rusuban.core.Problem;

class WarningsTest {
  private static final String BOOKING =
      "{'id':'booking','match':{'contains':['予約']},'answer':['a']}";

  @Test
  void a_rule_whose_texts_all_go_to_an_earlier_one_is_named_with_that_one() {
    assertThat(warnings(rules(BOOKING, "{'id':'late','match':{'exact':['予約したい']},'answer':['b']}")))
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.at()).isEqualTo("keywordRules[1]");
              assertThat(warning.ja()).contains("「late」は働きません", "[booking]");
              assertThat(warning.en()).contains("\"late\" can never answer", "[booking]");
            });
  }

  @Test
  void a_rule_that_its_own_exceptions_veto_is_named() {
    assertThat(warnings(rules("{'id':'x','match':{'exact':['予約'],'except':['予']},'answer':['a']}")))
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.ja()).contains("except");
              assertThat(warning.en()).contains("its own exceptions");
            });
  }

  @Test
  void a_rule_still_lives_where_the_earlier_one_is_not_always_there() {
    var late = "{'id':'late','match':{'exact':['予約したい']},'answer':['b']}";
    for (var sometimes :
        new String[] {
          "'active':'inside-hours'", "'from':'2026-12-01'", "'until':'2026-12-01'", "'pause':'PT1H'"
        }) {
      var early = BOOKING.replace("'answer'", sometimes + ",'answer'");
      assertThat(warnings(rules(early, late))).as(sometimes).isEmpty();
    }
  }

  @Test
  void a_rule_for_groups_still_lives_there_behind_one_that_is_not_for_groups() {
    var late = "{'id':'late','match':{'exact':['予約したい']},'groups':true,'answer':['b']}";
    assertThat(warnings(rules(BOOKING, late))).isEmpty();
  }

  @Test
  void a_pattern_that_finds_nothing_or_everything_is_named() {
    assertThat(warnings(rule("'match':{'regex':'a b'},'answer':['a']")))
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.at()).isEqualTo("keywordRules[0].match.regex");
              assertThat(warning.en()).contains("Spaces are removed");
            });
    assertThat(warnings(rule("'match':{'regex':'a*'},'answer':['a']")))
        .extracting(Problem::en)
        .singleElement()
        .asString()
        .contains("every message");
  }

  @Test
  void a_follow_up_that_nothing_starts_is_named() {
    assertThat(warnings(plan("'start':'rule','due':{'after':'PT1H'}")))
        .extracting(Problem::at)
        .containsExactly("followUps[0].start");
  }

  @Test
  void a_follow_up_that_falls_wholly_into_the_quiet_hours_is_named() {
    assertThat(warnings(plan("'start':'follow','due':{'sameDayAt':'21:00','latest':'23:59'}")))
        .extracting(Problem::at)
        .containsExactly("followUps[0].due");
    assertThat(warnings(plan("'start':'follow','due':{'sameDayAt':'08:00','latest':'09:00'}")))
        .isEmpty();
    assertThat(warnings(plan("'start':'follow','due':{'sameDayAt':'20:59','latest':'22:00'}")))
        .isEmpty();
  }

  @Test
  void a_shop_that_never_opens_is_named() {
    assertThat(warnings(document("'responseHours':{'weekdays':{'mon':[]}}")))
        .extracting(Problem::at)
        .containsExactly("responseHours.weekdays");
  }

  private static String rules(String... rules) {
    return document("'keywordRules':[" + String.join(",", rules) + "]");
  }

  private static Iterable<Problem> warnings(String document) {
    return good(document).warnings();
  }
}
