package rusuban.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static rusuban.settings.QuotedDocument.document;
import static rusuban.settings.QuotedDocument.good;
import static rusuban.settings.QuotedDocument.plan;
import static rusuban.settings.QuotedDocument.problems;
import static rusuban.settings.QuotedDocument.rule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rusuban.core.ValidationProblem;
import rusuban.core.chat.ChatStatus;
import rusuban.core.chat.ResponseMode;
import rusuban.core.hours.DayHours;
import rusuban.core.hours.HolidayPolicy;
import rusuban.core.hours.NthWeekday;
import rusuban.core.hours.ResponseHours;
import rusuban.core.hours.ScheduledToggle;
import rusuban.core.hours.TimeRange;
import rusuban.core.hours.YearlyRange;
import rusuban.core.keyword.MatchCondition;
import rusuban.core.settings.FollowUpPlan;
import rusuban.core.settings.FollowUpPlan.Due;
import rusuban.core.settings.Handover;
import rusuban.core.settings.KeywordRule;
import rusuban.core.settings.QuietHours;
import rusuban.core.settings.Settings;
import rusuban.json.Json;
import rusuban.settings.SettingsDocument.Read;

class SettingsDocumentTest {
  private static final DayHours TEN_TO_SEVEN = DayHours.of(new TimeRange(600, 1140));

  @Test
  void the_demo_salon_is_good_and_nothing_in_it_needs_a_warning() {
    assertThat(good(QuotedDocument.salon()).warnings(QuotedDocument.NOW)).isEmpty();
  }

  @Test
  void the_demo_salon_thanks_at_eight_the_same_evening_and_is_open_ten_to_seven_but_on_mondays() {
    var salon = good(QuotedDocument.salon()).settings();
    assertThat(salon.plan("thanks").orElseThrow().due())
        .isEqualTo(new Due.SameDay(LocalTime.of(20, 0), LocalTime.of(20, 45)));
    assertThat(salon.hours().weekdays()).containsEntry(DayOfWeek.SUNDAY, TEN_TO_SEVEN);
    assertThat(salon.hours().weekdays()).containsEntry(DayOfWeek.MONDAY, DayHours.CLOSED);
    assertThat(salon.rules()).hasSizeGreaterThanOrEqualTo(10);
    assertThat(salon.defaultReply()).isEmpty();
  }

  @Test
  void what_was_saved_reads_as_it_did_then() {
    assertThat(SettingsDocument.readSaved(QuotedDocument.salon()))
        .isEqualTo(SettingsDocument.read(QuotedDocument.salon()));
  }

  @Test
  void a_limit_of_LINE_that_is_known_better_now_does_not_silence_a_shop() {
    var six =
        QuotedDocument.salon()
            .replaceFirst(
                "\\{", "{\"defaultReply\": {\"messages\": [\"1\",\"2\",\"3\",\"4\",\"5\",\"6\"]},");
    assertThat(SettingsDocument.read(six)).isInstanceOf(Read.Bad.class);
    assertThat(SettingsDocument.readSaved(six))
        .isInstanceOfSatisfying(
            Read.Good.class, good -> assertThat(good.settings().defaultReply()).hasSize(6));
    assertThat(SettingsDocument.readSaved("{")).isInstanceOf(Read.Bad.class);
    assertThat(SettingsDocument.readSaved("{}")).isInstanceOf(Read.Bad.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"docs/settings.md", "docs/settings.ja.md"})
  void the_document_that_the_page_on_settings_shows_is_good(String file) {
    var page = QuotedDocument.file(file);
    var shown =
        page.substring(
            page.indexOf("```json") + 7, page.indexOf("```", page.indexOf("```json") + 7));
    assertThat(good(shown).warnings(QuotedDocument.NOW)).isEmpty();
  }

