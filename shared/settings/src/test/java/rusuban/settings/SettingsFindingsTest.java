package rusuban.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static rusuban.settings.QuotedDocument.document;
import static rusuban.settings.QuotedDocument.good;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rusuban.core.ValidationProblem;
import rusuban.settings.warning.SettingsWarning;
import rusuban.settings.warning.SettingsWarning.Kind;

/** Tests of warnings and notes with the part of the settings that they point at. */
class SettingsFindingsTest {
  private static final String CHANGE =
      "{'id':'change','name':'予約変更','match':{'contains':['予約変更','キャンセル']},'answer':['a']}";
  private static final String BOOKING =
      "{'id':'booking','name':'予約','match':{'contains':['ネット','予約']},'answer':['b']}";

  @Test
  void a_rule_that_is_never_reached_points_at_itself_and_names_the_rules_before_it() {
    var late = "{'id':'late','match':{'exact':['予約したい']},'answer':['b']}";
    assertThat(rules(BOOKING, late))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.kind()).isEqualTo(Kind.NEVER_REACHED);
              assertThat(it.section()).isEqualTo("rule:late");
              assertThat(it.by()).containsExactly("booking");
              assertThat(it.problem().at()).isEqualTo("keywordRules[1]");
              assertThat(it.isNote()).isFalse();
            });
  }

  @Test
  void a_pattern_for_everything_takes_the_texts_of_all_rules_after_it_but_no_taps() {
    var all = "{'id':'all','match':{'regex':'.+'},'answer':['a']}";
    var tap = "{'id':'tap','match':{'postback':['a=1']},'answer':['a']}";
    assertThat(rules(CHANGE, all, BOOKING, tap))
        .extracting(SettingsWarning::kind, SettingsWarning::section, SettingsWarning::by)
        .containsExactly(
            tuple(Kind.MATCHES_ALL, "rule:all", List.of()),
            tuple(Kind.NEVER_REACHED, "rule:booking", List.of("all")));
    var except = all.replace("'.+'", "'.+','except':['予約']");
    assertThat(rules(except, BOOKING))
        .extracting(SettingsWarning::kind)
        .containsExactly(Kind.MATCHES_ALL);
    var paused = all.replace("'answer'", "'pause':'PT1H','answer'");
    assertThat(rules(paused, BOOKING))
        .extracting(SettingsWarning::kind)
        .containsExactly(Kind.MATCHES_ALL);
  }

  @ParameterizedTest
  @ValueSource(strings = {".", ".+", ".*", "[\\\\s\\\\S]", "a*", "予約|.", "(?s).{1,}"})
  void a_pattern_for_everything_is_told(String pattern) {
    assertThat(rules("{'id':'r','match':{'regex':'" + pattern + "'},'answer':['a']}"))
        .extracting(SettingsWarning::kind)
        .contains(Kind.MATCHES_ALL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[ぁ-ん]", "[0-9]+", "^$", "..", "予約"})
  void a_pattern_for_some_texts_is_not(String pattern) {
    assertThat(rules("{'id':'r','match':{'regex':'" + pattern + "'},'answer':['a']}")).isEmpty();
  }

  @Test
  void a_word_within_an_earlier_rules_word_is_noted_because_their_order_matters() {
    assertThat(rules(CHANGE, BOOKING))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.kind()).isEqualTo(Kind.WORD_CONTAINED);
              assertThat(it.isNote()).isTrue();
              assertThat(it.section()).isEqualTo("rule:booking");
              assertThat(it.by()).containsExactly("change");
              assertThat(it.problem().at()).isEqualTo("keywordRules[1].match.contains[1]");
              assertThat(it.problem().ja()).contains("「予約」は「予約変更」にも", "[予約変更]が先");
              assertThat(it.problem().en()).contains("\"予約\" is part of \"予約変更\"");
            });
  }

  @Test
  void rules_that_never_work_at_the_same_time_are_not_noted() {
    var inside = CHANGE.replace("'answer'", "'active':'inside-hours','answer'");
    var outside = BOOKING.replace("'answer'", "'active':'outside-hours','answer'");
    assertThat(rules(inside, outside)).isEmpty();
    assertThat(rules(inside, BOOKING))
        .extracting(SettingsWarning::kind)
        .containsExactly(Kind.WORD_CONTAINED);
  }

  @Test
  void the_same_word_or_one_that_an_exception_vetoes_is_not_noted() {
    var same = "{'id':'same','match':{'exact':['予約']},'pause':'PT1H','answer':['a']}";
    assertThat(rules(same, BOOKING)).isEmpty();
    var except = BOOKING.replace("['ネット','予約']", "['予約'],'except':['変更']");
    assertThat(rules(CHANGE, except)).isEmpty();
  }

  @Test
  void what_is_off_is_noted_and_takes_part_in_nothing_else() {
    var off = CHANGE.replace("'match'", "'on':false,'match'");
    assertThat(rules(off, BOOKING))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.kind()).isEqualTo(Kind.SWITCHED_OFF);
              assertThat(it.section()).isEqualTo("rule:change");
              assertThat(it.problem().ja()).contains("「予約変更」は切ってあります");
            });
    assertThat(
            findings(
                "'defaultReply':{'messages':['a']},'followUps':[{'id':'p','on':false,"
                    + "'start':'follow','due':{'after':'PT1H'},'messages':['a']}]"))
        .extracting(SettingsWarning::kind, SettingsWarning::section)
        .containsExactly(tuple(Kind.SWITCHED_OFF, "follow-up:p"));
  }

  @Test
  void a_rule_that_is_over_is_told_with_its_section() {
    assertThat(rules(BOOKING.replace("'answer'", "'until':'2026-11-23','answer'")))
        .extracting(SettingsWarning::kind, SettingsWarning::section)
        .containsExactly(tuple(Kind.OVER, "rule:booking"));
  }

  @Test
  void settings_that_say_nothing_are_noted() {
    assertThat(findings("")).extracting(SettingsWarning::kind).containsExactly(Kind.NOTHING_SAID);
    var actions = "'keywordRules':[{'id':'r','match':{'exact':['a']},'actions':{'addTags':['x']}}]";
    assertThat(findings(actions))
        .extracting(SettingsWarning::kind)
        .containsExactly(Kind.NOTHING_SAID);
    for (var something :
        new String[] {
          "'keywordRules':[" + BOOKING + "]",
          "'closedNotice':{'messages':['a']}",
          "'defaultReply':{'messages':['a']}",
          "'greeting':{'group':['a']}",
          "'followUps':[{'id':'p','start':'follow','due':{'after':'PT1H'},'messages':['a']}]"
        }) assertThat(findings(something)).as(something).isEmpty();
  }

  @Test
  void what_nobody_gets_is_told_where_it_stands() {
    var all =
        "'closedNotice':{'messages':['a']},'busyNotice':{'messages':['b']},"
            + "'defaultReply':{'messages':['c']},'responseMode':";
    assertThat(findings(all + "'auto'")).isEmpty();
    assertThat(findings(all + "'staff'"))
        .extracting(SettingsWarning::section)
        .containsExactly("closed-notice", "busy-notice", "default-reply");
    assertThat(findings(all + "'by-hours'"))
        .extracting(SettingsWarning::kind, SettingsWarning::section)
        .containsExactly(tuple(Kind.NOBODY_GETS, "default-reply"));
    assertThat(findings(all.replace("'busyNotice'", "'// busyNotice'") + "'by-hours'")).isEmpty();
  }

  @Test
  void every_other_warning_has_the_section_of_its_path() {
    var sections =
        Map.of(
            "'responseHours':{'weekdays':{'mon':['10:00-23:59']}}",
            "hours",
            "'greeting':{'newFriend':['{名前}お客様']}",
            "greeting",
            "'defaultReply':{'messages':['{名前}お客様']}",
            "default-reply");
    sections.forEach(
        (fields, section) ->
            assertThat(findings("'busyNotice':{'messages':['a']}," + fields))
                .extracting(SettingsWarning::section)
                .containsExactly(section));
  }

  @Test
  void the_command_line_hears_the_warnings_and_not_the_notes() {
    var document = document("'keywordRules':[" + CHANGE + "," + BOOKING + "]");
    assertThat(good(document).warnings(QuotedDocument.NOW)).isEmpty();
    assertThat(good(QuotedDocument.salon()).findings(QuotedDocument.NOW))
        .allMatch(SettingsWarning::isNote)
        .extracting(SettingsWarning::problem)
        .extracting(ValidationProblem::at)
        .doesNotHaveDuplicates();
  }

  private static List<SettingsWarning> rules(String... rules) {
    return findings("'keywordRules':[" + String.join(",", rules) + "]");
  }

  private static List<SettingsWarning> findings(String fields) {
    return good(document(fields)).findings(QuotedDocument.NOW);
  }
}
