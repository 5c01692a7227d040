package rusuban.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpRequestTest {
  private static HttpRequest with(Map<String, String> headers, String body) {
    return HttpRequest.of("POST", "/", "a=1&a=2&b=%E4%BA%88", headers, body.getBytes(UTF_8));
  }

  @Test
  void header_names_are_case_insensitive() {
    var request = with(Map.of("Content-TYPE", "Text/HTML; charset=utf-8"), "");
    assertThat(request.header("content-type")).contains("Text/HTML; charset=utf-8");
    assertThat(request.contentType()).isEqualTo("text/html");
  }

  @Test
  void the_last_value_of_a_query_parameter_counts() {
    var request = with(Map.of(), "");
    assertThat(request.query("a")).contains("2");
    assertThat(request.query("b")).contains("予");
    assertThat(request.query("c")).isEmpty();
  }

  @Test
  void cookies_are_found_by_their_whole_name() {
    var request = with(Map.of("cookie", "xsession=1; session=two==; other; session=three"), "");
    assertThat(request.cookie("session")).contains("two==");
    assertThat(request.cookie("other")).isEmpty();
    assertThat(with(Map.of(), "").cookie("session")).isEmpty();
  }

  @Test
  void a_form_keeps_all_values_of_a_name_in_order() {
    var form = with(Map.of(), "day=mon&day=tue&empty=&flag&%zz=1&x=a+b").form();
    assertThat(form.all("day")).containsExactly("mon", "tue");
    assertThat(form.text("day")).isEqualTo("tue");
    assertThat(form.last("empty")).contains("");
    assertThat(form.has("flag")).isTrue();
    assertThat(form.has("none")).isFalse();
    assertThat(form.text("none")).isEmpty();
    assertThat(form.text("%zz")).isEqualTo("1");
    assertThat(form.text("x")).isEqualTo("a b");
    assertThat(form.names()).containsExactly("day", "empty", "flag", "%zz", "x");
  }

  @Test
  void neither_form_nor_response_shows_its_values() {
    assertThat(with(Map.of(), "text=secret-words").form()).asString().doesNotContain("secret");
    assertThat(HttpResponse.html(200, "secret-words")).asString().doesNotContain("secret");
  }

  @Test
  void an_oversized_request_has_no_body() {
    var request = HttpRequest.oversized("POST", "/", "", Map.of());
    assertThat(request.isOversized()).isTrue();
    assertThat(request.body()).isEmpty();
  }

  @Test
  void a_response_carries_several_cookies_and_changed_headers() {
    var response =
        HttpResponse.seeOther("/x").withCookie("a=1").withCookie("b=2").with("Location", "/y");
    assertThat(response.status()).isEqualTo(303);
    assertThat(response.cookies()).containsExactly("a=1", "b=2");
    assertThat(response.header("Location")).contains("/y");
  }
}