  @Test
  void what_is_left_out_has_its_usual_value() {
    var week = Map.of(DayOfWeek.TUESDAY, TEN_TO_SEVEN);
    assertThat(good(document("")).settings())
        .isEqualTo(
            new Settings(
                "ひだまり",
                ResponseHours.weekly(ZoneId.of("Asia/Tokyo"), week),
                ResponseMode.AUTO,
                List.of(),
                List.of(),
                List.of(),
                Duration.ofMinutes(30),
                new Handover.FixedTime(Duration.ofHours(1)),
                List.of(),
                new Settings.Greeting(List.of(), List.of(), List.of()),
                List.of(),
                QuietHours.USUAL,
                false,
                0,
                Duration.ofDays(365)));
  }

  @Test
  void what_is_left_out_of_a_rule_or_follow_up_has_its_usual_value() {
    assertThat(good(rule("'match':{'exact':['a']},'answer':['b']")).settings().rules())
        .containsExactly(
            new KeywordRule(
                "r",
                Optional.empty(),
                true,
                new MatchCondition.Exact(List.of("a"), List.of()),
                KeywordRule.Active.ANY_TIME,
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(List.of(Json.textMessage("b"))),
                KeywordRule.Pick.IN_TURN,
                Optional.empty(),
                KeywordRule.Actions.NONE));
    assertThat(due("'after':'PT3H'"))
        .isEqualTo(new Due.After(Duration.ofHours(3), Optional.empty()));
    assertThat(due("'sameDayAt':'20:00'"))
        .isEqualTo(new Due.SameDay(LocalTime.of(20, 0), LocalTime.of(21, 0)));
    assertThat(due("'sameDayAt':'23:30'"))
        .isEqualTo(new Due.SameDay(LocalTime.of(23, 30), LocalTime.of(23, 59)));
  }

  private static Due due(String fields) {
    var read = good(plan("'start':'follow','due':{" + fields + "}"));
    return read.settings().followUps().getFirst().due();
  }

  @Test
  void every_field_of_the_hours_is_read() {
    var hours =
        good(document(
                """
                'shop':{'name':'a','timeZone':'America/New_York'},
                'responseHours':{
                  'weekdays':{'fri':['22:00-25:30','10:00-12:00'],'sun':[]},
                  'nationalHolidays':['11:00-15:00'],
                  'holidayEve':['18:00-26:00'],
                  'closedMovesPastHolidays':true,
                  'closedMonthly':[{'nth':2,'weekday':'tue'},{'nth':-1,'weekday':'mon'}],
                  'closedYearly':[{'from':'12-30','until':'01-03'}],
                  'dates':{'2026-12-28':[],'2026-12-29':['9:00-10:00']},
                  'temporarilyClosed':{'until':'2026-12-01T10:00:00+09:00'},
                  'busy':{'from':'2026-12-01T00:00:00Z','until':'2026-12-01T03:00Z'}}\
                """))
            .settings()
            .hours();
    assertThat(hours)
        .isEqualTo(
            new ResponseHours(
                ZoneId.of("America/New_York"),
                Map.of(
                    DayOfWeek.FRIDAY,
                    DayHours.of(new TimeRange(600, 720), new TimeRange(1320, 1530)),
                    DayOfWeek.SUNDAY,
                    DayHours.CLOSED),
                new HolidayPolicy.Hours(DayHours.of(new TimeRange(660, 900))),
                Optional.of(DayHours.of(new TimeRange(1080, 1560))),
                true,
                Set.of(new NthWeekday(2, DayOfWeek.TUESDAY), new NthWeekday(-1, DayOfWeek.MONDAY)),
                List.of(new YearlyRange(MonthDay.of(12, 30), MonthDay.of(1, 3))),
                Map.of(
                    LocalDate.of(2026, 12, 28),
                    DayHours.CLOSED,
                    LocalDate.of(2026, 12, 29),
                    DayHours.of(new TimeRange(540, 600))),
                Optional.of(
                    new ScheduledToggle(Optional.empty(), Instant.parse("2026-12-01T01:00:00Z"))),
                Optional.of(
                    new ScheduledToggle(
                        Optional.of(Instant.parse("2026-12-01T00:00:00Z")),
                        Instant.parse("2026-12-01T03:00:00Z")))));
  }

