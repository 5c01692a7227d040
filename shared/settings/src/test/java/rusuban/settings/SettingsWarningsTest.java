package rusuban.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static rusuban.settings.QuotedDocument.document;
import static rusuban.settings.QuotedDocument.good;
import static rusuban.settings.QuotedDocument.plan;
import static rusuban.settings.QuotedDocument.rule;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rusuban.core.ValidationProblem;

class SettingsWarningsTest {
  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

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
  void a_rule_is_named_by_the_name_that_people_see() {
    var early = BOOKING.replace("'match'", "'name':'ご予約','match'");
    var late = "{'id':'late','name':'ネット予約','match':{'exact':['予約したい']},'answer':['b']}";
    assertThat(warnings(rules(early, late)))
        .singleElement()
        .satisfies(warning -> assertThat(warning.ja()).contains("「ネット予約」は働きません", "[ご予約]"));
  }

  @Test
  void what_is_off_takes_no_words_and_is_not_warned_of() {
    var late = "{'id':'late','match':{'exact':['予約したい']},'answer':['b']}";
    var off = "'on':false,'match'";
    assertThat(warnings(rules(BOOKING.replace("'match'", off), late))).isEmpty();
    assertThat(warnings(rules(BOOKING, late.replace("'match'", off)))).isEmpty();
    assertThat(warnings(rule("'on':false,'match':{'regex':'a*'},'answer':['a']"))).isEmpty();
    assertThat(warnings(plan("'on':false,'start':'rule','due':{'after':'PT1H','within':'PT12H'}")))
        .isEmpty();
    var starter =
        "'keywordRules':[{'id':'r','on':false,'match':{'exact':['a']},"
            + "'actions':{'startFollowUps':['p']}}],"
            + "'followUps':[{'id':'p','start':'rule','due':{'after':'PT1H','within':'PT12H'},"
            + "'messages':['お礼']}]";
    assertThat(warnings(document(starter)))
        .extracting(ValidationProblem::at)
        .containsExactly("followUps[0].start");
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
        .extracting(ValidationProblem::en)
        .singleElement()
        .asString()
        .contains("every message");
  }

  @Test
  void a_follow_up_that_nothing_starts_is_named() {
    assertThat(warnings(plan("'start':'rule','due':{'after':'PT1H','within':'PT12H'}")))
        .extracting(ValidationProblem::at)
        .containsExactly("followUps[0].start");
  }

