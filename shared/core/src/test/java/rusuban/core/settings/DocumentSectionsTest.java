package rusuban.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rusuban.json.Json;

class DocumentSectionsTest {
  private static Json.Obj object(Object... namesAndValues) {
    var fields = new LinkedHashMap<String, Json>();
    for (int i = 0; i < namesAndValues.length; i += 2)
      fields.put((String) namesAndValues[i], (Json) namesAndValues[i + 1]);
    return new Json.Obj(fields);
  }

  private static Json.Obj item(String id, String text) {
    return object("id", Json.str(id), "answer", Json.str(text));
  }

  private static Json list(Json... items) {
    return new Json.Arr(List.of(items));
  }

  private static final Json.Obj DOCUMENT =
      object(
          "// note", Json.str("春まで"),
          "shop", object("name", Json.str("花")),
          "responseHours", object("weekdays", Json.Obj.EMPTY),
          "keywordRules", list(item("b", "二"), item("a", "一")),
          "busyNotice", object("messages", list(Json.str("混雑"))),
          "followUps", list(item("thanks", "礼")),
          "handover", Json.str("PT1H"));

  private final DocumentSections sections = DocumentSections.of(DOCUMENT);

  @Test
  void each_part_of_a_document_is_in_one_section() {
    assertThat(sections.contents().sequencedKeySet())
        .containsExactly(
            SettingsSection.HOURS,
            SettingsSection.BUSY_NOTICE,
            SettingsSection.rule("b"),
            SettingsSection.rule("a"),
            SettingsSection.RULE_ORDER,
            SettingsSection.followUp("thanks"),
            SettingsSection.FOLLOW_UP_ORDER,
            SettingsSection.POLICIES);
    assertThat(sections.content(SettingsSection.rule("a"))).contains(item("a", "一"));
    assertThat(sections.content(SettingsSection.RULE_ORDER))
        .contains(list(Json.str("b"), Json.str("a")));
    assertThat(((Json.Obj) sections.content(SettingsSection.POLICIES).orElseThrow()).fields())
        .containsOnlyKeys("// note", "shop", "handover");
  }

  @Test
  void a_message_that_the_document_lacks_has_no_section() {
    assertThat(sections.content(SettingsSection.GREETING)).isEqualTo(Optional.empty());
    assertThat(sections.hash(SettingsSection.GREETING)).isEqualTo(DocumentSections.ABSENT);
    assertThat(sections.hash(SettingsSection.rule("c"))).isEmpty();
  }

  @Test
  void a_document_without_lists_has_empty_orders() {
    var none = DocumentSections.of(Json.Obj.EMPTY);
    assertThat(none.contents().sequencedKeySet())
        .containsExactly(
            SettingsSection.RULE_ORDER, SettingsSection.FOLLOW_UP_ORDER, SettingsSection.POLICIES);
    assertThat(none.changedIn(DocumentSections.of(object("keywordRules", list())))).isEmpty();
  }

  @Test
  void a_hash_is_that_of_the_canonical_text_forever() {
    assertThat(DocumentSections.hash(Json.Obj.EMPTY))
        .isEqualTo("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    assertThat(DocumentSections.hash(object("a", Json.num(1), "b", Json.str("あ"))))
        .isEqualTo(DocumentSections.hash(object("b", Json.str("あ"), "a", Json.num(1))))
        .hasSize(64);
  }

  @Test
  void a_changed_rule_is_one_change_and_a_moved_one_changes_the_order_alone() {
    var changed =
        object(
            "shop", object("name", Json.str("花")),
            "// note", Json.str("春まで"),
            "handover", Json.str("PT1H"),
            "responseHours", object("weekdays", Json.Obj.EMPTY),
            "keywordRules", list(item("b", "二"), item("a", "壱")),
            "busyNotice", object("messages", list(Json.str("混雑"))),
            "followUps", list(item("thanks", "礼")));
    assertThat(sections.changedIn(DocumentSections.of(changed)))
        .containsExactly(SettingsSection.rule("a"));
    assertThat(sections.changedIn(sections)).isEmpty();
    var moved = new LinkedHashMap<>(DOCUMENT.fields());
    moved.put("keywordRules", list(item("a", "一"), item("b", "二")));
    assertThat(sections.changedIn(DocumentSections.of(new Json.Obj(moved))))
        .containsExactly(SettingsSection.RULE_ORDER);
  }

  @Test
  void what_is_removed_and_what_is_added_is_told() {
    var other = new LinkedHashMap<>(DOCUMENT.fields());
    other.remove("busyNotice");
    other.put("followUps", list(item("thanks", "礼"), item("again", "また")));
    assertThat(sections.changedIn(DocumentSections.of(new Json.Obj(other))))
        .containsExactly(
            SettingsSection.BUSY_NOTICE,
            SettingsSection.FOLLOW_UP_ORDER,
            SettingsSection.followUp("again"));
  }

  @Test
  void a_document_that_has_not_passed_every_check_is_refused() {
    assertThatThrownBy(
            () -> DocumentSections.of(object("keywordRules", list(item("a", "一"), item("a", "二")))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> DocumentSections.of(object("followUps", list(Json.num(1)))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_code_is_read_back() {
    for (var section : sections.contents().keySet())
      assertThat(SettingsSection.of(section.code())).contains(section);
    assertThat(SettingsSection.rule("a:b").code()).isEqualTo("rule:a:b");
    assertThat(SettingsSection.of("rule:a:b")).contains(SettingsSection.rule("a:b"));
    assertThat(List.of("rule", "rule:", "hours:x", "colours", ""))
        .allMatch(code -> SettingsSection.of(code).isEmpty());
    assertThat(SettingsSection.FOLLOW_UP_ORDER).hasToString("follow-up-order");
  }

  @Test
  void a_rule_has_an_id_and_the_hours_have_none() {
    assertThatThrownBy(() -> SettingsSection.rule("")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SettingsSection(SettingsSection.Kind.HOURS, "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