  @Test
  void every_field_of_a_rule_is_read() {
    var settings =
        good(document(
                """
                'followUps':[
                  {'id':'p','start':'rule','due':{'after':'P30D'},'messages':['c']},
                  {'id':'q','name':'お礼','on':false,'start':'follow','due':{'after':'PT0S'},'messages':['c']}],
                'keywordRules':[{
                  'id':'r','name':'予約変更','on':false,
                  'match':{'regex':'予約.*変更','except':['不要']},'active':'outside-hours',
                  'from':'2026-12-01','until':'2026-12-31','groups':true,
                  'answers':[['a'],['b']],'pick':'random','pause':'P1DT2H',
                  'actions':{'addTags':['x'],'removeTags':['y'],'status':'in-progress',
                    'callStaff':true,'startFollowUps':['p'],'stopFollowUps':['q'],'optOut':false}}]\
                """))
            .settings();
    assertThat(settings.rules())
        .containsExactly(
            new KeywordRule(
                "r",
                Optional.of("予約変更"),
                false,
                new MatchCondition.Regex("予約.*変更", List.of("不要")),
                KeywordRule.Active.OUTSIDE_HOURS,
                Optional.of(LocalDate.of(2026, 12, 1)),
                Optional.of(LocalDate.of(2026, 12, 31)),
                true,
                List.of(List.of(Json.textMessage("a")), List.of(Json.textMessage("b"))),
                KeywordRule.Pick.AT_RANDOM,
                Optional.of(Duration.ofHours(26)),
                new KeywordRule.Actions(
                    Set.of("x"),
                    Set.of("y"),
                    Optional.of(ChatStatus.IN_PROGRESS),
                    true,
                    Set.of("p"),
                    Set.of("q"),
                    Optional.of(false))));
    assertThat(settings.followUps())
        .extracting(FollowUpPlan::start)
        .containsExactly(FollowUpPlan.Start.RULE, FollowUpPlan.Start.FOLLOW);
    assertThat(settings.followUps()).extracting(FollowUpPlan::on).containsExactly(true, false);
    assertThat(settings.followUps()).extracting(FollowUpPlan::shownName).containsExactly("p", "お礼");
    assertThat(settings.rules()).extracting(KeywordRule::shownName).containsExactly("予約変更");
  }

  @Test
  void every_other_field_is_read() {
    var settings =
        good(document(
                """
                'responseMode':'by-hours','closedNotice':{'messages':['a']},
                'busyNotice':{'messages':['b']},'defaultReply':{'messages':['c']},
                'silentAfterStaff':'PT5M','handover':'PT2H',
                'greeting':{'newFriend':['d'],'returningFriend':['e'],'group':['f']},
                'quietHours':{'from':'22:00','until':'08:00'},
                'pushWhenReplyFails':true,'quota':{'keepBack':30},
                'keepMessagesDays':30\
                """))
            .settings();
    assertThat(settings.mode()).isEqualTo(ResponseMode.BY_HOURS);
    assertThat(settings.closedNotice()).containsExactly(Json.textMessage("a"));
    assertThat(settings.busyNotice()).containsExactly(Json.textMessage("b"));
    assertThat(settings.defaultReply()).containsExactly(Json.textMessage("c"));
    assertThat(settings.silentAfterStaff()).isEqualTo(Duration.ofMinutes(5));
    assertThat(settings.handover()).isEqualTo(new Handover.FixedTime(Duration.ofHours(2)));
    assertThat(good(document("'handover':'until-opening'")).settings().handover())
        .isEqualTo(new Handover.UntilOpening());
    assertThat(settings.greeting().newFriend()).containsExactly(Json.textMessage("d"));
    assertThat(settings.greeting().returningFriend()).containsExactly(Json.textMessage("e"));
    assertThat(settings.greeting().group()).containsExactly(Json.textMessage("f"));
    assertThat(settings.quietHours())
        .isEqualTo(new QuietHours(LocalTime.of(22, 0), LocalTime.of(8, 0)));
    assertThat(settings.pushWhenReplyFails()).isTrue();
    assertThat(settings.quotaKeptBack()).isEqualTo(30);
    assertThat(settings.keepMessages()).isEqualTo(Duration.ofDays(30));
  }

