package rusuban.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @ParameterizedTest
  @ValueSource(longs = {0, -1, 1792756800123L, Long.MAX_VALUE, Long.MIN_VALUE})
  void a_whole_number_of_a_longs_size_is_one(long value) {
    assertThat(with(Json.num(value)).whole("n")).hasValue(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1.0", "1e2", "0.5", "9223372036854775808", "-9223372036854775809", "1e999999999"})
  void with_a_fraction_or_an_exponent_or_too_large_it_is_none(String value) {
    assertThat(with(new Json.Num(new BigDecimal(value))).whole("n")).isEmpty();
  }

  @Test
  void what_is_no_number_is_none() {
    assertThat(with(Json.str("1")).whole("n")).isEmpty();
    assertThat(with(new Json.Null()).whole("n")).isEmpty();
    assertThat(with(Json.num(1)).whole("other")).isEmpty();
  }

  @Test
  void a_field_is_found_by_its_name_and_its_kind() {
    assertThat(with(Json.str("x")).get("n")).contains(Json.str("x"));
    assertThat(with(new Json.Null()).get("n")).contains(new Json.Null());
    assertThat(with(Json.str("x")).get("other")).isEmpty();
    assertThat(with(Json.str("x")).text("n")).contains("x");
    assertThat(with(Json.num(1)).text("n")).isEmpty();
  }

  @Test
  void each_value_is_put_through_a_change_innermost_first() {
    Json nested = new Json.Arr(List.of(Json.num(1), with(Json.num(1)), new Json.Null()));
    assertThat(nested.map(it -> it.equals(Json.num(1)) ? Json.num(2) : it))
        .isEqualTo(new Json.Arr(List.of(Json.num(2), with(Json.num(2)), new Json.Null())));
    assertThat(with(Json.str("x")).map(it -> it instanceof Json.Obj ? Json.Obj.EMPTY : it))
        .isEqualTo(Json.Obj.EMPTY);
  }

  @Test
  void an_object_without_some_of_its_fields_keeps_the_others_in_order() {
    assertThat(with(Json.num(1)).without("n"::equals)).isEqualTo(Json.Obj.EMPTY);
    assertThat(with(Json.num(1)).without("other"::equals)).isEqualTo(with(Json.num(1)));
  }

  private static Json.Obj with(Json value) {
    return Json.obj(Map.of("n", value));
  }
}
