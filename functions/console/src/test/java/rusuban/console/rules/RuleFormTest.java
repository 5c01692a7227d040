package rusuban.console.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rusuban.console.ConsoleFixture;
import rusuban.json.Json;
import rusuban.json.JsonText;
import rusuban.settings.SettingsDocument;
import rusuban.web.FormFields;

class RuleFormTest {
  static Stream<Json.Obj> rules() {
    return RuleDocument.rules(SettingsDocument.parse(ConsoleFixture.salon())).stream();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void an_untouched_form_changes_nothing_of_the_salons_rules(Json.Obj rule) {
    assertThat(RuleForm.of(rule).applied(rule)).isEqualTo(rule);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'id':'a','match':{'contains':['x']},'answers':[['y']]}",
        "{'id':'a','match':{'regex':'a|b','// why':'note'},'answer':['y'],'on':true}",
        "{'id':'a','match':{'postback':['a=1']},'actions':{'callStaff':false,'addTags':[]}}",
        "{'id':'a','match':{'exact':['x'],'except':[]},'answer':['y'],'pick':'in-turn'}",
        "{'id':'a','match':{'exact':['x']},'answer':['y'],'active':'any-time','groups':false}",
        "{'id':'a','match':{'exact':['x']},'answer':['y'],'from':'2026-01-01','pause':'PT90M'}",
        "{'id':'a','match':{'exact':['x']},'actions':{'stopFollowUps':['b','a'],'optOut':false}}"
      })
  void an_untouched_form_keeps_every_notation(String json) {
    var rule = rule(json);
    assertThat(RuleForm.of(rule).applied(rule)).isEqualTo(rule);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          how=exact&words=x                        | {'match':{'exact':['x']},'on':false}
          words=x&on=on                            | {'match':{'contains':['x']}}
          words=x&on=on&words-more=%20y%0D%0A%0D%0Az | {'match':{'contains':['x','y','z']}}
          how=regex&words-more=a.b&on=on           | {'match':{'regex':'a.b'}}
          how=wrong&words=x&on=on                  | {'match':{'contains':['x']}}
          words=x&on=on&name=%20N%20               | {'name':'N','match':{'contains':['x']}}
          words=x&on=on&except=no&groups=on        | {'match':{'contains':['x'],'except':['no']},'groups':true}
          words=x&on=on&callStaff=on&optOut=true   | {'match':{'contains':['x']},'actions':{'callStaff':true,'optOut':true}}
          words=x&on=on&active=inside-hours        | {'match':{'contains':['x']},'active':'inside-hours'}
          words=x&on=on&list=0&kind-0-0=text&text-0-0=hi | {'match':{'contains':['x']},'answer':['hi']}
          words=x&on=on&list=0&list=1&kind-1-0=text&text-1-0=hi | {'match':{'contains':['x']},'answer':['hi']}
          """)
  void a_form_becomes_a_rule(String form, String expected) {
    var rule = RuleForm.read(FormFields.parse(form)).applied(Json.Obj.EMPTY);
    assertThat(rule).isEqualTo(rule(expected));
  }

  @Test
  void several_answers_and_one_answer_exchange_their_fields() {
    var one = rule("{'id':'a','match':{'exact':['x']},'answer':['y'],'// n':'note'}");
    var two = RuleForm.of(one).edited("list").edited("add-1").applied(one);
    assertThat(two.get("answer")).isEmpty();
    assertThat(RuleDocument.answers(two)).hasSize(2);
    assertThat(two.text("// n")).contains("note");
  }

  @Test
  void a_cleared_field_goes() {
    var rule =
        rule(
            "{'id':'a','name':'n','match':{'exact':['x'],'except':['y']},'from':'2026-01-01',"
                + "'until':'2026-02-01','pause':'P1D','answer':['z'],'actions':{'status':'done',"
                + "'addTags':['t']}}");
    var form = FormFields.parse("how=exact&words=x&on=on");
    assertThat(RuleForm.read(form).applied(rule))
        .isEqualTo(rule("{'id':'a','match':{'exact':['x']},'actions':{}}"));
  }

  @Test
  void a_word_is_removed_by_its_button() {
    var form = RuleForm.read(FormFields.parse("words=a&words=b&except=c&addTags=d&removeTags=e"));
    assertThat(form.edited("drop-words-0").words()).containsExactly("b");
    assertThat(form.edited("drop-words-9").words()).containsExactly("a", "b");
    assertThat(form.edited("drop-except-0").except()).isEmpty();
    assertThat(form.edited("drop-addTags-0").actions().addTags()).isEmpty();
    assertThat(form.edited("drop-removeTags-0").actions().removeTags()).isEmpty();
  }

  @Test
  void check_boxes_keep_the_order_of_the_document() {
    var rule = rule("{'actions':{'stopFollowUps':['b','a']}}");
    var form = RuleForm.read(FormFields.parse("stop=a&stop=b&stop=c"));
    assertThat(
            RuleDocument.texts(RuleDocument.object(form.applied(rule), "actions"), "stopFollowUps"))
        .isEqualTo(List.of("b", "a", "c"));
  }

  private static Json.Obj rule(String json) {
    return (Json.Obj) JsonText.parse(json.replace('\'', '"'));
  }
}
