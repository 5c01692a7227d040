package rusuban.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rusuban.json.Json;
import rusuban.json.JsonText;

class MergePatchTest {
  private static Json.Obj json(String text) {
    return (Json.Obj) JsonText.parse(text.replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'a':1} | {'a':1} | {}",
        "{'a':1} | {'a':2} | {'a':2}",
        "{'a':1} | {} | {'a':null}",
        "{} | {'a':{'b':1}} | {'a':{'b':1}}",
        "{'a':{'b':1,'c':2}} | {'a':{'b':1,'c':3}} | {'a':{'c':3}}",
        "{'a':{'b':1,'c':2}} | {'a':{'c':2}} | {'a':{'b':null}}",
        "{'a':[1,2]} | {'a':[1]} | {'a':[1]}",
        "{'a':[1]} | {'a':{'b':1}} | {'a':{'b':1}}",
      })
  void a_patch_makes_the_second_object_of_the_first(String from, String to, String patch) {
    var difference = MergePatch.between(json(from), json(to));
    assertThat(difference).isEqualTo(json(patch));
    assertThat(MergePatch.apply(difference, json(from))).isEqualTo(json(to));
  }
}