  @Test
  void a_follow_up_that_falls_wholly_into_the_quiet_hours_is_named() {
    assertThat(warnings(plan("'start':'follow','due':{'sameDayAt':'21:00','latest':'23:59'}")))
        .extracting(ValidationProblem::at)
        .containsExactly("followUps[0].due");
    assertThat(warnings(plan("'start':'follow','due':{'sameDayAt':'08:00','latest':'09:00'}")))
        .extracting(ValidationProblem::en)
        .anyMatch(en -> en.contains("quietHours"));
    assertThat(warnings(plan("'start':'follow','due':{'sameDayAt':'08:00','latest':'09:10'}")))
        .extracting(ValidationProblem::en)
        .noneMatch(en -> en.contains("quietHours"));
    assertThat(warnings(plan("'start':'follow','due':{'sameDayAt':'20:59','latest':'22:00'}")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'sameDayAt':'13:00','latest':'13:00'",
        "'sameDayAt':'13:00','latest':'13:01'",
        "'after':'PT30M','within':'PT59S'",
      })
  void a_follow_up_without_room_for_a_tick_is_named(String due) {
    assertThat(warnings(plan("'start':'follow','due':{" + due + "}")))
        .extracting(ValidationProblem::en)
        .anyMatch(en -> en.contains("Leave two minutes or more"));
  }

  @Test
  void a_switch_that_ends_a_minute_early_is_named() {
    var hours = "'responseHours':{'weekdays':{'mon':['10:00-19:00']},%s}";
    var closed = "'temporarilyClosed':{'until':'2027-06-01T23:59:59+09:00'}";
    assertThat(warnings(document(hours.formatted(closed))))
        .anySatisfy(
            warning -> {
              assertThat(warning.at()).isEqualTo("responseHours.temporarilyClosed.until");
              assertThat(warning.en()).contains("2027-06-02T00:00+09:00");
            });
    assertThat(warnings(document(hours.formatted(closed.replace("23:59:59", "23:00:00")))))
        .noneMatch(warning -> warning.at().contains("temporarilyClosed.until"));
  }

  @Test
  void a_shop_that_never_opens_is_named() {
    assertThat(warnings(document("'responseHours':{'weekdays':{'mon':[]}}")))
        .extracting(ValidationProblem::at)
        .containsExactly("responseHours.weekdays");
  }

  @Test
  void a_single_word_that_an_earlier_rule_takes_is_named_with_that_rule() {
    var late = "{'id':'late','match':{'contains':['キャンセル','予約の変更','よやく']},'answer':['b']}";
    assertThat(warnings(rules(BOOKING, late)))
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.at()).isEqualTo("keywordRules[1].match.contains[1]");
              assertThat(warning.ja()).contains("「予約の変更」", "「booking」");
              assertThat(warning.en()).contains("\"booking\"", "\"予約の変更\"");
            });
    assertThat(warnings(rules(late, BOOKING))).isEmpty();
  }

  @Test
  void a_word_that_the_rules_own_exceptions_veto_is_named() {
    assertThat(
            warnings(
                rules("{'id':'x','match':{'contains':['電車','車'],'except':['電車']},'answer':['a']}")))
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.at()).isEqualTo("keywordRules[0].match.contains[0]");
              assertThat(warning.ja()).contains("「電車」", "except");
            });
  }

  @Test
  void rules_of_the_same_hours_compete_and_rules_of_others_do_not() {
    var late = "{'id':'late','match':{'exact':['予約したい']},HOURS'answer':['b']}";
    var early = BOOKING.replace("'answer'", "'active':'inside-hours','answer'");
    assertThat(warnings(rules(early, late.replace("HOURS", "'active':'inside-hours',"))))
        .extracting(ValidationProblem::at)
        .containsExactly("keywordRules[1]");
    assertThat(warnings(rules(early, late.replace("HOURS", "'active':'outside-hours',"))))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "00:00-23:59, 00:00-24:00",
    "10:00-23:59, 10:00-24:00",
    "00:01-24:00, 00:00-24:00",
    "10:00-11:59, 10:00-12:00",
    "13:01-19:00, 13:00-19:00",
    "18:00-26:59, 18:00-27:00"
  })
  void hours_that_leave_out_a_single_minute_are_named_once_for_all_days(
      String written, String meant) {
    var hours = "['" + written + "']";
    assertThat(
            warnings(
                document(
                    "'responseHours':{'weekdays':{'mon':%s,'sat':%s}}".formatted(hours, hours))))
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.at()).isEqualTo("responseHours.weekdays.mon");
              assertThat(warning.ja()).contains(written, meant, "2日分");
              assertThat(warning.en()).contains(meant);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"00:00-24:00", "10:30-19:30", "18:00-25:30", "09:15-17:45", "22:00-24:30"})
  void usual_hours_are_not_named(String hours) {
    assertThat(warnings(document("'responseHours':{'weekdays':{'mon':['" + hours + "']}}")))
        .isEmpty();
  }

  @Test
  void buttons_that_are_not_on_the_last_message_are_named_wherever_messages_stand() {
    var early = "[{'type':'text','text':'a'," + button("予約") + "},'b']";
    var fields =
        Map.of(
            "closedNotice.messages", "'closedNotice':{'messages':%s}",
            "busyNotice.messages", "'busyNotice':{'messages':%s}",
            "defaultReply.messages", "'defaultReply':{'messages':%s}",
            "greeting.newFriend", "'greeting':{'newFriend':%s}",
            "greeting.returningFriend", "'greeting':{'returningFriend':%s}");
    fields.forEach(
        (at, field) ->
            assertThat(
                    warnings(
                        document("'keywordRules':[" + BOOKING + "]," + field.formatted(early))))
                .extracting(ValidationProblem::at)
                .containsExactly(at + "[0].quickReply"));
    assertThat(
            warnings(
                document(
                    "'keywordRules':[%s,{'id':'b','match':{'exact':['b']},'answer':%s}]"
                        .formatted(BOOKING, early))))
        .extracting(ValidationProblem::at)
        .containsExactly("keywordRules[1].answer[0].quickReply");
    assertThat(
            warnings(
                document(
                    "'keywordRules':[%s],'closedNotice':{'messages':['b',{'type':'text','text':'a',%s}]}"
                        .formatted(BOOKING, button("予約")))))
        .isEmpty();
  }

  @Test
  void buttons_are_named_where_another_answer_follows_since_all_are_given() {
    var answers = "[[{'type':'text','text':'一'," + button("予約") + "}],['二']]";
    var all = "{'id':'b','match':{'exact':['b']},'pick':'all','answers':" + answers + "}";
    assertThat(warnings(rules(BOOKING, all)))
        .extracting(ValidationProblem::at)
        .containsExactly("keywordRules[1].answers[0][0].quickReply");
    assertThat(warnings(rules(BOOKING, all.replace("'all'", "'in-turn'")))).isEmpty();
  }

  @Test
  void a_button_whose_words_no_rule_answers_is_named_with_its_words() {
    var message =
        "'closedNotice':{'messages':[{'type':'text','text':'a'," + button("予約したい") + "}]}";
    assertThat(warnings(document(message)))
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.at())
                  .isEqualTo("closedNotice.messages[0].quickReply.items[0].action");
              assertThat(warning.ja()).contains("「予約したい」");
              assertThat(warning.en()).contains("\"予約したい\"");
            });
    assertThat(warnings(document("'keywordRules':[" + BOOKING + "]," + message))).isEmpty();
    assertThat(warnings(document(message + ",'defaultReply':{'messages':['a']}"))).isEmpty();
    assertThat(warnings(document(message + ",'responseMode':'staff'")))
        .extracting(ValidationProblem::at)
        .containsExactly("closedNotice");
  }

  @Test
  void a_rule_that_works_at_some_hours_answers_a_button_and_one_that_is_over_does_not() {
    var message = ",'closedNotice':{'messages':[{'type':'text','text':'a'," + button("予約") + "}]}";
    var sometimes = BOOKING.replace("'answer'", "'active':'inside-hours','answer'");
    assertThat(warnings(document("'keywordRules':[" + sometimes + "]" + message))).isEmpty();
    var over = BOOKING.replace("'answer'", "'until':'2026-11-23','answer'");
    assertThat(warnings(document("'keywordRules':[" + over + "]" + message)))
        .extracting(ValidationProblem::at)
        .containsExactly(
            "keywordRules[0].until", "closedNotice.messages[0].quickReply.items[0].action");
  }

  @Test
  void buttons_of_every_kind_of_message_are_looked_at() {
    var action = "{'type':'message','label':'x','text':'だれも答えない'}";
    var messages =
        Map.of(
            "template.actions[0]",
            "{'type':'template','altText':'a','template':{'type':'buttons','text':'a','actions':[%s]}}",
            "template.defaultAction",
            "{'type':'template','altText':'a','template':{'type':'buttons','text':'a','defaultAction':%s,'actions':[{'type':'uri','label':'u','uri':'https://example.com'}]}}",
            "template.columns[0].actions[0]",
            "{'type':'template','altText':'a','template':{'type':'carousel','columns':[{'text':'a','actions':[%s]}]}}",
            "contents.footer.contents[0].action",
            "{'type':'flex','altText':'a','contents':{'type':'bubble','footer':{'type':'box','layout':'vertical','contents':[{'type':'button','action':%s}]}}}",
            "actions[0]",
            "{'type':'imagemap','baseUrl':'https://example.com/a','altText':'a','baseSize':{'width':1040,'height':1040},'actions':[{'type':'message','text':'だれも答えない','area':{'x':0,'y':0,'width':1,'height':1}}]}");
    messages.forEach(
        (at, message) ->
            assertThat(
                    warnings(
                        document("'greeting':{'newFriend':[" + message.formatted(action) + "]}")))
                .extracting(ValidationProblem::at)
                .containsExactly("greeting.newFriend[0]." + at));
  }

  @Test
  void a_postback_is_answered_by_its_words_and_a_date_picker_has_none() {
    var menu =
        """
        {'id':'menu','match':{'contains':['メニュー']},'answer':[{'type':'template','altText':'a',
          'template':{'type':'buttons','text':'a','actions':[
            {'type':'postback','label':'料金を見る','data':'action=price','displayText':'料金'},
            {'type':'datetimepicker','label':'日時を選ぶ','data':'book','mode':'datetime'}]}}]}
        """;
    var price = "{'id':'price','match':{'contains':['料金']},'answer':['a']}";
    var at = "keywordRules[0].answer[0].template.actions";
    assertThat(warnings(rules(menu)))
        .extracting(ValidationProblem::at)
        .containsExactly(at + "[0]", at + "[1]");
    assertThat(warnings(rules(menu, price)))
        .extracting(ValidationProblem::at)
        .containsExactly(at + "[1]");
  }

  @Test
  void a_button_said_in_a_group_needs_a_rule_that_answers_there() {
    var greeting = "'greeting':{'group':[{'type':'text','text':'a'," + button("予約") + "}]}";
    assertThat(warnings(document("'keywordRules':[" + BOOKING + "]," + greeting)))
        .extracting(ValidationProblem::at)
        .containsExactly("greeting.group[0].quickReply.items[0].action");
    var groups = BOOKING.replace("'answer'", "'groups':true,'answer'");
    assertThat(warnings(document("'keywordRules':[" + groups + "]," + greeting))).isEmpty();
  }

  @Test
  void buttons_of_a_rule_that_hands_over_to_staff_are_named() {
    var staff =
        "{'id':'s','match':{'exact':['s']},'actions':{'callStaff':true},'answer':[{'type':'text','text':'a',"
            + button("予約")
            + "}]}";
    assertThat(warnings(rules(BOOKING, staff)))
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.at())
                  .isEqualTo("keywordRules[1].answer[0].quickReply.items[0].action");
              assertThat(warning.en()).contains("callStaff", "PT1H");
            });
  }

  @Test
  void a_follow_up_that_the_quiet_hours_swallow_for_a_part_of_the_day_is_named_with_that_part() {
    assertThat(warnings(plan("'start':'follow','due':{'after':'PT3H','within':'PT2H'}")))
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.at()).isEqualTo("followUps[0].due");
              assertThat(warning.ja()).contains("18:00〜04:00", "PT12H");
              assertThat(warning.en()).contains("18:00 to 04:00", "PT12H");
            });
    assertThat(warnings(plan("'start':'follow','due':{'after':'PT3H','within':'PT12H'}")))
        .isEmpty();
    var never = "'quietHours':{'from':'00:00','until':'00:00'},";
    assertThat(
            warnings(
                document(
                    never
                        + "'followUps':[{'id':'p','start':'follow','due':{'after':'PT3H','within':'PT2H'},'messages':['a']}]")))
        .isEmpty();
  }

  @Test
  void a_follow_up_of_the_same_day_that_is_past_before_the_shop_opens_is_named() {
    var bar = "'responseHours':{'weekdays':{'fri':['21:30-25:30']}},";
    assertThat(
            warnings(
                document(
                    bar
                        + "'followUps':[{'id':'p','start':'follow','due':{'sameDayAt':'20:00'},'messages':['a']}]")))
        .singleElement()
        .satisfies(warning -> assertThat(warning.en()).contains("opens after latest (21:00)"));
  }

  @Test
  void a_sticker_that_LINEs_list_lacks_is_named_with_the_lists_date() {
    var sticker =
        "'closedNotice':{'messages':[{'type':'sticker','packageId':'%s','stickerId':'%s'}]}";
    for (var known : List.of("446 1988", "446 2027", "11537 52002734", "11539 52114149"))
      assertThat(warnings(document(sticker.formatted((Object[]) known.split(" ")))))
          .as(known)
          .isEmpty();
    for (var unknown :
        List.of("446 1987", "446 2028", "1 1", "11537 1988", "446 x", "446 999999999999999999999"))
      assertThat(warnings(document(sticker.formatted((Object[]) unknown.split(" ")))))
          .as(unknown)
          .singleElement()
          .satisfies(
              warning -> {
                assertThat(warning.at()).isEqualTo("closedNotice.messages[0].stickerId");
                assertThat(warning.ja()).contains("2026-11-30");
              });
  }

  @Test
  void a_text_with_emojis_near_the_limit_is_named() {
    assertThat(warnings(document(emojis(20, 4_900))))
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.at()).isEqualTo("closedNotice.messages[0].text");
              assertThat(warning.en()).contains("4900 characters with 20 emojis", "5000");
            });
    assertThat(warnings(document(emojis(20, 4_600)))).isEmpty();
    assertThat(warnings(document(emojis(1, 4_980)))).isEmpty();
  }

  private static String emojis(int count, int length) {
    var each =
        IntStream.range(0, count)
            .mapToObj(i -> "{'index':%d,'productId':'p','emojiId':'001'}".formatted(i))
            .collect(Collectors.joining(","));
    return "'closedNotice':{'messages':[{'type':'text','text':'%s','emojis':[%s]}]}"
        .formatted("$".repeat(count) + "あ".repeat(length - count), each);
  }

  @Test
  void a_text_that_its_variables_would_cut_is_named() {
    var text = "'closedNotice':{'messages':['{名前}" + "あ".repeat(4_985) + "']}";
    assertThat(warnings(document(text)))
        .extracting(ValidationProblem::at)
        .containsExactly("closedNotice.messages[0].text");
    assertThat(warnings(document(text.replace("ああああああ", "")))).isEmpty();
  }

  @Test
  void a_form_of_address_that_does_not_go_with_a_customer_without_a_name_is_named() {
    assertThat(warnings(document("'closedNotice':{'messages':['{名前}氏、こんにちは']}")))
        .singleElement()
        .satisfies(warning -> assertThat(warning.ja()).contains("「お客様氏」"));
    assertThat(
            warnings(
                document("'closedNotice':{'messages':['{名前}さま、{名前}さん、{名前} 様、{名前}ちゃん、お客様さまざま']}")))
        .isEmpty();
  }

  @Test
  void a_switch_without_its_notice_is_named_until_it_is_over() {
    var hours = "'responseHours':{'weekdays':{'mon':['10:00-19:00']},'%s':{'until':'%s'}}";
    for (var name : List.of("busy", "temporarilyClosed")) {
      assertThat(warnings(document(hours.formatted(name, "2026-12-01T10:00:00+09:00"))))
          .extracting(ValidationProblem::at)
          .containsExactly("responseHours." + name);
      assertThat(warnings(document(hours.formatted(name, "2026-11-01T10:00:00+09:00")))).isEmpty();
    }
  }

  @Test
  void actions_that_undo_each_other_are_named() {
    var plans =
        "'followUps':[{'id':'p','start':'rule','due':{'sameDayAt':'20:00'},'messages':['a']}],";
    var rule = "'keywordRules':[{'id':'r','match':{'exact':['a']},'answer':['b'],'actions':%s}]";
    assertThat(warnings(document(plans + rule.formatted("{'optOut':true,'startFollowUps':['p']}"))))
        .extracting(ValidationProblem::at)
        .containsExactly("keywordRules[0].actions.startFollowUps");
    assertThat(warnings(document(rule.formatted("{'callStaff':true,'status':'done'}"))))
        .extracting(ValidationProblem::at)
        .containsExactly("keywordRules[0].actions.status");
    assertThat(warnings(document(rule.formatted("{'callStaff':true,'status':'waiting'}"))))
        .isEmpty();
  }

  @Test
  void a_takeover_until_the_next_opening_is_named_where_there_is_none() {
    var staff =
        "'handover':'until-opening','keywordRules':[{'id':'r','match':{'exact':['a']},'answer':['b'],"
            + "'actions':{'callStaff':%s}}],'responseHours':{'weekdays':{%s}}";
    var always = IntStream.range(0, 7).mapToObj(i -> "'" + DAYS.get(i) + "':['00:00-24:00']");
    var open = always.collect(Collectors.joining(","));
    assertThat(warnings(document(staff.formatted(true, open))))
        .extracting(ValidationProblem::at)
        .containsExactly("handover");
    assertThat(warnings(document(staff.formatted(false, open)))).isEmpty();
    assertThat(warnings(document(staff.formatted(true, "'tue':['10:00-19:00']")))).isEmpty();
  }

  @Test
  void a_rule_for_open_hours_is_named_where_staff_answer_then() {
    var inside = BOOKING.replace("'answer'", "'active':'inside-hours','answer'");
    assertThat(warnings(document("'responseMode':'by-hours','keywordRules':[" + inside + "]")))
        .extracting(ValidationProblem::at)
        .containsExactly("keywordRules[0].active");
  }

  private static String button(String text) {
    return "'quickReply':{'items':[{'type':'action','action':{'type':'message','label':'x','text':'"
        + text
        + "'}}]}";
  }

  private static String rules(String... rules) {
    return document("'keywordRules':[" + String.join(",", rules) + "]");
  }

  private static Iterable<ValidationProblem> warnings(String document) {
    return good(document).warnings(QuotedDocument.NOW);
  }
}
