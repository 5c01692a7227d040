package rusuban.console.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rusuban.console.ConsoleFixture;
import rusuban.console.page.PageLanguage;
import rusuban.json.Json;
import rusuban.json.JsonObjectBuilder;
import rusuban.json.JsonText;
import rusuban.settings.SettingsDocument;

class RuleImportTest {
  private static final Json.Obj SALON = SettingsDocument.parse(ConsoleFixture.salon());

  @Test
  void an_exported_table_changes_nothing() {
    var text = CsvText.write(RuleTable.rows(RuleDocument.rules(SALON)));
    var read = RuleImport.read(text, SALON, PageLanguage.JA);
    assertThat(read.faults()).isEmpty();
    assertThat(read.applied(SALON, true)).isEqualTo(SALON);
    assertThat(read.applied(SALON, false)).isEqualTo(SALON);
  }

  @Test
  void an_exported_table_makes_the_same_rules_in_an_empty_shop_but_for_the_notes() {
    var text = CsvText.write(RuleTable.rows(RuleDocument.rules(SALON)));
    var empty = RuleDocument.with(SALON, List.of());
    var made =
        RuleDocument.rules(RuleImport.read(text, empty, PageLanguage.JA).applied(empty, true));
    var notes =
        RuleDocument.rules(SALON).stream().map(rule -> rule.without(n -> n.startsWith("//")));
    assertThat(made).isEqualTo(notes.toList());
  }

  @Test
  void exported_json_changes_nothing() {
    var rules = JsonText.write(new Json.Arr(List.copyOf(RuleDocument.rules(SALON))));
    assertThat(RuleImport.read(rules, SALON, PageLanguage.JA).applied(SALON, true))
        .isEqualTo(SALON);
    assertThat(RuleImport.read(ConsoleFixture.salon(), SALON, PageLanguage.JA).applied(SALON, true))
        .isEqualTo(SALON);
  }

  @Test
  void a_table_with_some_columns_keeps_the_others() {
    var read = RuleImport.read("id,name\nbooking,ネット予約\n", SALON, PageLanguage.JA);
    var before = RuleDocument.find(SALON, "booking").orElseThrow();
    assertThat(RuleDocument.find(read.applied(SALON, false), "booking"))
        .contains(JsonObjectBuilder.of(before).put("name", "ネット予約").build());
  }

  @Test
  void a_row_without_an_id_is_a_new_rule() {
    var read = RuleImport.read("name\twords\ttext\n犬\t\"犬\nいぬ\"\tはい。\n", SALON, PageLanguage.JA);
    var rules = RuleDocument.rules(read.applied(SALON, false));
    assertThat(rules).hasSize(RuleDocument.rules(SALON).size() + 1);
    assertThat(RuleDocument.id(rules.getLast())).startsWith("rule-");
    assertThat(RuleDocument.texts(RuleDocument.object(rules.getLast(), "match"), "contains"))
        .containsExactly("犬", "いぬ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                  | 貼り付けて
          {"a":1}                             | 返信の一覧がありません
          [1]                                 | 1件目
          [{"id":"a"},{"id":"a"}]             | 2件目の id「a」は、1件目にも
          [{                                  | 1行目の
          wrong~1                             | 最初の行には、列の名前
          id,id~1,2                           | 最初の行には、列の名前
          id~"open                            | 2行目の引用符
          id,on~a,perhaps                     | 2行目 on: true か false
          id,match~a,sometimes                | 2行目 match: 次のどれか
          id,messages~a,"{"                   | 2行目 messages: JSONとして
          id,text,messages~a,b,"[""c""]"      | どちらか一方
          """)
  void a_text_that_cannot_be_read_is_told_with_its_place(String typed, String words) {
    var read = RuleImport.read(typed.replace('~', '\n'), SALON, PageLanguage.JA);
    assertThat(read.faults()).isNotEmpty();
    assertThat(read.faults().getFirst()).contains(words);
  }

  @Test
  void a_problem_of_the_document_names_the_row() {
    var read = RuleImport.read("id,words\nx,\n", SALON, PageLanguage.JA);
    var after = read.applied(SALON, false);
    var problems = SettingsDocument.problems(SettingsDocument.write(after));
    assertThat(read.words(problems, after, PageLanguage.JA).getFirst()).startsWith("2行目「x」match");
  }

  @Test
  void ten_thousand_rules_are_too_many_bytes_and_told_so() {
    var text = new StringBuilder("id,words,text\n");
    for (int i = 0; i < 10_000; i++)
      text.append("r").append(i).append(",w").append(i).append(",a\n");
    var read = RuleImport.read(text.toString(), SALON, PageLanguage.JA);
    assertThat(read.rules()).hasSize(10_000);
    var after = read.applied(SALON, true);
    var problems = SettingsDocument.problems(SettingsDocument.write(after));
    assertThat(read.words(problems, after, PageLanguage.JA).getFirst()).contains("設定が大きすぎます");
  }

  @ParameterizedTest
  @CsvSource({
    "Opening hours,opening-hours",
    "ＦＡＱ,faq",
    "--,rule-",
    "予約,rule-",
    "LINE予約,rule-",
    "'',rule-"
  })
  void a_new_id_is_made_of_the_name(String name, String beginning) {
    assertThat(RuleAddress.newId(name, Set.of())).startsWith(beginning);
  }

  @Test
  void a_new_id_is_one_that_no_rule_has() {
    var taken = new HashSet<String>();
    for (int i = 0; i < 30; i++)
      assertThat(taken.add(RuleAddress.newId("a".repeat(80), taken))).isTrue();
    assertThat(taken).allSatisfy(id -> assertThat(id.length()).isLessThanOrEqualTo(60));
  }

  @ParameterizedTest
  @ValueSource(strings = {"booking", "予約", "a/b", "..", "?", "%2F", "😀"})
  void an_id_comes_back_from_its_address(String id) {
    assertThat(RuleAddress.of(id)).matches("[A-Za-z0-9_-]+");
    assertThat(RuleAddress.id(RuleAddress.of(id))).contains(id);
  }

  /** Addresses of other pages, which no rule may have. */
  @ParameterizedTest
  @ValueSource(strings = {"new", "import", "rules.csv", "rules.json", "=", "\u0000", "あ"})
  void another_page_is_no_address_of_a_rule(String segment) {
    assertThat(RuleAddress.id(segment)).isEmpty();
  }
}
