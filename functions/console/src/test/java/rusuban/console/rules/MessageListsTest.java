package rusuban.console.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rusuban.console.page.PageLanguage;
import rusuban.json.Json;
import rusuban.json.JsonText;
import rusuban.web.FormFields;

class MessageListsTest {
  private static final MessageLists LISTS =
      MessageLists.of(List.of(List.of(Json.str("a"), Json.str("b")), List.of(Json.str("c"))));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          up-0-1           | b,a / c
          up-0-0           | a,b / c
          down-0-0         | b,a / c
          down-0-1         | a,b / c
          remove-0-0       | b / c
          remove-1-0       | a,b /
          add-1            | a,b / c,
          unlist-0         | c
          list             | a,b / c /
          put-0-1-SHOP_NAME | a,b{店名} / c
          put-0-1-NOTHING  | a,b / c
          remove-7-0       | a,b / c
          remove-0-7       | a,b / c
          add-9            | a,b / c
          <script>         | a,b / c
          """)
  void a_button_edits_the_lists(String button, String expected) {
    assertThat(words(LISTS.edited(button)).strip()).isEqualTo(expected);
  }

  private static String words(MessageLists lists) {
    return String.join(
        " / ",
        lists.lists().stream()
            .map(list -> String.join(",", list.stream().map(MessageField::text).toList()))
            .toList());
  }

  @Test
  void no_button_exceeds_lines_limit() {
    var lists = LISTS;
    for (int i = 0; i < 20; i++) lists = lists.edited("add-0").edited("list");
    assertThat(lists.lists()).hasSize(MessageLists.MOST_LISTS);
    assertThat(lists.lists().getFirst()).hasSize(MessageLists.MOST_MESSAGES);
  }

  @Test
  void a_form_gives_back_its_messages() {
    var read =
        MessageLists.read(
            FormFields.parse(
                "list=0&kind-0-0=text&text-0-0=a%0D%0Ab&kind-0-1=json&json-0-1=%7B%22type%22"
                    + "%3A%22sticker%22%7D&list=1"));
    assertThat(read.messages())
        .isEqualTo(
            List.of(
                List.of(Json.str("a\nb"), JsonText.parse("{\"type\":\"sticker\"}")), List.of()));
  }

  @Test
  void a_text_keeps_its_quick_reply() {
    var message =
        JsonText.parse(
            """
            {"type":"text","text":"old","// n":"note","quickReply":{"items":[
              {"type":"action","action":{"type":"message","label":"予約する","text":"予約"}}]}}
            """);
    var field = MessageField.of(message);
    assertThat(field.quickReplies()).containsExactly("予約する");
    var typed = new MessageField(true, "new", field.json()).message().orElseThrow();
    assertThat(((Json.Obj) typed).text("text")).contains("new");
    assertThat(((Json.Obj) typed).get("quickReply"))
        .isEqualTo(((Json.Obj) message).get("quickReply"));
    assertThat(field.message()).contains(message);
  }

  @Test
  void a_text_becomes_json_and_a_text_again() {
    var lists = LISTS.edited("kind-0-0-JSON");
    assertThat(lists.lists().getFirst().getFirst().isText()).isFalse();
    assertThat(words(lists.edited("kind-0-0-TEXT"))).isEqualTo("a,b / c");
  }

  @ParameterizedTest
  @EnumSource
  void every_kind_begins_with_readable_json(MessageKind kind) {
    var field = LISTS.edited("kind-0-0-" + kind.name()).lists().getFirst().getFirst();
    assertThat(field.fault()).isEmpty();
    assertThat(MessageKind.label(field.type(), PageLanguage.EN))
        .isEqualTo(kind.label(PageLanguage.EN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"a\":1,}", "nul", "{\"a\":1}{", "\u0000"})
  void unreadable_json_has_a_place_and_no_message(String json) {
    var field = new MessageField(false, "", json);
    assertThat(field.fault()).isPresent();
    assertThat(field.message()).isEmpty();
    assertThat(field.type()).isEmpty();
  }

  @Test
  void the_place_of_a_saved_list_counts_only_lists_with_messages() {
    var lists =
        new MessageLists(List.of(List.of(), LISTS.lists().getFirst(), List.of(MessageField.EMPTY)));
    assertThat(lists.placeOf(0)).isEqualTo(1);
    assertThat(lists.placeOf(1)).isEqualTo(2);
  }
}
