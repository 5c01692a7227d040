package rusuban.console.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rusuban.console.letters.LetterForm.Applied;
import rusuban.core.ValidationProblem;
import rusuban.json.Json;
import rusuban.json.JsonText;
import rusuban.web.FormFields;

class LetterFormTest {
  private static final String SAME_DAY =
      """
      {"// note": "kept", "id": "thanks", "name": "お礼", "start": "first-message",
       "due": {"// why": "kept", "sameDayAt": "20:00", "latest": "20:45"},
       "messages": ["ありがとう"], "future": 1}
      """;

  private static Json.Obj json(String text) {
    return (Json.Obj) JsonText.parse(text);
  }

  private static Json.Obj applied(LetterForm form, Json.Obj before) {
    return ((Applied.Done) form.applied(before)).plan();
  }

  private static List<String> faults(String form) {
    var applied = LetterForm.of(FormFields.parse(form)).applied(json("{\"id\": \"x\"}"));
    return applied instanceof Applied.Faulty(var problems)
        ? problems.stream().map(ValidationProblem::at).toList()
        : List.of();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        SAME_DAY,
        "{\"id\":\"a\",\"start\":\"rule\",\"due\":{\"after\":\"P1DT12H\",\"within\":\"PT24H\"},"
            + "\"messages\":[{\"type\":\"text\",\"text\":\"a\"},\"b\"],\"holdWhileWaiting\":true}",
        "{\"id\":\"a\",\"on\":false,\"start\":\"follow\",\"due\":{\"sameDayAt\":\"09:00\"},"
            + "\"messages\":[{\"type\":\"sticker\",\"packageId\":\"446\",\"stickerId\":\"1988\"}]}",
        "{\"id\":\"a\",\"on\":true,\"start\":\"follow\",\"due\":{\"after\":\"PT45S\"},"
            + "\"messages\":[{\"// note\":\"x\",\"type\":\"text\",\"text\":\"a\"}],"
            + "\"holdWhileWaiting\":false}",
      })
  void a_form_that_nobody_edited_changes_nothing(String plan) {
    assertThat(applied(LetterForm.of(json(plan)), json(plan))).isEqualTo(json(plan));
  }

  @Test
  void what_the_form_does_not_know_stays() {
    var form =
        LetterForm.of(
            FormFields.parse(
                "name=%E7%A4%BC&on=on&start=follow&due=after&at=20:00&latest=&after=3"
                    + "&after-unit=days&within=1&within-unit=days&hold=on&kind=text&say=a%0D%0Ab"));
    assertThat(applied(form, json(SAME_DAY)))
        .isEqualTo(
            json(
                """
                {"// note": "kept", "id": "thanks", "name": "礼", "start": "follow",
                 "due": {"// why": "kept", "after": "P3D", "within": "P1D"},
                 "messages": ["a\\nb"], "future": 1, "holdWhileWaiting": true}
                """));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "name=a&start=rule&due=same-day&at=20:00&latest=&kind=text&say=x; ''",
        "name=&start=rule&due=same-day&at=20:00&latest=&kind=text&say=x; name",
        "name=a&start=never&due=same-day&at=20:00&latest=&kind=text&say=x; start",
        "name=a&start=rule&due=same-day&at=&latest=&kind=text&say=x; at",
        "name=a&start=rule&due=same-day&at=20:00&latest=x&kind=text&say=x; latest",
        "name=a&start=rule&due=same-day&at=20:00&latest=19:00&kind=text&say=x; latest",
        "name=a&start=rule&due=after&after=&kind=text&say=x; after",
        "name=a&start=rule&due=after&after=1&after-unit=x&kind=text&say=x; after",
        "name=a&start=rule&due=after&after=1&after-unit=days&within=x&kind=text&say=x; within",
        "name=a&start=rule&due=same-day&at=20:00; messages",
        "name=a&start=rule&due=same-day&at=20:00&kind=text&say=x&kind=text&say=+; message-1",
        "name=a&start=rule&due=same-day&at=20:00&kind=json&say=%7B; message-0",
      })
  void each_fault_is_told_at_its_field(String form, String field) {
    assertThat(faults(form)).isEqualTo(field.isEmpty() ? List.of() : List.of(field));
  }

  @Test
  void buttons_add_move_and_remove_messages() {
    var form = LetterForm.of(FormFields.parse("kind=text&say=a&kind=text&say=b"));
    assertThat(says(form.pressed("up:1"))).containsExactly("b", "a");
    assertThat(says(form.pressed("remove:0"))).containsExactly("b");
    assertThat(says(form.pressed("add-text"))).containsExactly("a", "b", "");
    assertThat(form.pressed("add-json").messages().getLast().isText()).isFalse();
    for (var other : List.of("up:0", "up:9", "remove:x", "remove:-1", "save", "look", ""))
      assertThat(form.pressed(other)).as(other).isEqualTo(form);
  }

  private static List<String> says(LetterForm form) {
    return form.messages().stream().map(LetterForm.Message::content).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "followUps[2].messages[1].text, message-1",
    "followUps[2].due.sameDayAt, at",
    "followUps[2].due, at",
    "followUps[2].due.within, within",
    "followUps[2].name, name",
    "followUps[1].name, ''",
    "keywordRules[0].actions.stopFollowUps[0], ''",
  })
  void a_problem_of_the_document_is_told_at_the_field(String path, String field) {
    assertThat(LetterForm.placed(new ValidationProblem(path, "", ""), 2).getKey()).isEqualTo(field);
  }
}