  @Test
  void notes_are_skipped_everywhere_and_never_reach_LINE() {
    var noted =
        good(document(
                """
                '//':1,'$schema':'x','shop':{'//':{},'name':'ひだまり'},
                'responseHours':{'// a':[],'weekdays':{'//':'x','tue':['10:00-19:00']},
                  'dates':{'// 2026-01-01':0}},
                'defaultReply':{'//':'','messages':[{'// m':'x','type':'text','text':'a',
                  'quickReply':{'//':[],'items':[{'//':0,'type':'action',
                    'action':{'//':1,'type':'message','label':'l','text':'t'}}]}}]}\
                """))
            .settings();
    var plain =
        good(document(
                """
                'defaultReply':{'messages':[{'type':'text','text':'a','quickReply':{'items':[
                  {'type':'action','action':{'type':'message','label':'l','text':'t'}}]}}]}\
                """))
            .settings();
    assertThat(noted).isEqualTo(plain);
  }

  @Test
  void a_byte_order_mark_before_the_text_does_no_harm() {
    assertThat(good("\uFEFF" + document("")).settings()).isEqualTo(good(document("")).settings());
  }

  @Test
  void several_problems_are_told_at_once_and_each_once() {
    assertThat(
            problems(
                """
                {"shop": {"nmae": "x"}, "responseHours": {"weekdays": {"mon": ["10-19"]}},
                 "keywordRules": [{"id": "a", "match": {"contains": "予約"}, "answer": ["x"]}],
                 "handover": "1h"}\
                """))
        .extracting(ValidationProblem::at)
        .containsExactlyInAnyOrder(
            "shop.name",
            "shop.nmae",
            "responseHours.weekdays.mon[0]",
            "keywordRules[0].match.contains",
            "handover");
  }

  @Test
  void a_document_larger_than_the_store_takes_is_refused_with_both_sizes() {
    var text = document("'// long':'" + "あ".repeat(SettingsDocument.MOST_BYTES / 3) + "'");
    assertThat(problems(text))
        .singleElement()
        .satisfies(
            validationProblem -> {
              assertThat(validationProblem.ja()).contains("380000", "いまは380");
              assertThat(validationProblem.en()).contains("at most 380000 bytes", "found 380");
            });
  }

  @Test
  void ten_thousand_rules_are_read() {
    var text = manyRules(RuleReader.MOST_RULES);
    assertThat(SettingsDocument.read(text, Integer.MAX_VALUE))
        .isInstanceOfSatisfying(
            Read.Good.class,
            good -> {
              assertThat(good.settings().rules()).hasSize(10_000);
              assertThat(good.warnings(QuotedDocument.NOW)).isEmpty();
            });
  }

  @Test
  void one_rule_more_than_ten_thousand_is_refused() {
    assertThat(SettingsDocument.read(manyRules(RuleReader.MOST_RULES + 1), Integer.MAX_VALUE))
        .isInstanceOfSatisfying(
            Read.Bad.class,
            bad ->
                assertThat(bad.problems())
                    .singleElement()
                    .satisfies(
                        validationProblem -> {
                          assertThat(validationProblem.at()).isEqualTo("keywordRules");
                          assertThat(validationProblem.en()).contains("At most 10000", "10001");
                        }));
  }

  private static String manyRules(int count) {
    return document(
        IntStream.range(0, count)
            .mapToObj(i -> "{'id':'" + i + "','match':{'exact':['" + i + "']},'answer':['a']}")
            .collect(Collectors.joining(",", "'keywordRules':[", "]")));
  }
}
