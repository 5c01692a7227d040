package rusuban.console.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rusuban.app.people.Role;
import rusuban.console.ConsoleFixture;
import rusuban.console.ConsoleFixture.Browser;
import rusuban.core.settings.QuietHours;
import rusuban.web.HttpResponse;

class PoliciesPageTest {
  private static final String POLICIES = "/console/policies";

  private final ConsoleFixture fixture = new ConsoleFixture();
  private final Browser staff = fixture.signedIn(Role.STAFF);

  /** Returns the fields that a browser would send from this page. */
  private static Map<String, String> fields(Document page) {
    var fields = new LinkedHashMap<String, String>();
    for (var input : page.select("#rules input[name]:not([type=checkbox],[type=radio])"))
      fields.put(input.attr("name"), input.val());
    for (var input : page.select("#rules input[checked]"))
      fields.put(input.attr("name"), input.val());
    for (var select : page.select("#rules select"))
      fields.put(select.attr("name"), select.select("option[selected]").val());
    return fields;
  }

  private HttpResponse post(Map<String, String> changed) {
    var fields = fields(staff.page(POLICIES));
    fields.putAll(changed);
    return staff.post(POLICIES, fields);
  }

  private Document saved(HttpResponse response) {
    assertThat(response.status()).isEqualTo(303);
    return staff.page(response.header("Location").orElseThrow());
  }

  private String draft() {
    return fixture.drafts.read(ConsoleFixture.SALON).draft().orElseThrow().document();
  }

  @Test
  void the_page_shows_what_is_set() {
    var page = staff.page(POLICIES);
    assertThat(page.select("#sn").val()).isEqualTo("美容室ひだまり");
    assertThat(page.select("input[name=from]").val()).isEqualTo("21:00");
    assertThat(page.select("svg[role=img]").attr("aria-label"))
        .isEqualTo("21:00から翌9:00までは、お便りを送りません");
    assertThat(page.select("rect.night").eachAttr("width")).containsExactly("16.67%", "33.33%");
    assertThat(page.select("#ho option[selected]").text()).isEqualTo("1時間");
    assertThat(page.select("#si option[selected]").text()).isEqualTo("30分");
    assertThat(page.select("#days").val()).isEqualTo("365");
    assertThat(page.select("#month + *, section:has(#month)").text())
        .contains("143", "200通のうち約57通");
    assertThat(page.select("aside.bar button").attr("form")).isEqualTo("rules");
  }

  @Test
  void the_form_unchanged_changes_nothing() {
    var page = saved(post(Map.of()));
    assertThat(page.select("[role=status]").text()).contains("変わるところはありませんでした");
    assertThat(fixture.drafts.read(ConsoleFixture.SALON).draft()).isEmpty();
  }

  @Test
  void all_policies_go_to_the_draft_and_come_back() {
    var page =
        saved(
            post(
                Map.of(
                    "name", "ひだまり二号店",
                    "from", "2200",
                    "until", "8時",
                    "keep", "30",
                    "push", "on",
                    "mode", "by-hours",
                    "handover", "until-opening",
                    "silent", "PT3H",
                    "days", "180")));
    assertThat(page.select("#sn").val()).isEqualTo("ひだまり二号店");
    assertThat(draft())
        .contains(
            "\"until-opening\"", "\"by-hours\"", "\"22:00\"", "\"08:00\"", "\"PT3H\"", "180", "30")
        .contains("// keepMessagesDays");
    assertThat(page.select("rect.k3")).hasSize(1);
    assertThat(page.select("input[name=push]").hasAttr("checked")).isTrue();
    var undone = saved(staff.post(page.select("form.note").attr("action"), Map.of()));
    assertThat(undone.select("#sn").val()).isEqualTo("美容室ひだまり");
    assertThat(undone.select("#ho option[selected]").text()).isEqualTo("1時間");
  }

  @Test
  void a_default_that_the_document_leaves_out_stays_out() {
    fixture
        .compositionRoot
        .versions()
        .save(
            ConsoleFixture.SALON,
            "{\"shop\":{\"name\":\"店\"},\"responseHours\":{\"weekdays\":{}}}",
            "test",
            Optional.empty(),
            ConsoleFixture.NOW,
            OptionalLong.of(1));
    saved(post(Map.of("days", "30")));
    assertThat(draft())
        .contains("\"keepMessagesDays\"")
        .doesNotContain("handover", "quietHours", "quota", "pushWhenReplyFails", "responseMode");
  }

  @Test
  void a_length_that_the_page_does_not_offer_stays_to_choose() {
    fixture
        .compositionRoot
        .versions()
        .save(
            ConsoleFixture.SALON,
            ConsoleFixture.salon().replace("\"handover\": \"PT1H\"", "\"handover\": \"PT2H30M\""),
            "test",
            Optional.empty(),
            ConsoleFixture.NOW,
            OptionalLong.of(1));
    assertThat(staff.page(POLICIES).select("#ho option").eachText())
        .containsExactly("30分", "1時間", "3時間", "次の開店まで", "2時間30分");
    assertThat(staff.page(POLICIES).select("#ho option[selected]").text()).isEqualTo("2時間30分");
  }

  @Test
  void wrong_values_are_told_at_their_fields_and_kept() {
    var response = post(Map.of("name", "", "from", "<b>", "keep", "たくさん", "days", "0"));
    assertThat(response.status()).isEqualTo(422);
    var page = Jsoup.parse(response.text());
    for (var id : new String[] {"sn", "night-from", "keep", "days"}) {
      var field = page.expectFirst("#" + id);
      assertThat(field.attr("aria-invalid")).isEqualTo("true");
      var error = field.attr("aria-describedby").split(" ", 2)[0];
      assertThat(page.expectFirst("#" + error).text()).isNotBlank();
    }
    assertThat(page.select("#night-from").val()).isEqualTo("<b>");
    assertThat(page.select("#keep").val()).isEqualTo("たくさん");
    assertThat(fixture.drafts.read(ConsoleFixture.SALON).draft()).isEmpty();
  }

  @Test
  void a_conflict_keeps_what_was_typed() {
    var old = fields(staff.page(POLICIES));
    saved(post(Map.of("days", "30")));
    old.put("name", "べつの名前");
    var response = staff.post(POLICIES, old);
    assertThat(response.status()).isEqualTo(409);
    var page = Jsoup.parse(response.text());
    assertThat(page.select("[role=alert]").text()).contains("ほかの方が");
    assertThat(page.select("#sn").val()).isEqualTo("べつの名前");
    assertThat(page.select("input[name=expected]").val()).isNotEqualTo(old.get("expected"));
  }

  @ParameterizedTest
  @CsvSource({
    "21:00, 09:00, 00:00-09:00 21:00-33:00",
    "22:00, 00:00, 22:00-24:00",
    "01:00, 07:00, 01:00-07:00 25:00-31:00",
    "12:00, 13:00, 12:00-13:00",
    "09:00, 09:00, ''",
  })
  void quiet_hours_are_drawn_on_one_day(LocalTime from, LocalTime until, String ranges) {
    assertThat(
            PoliciesPage.night(new QuietHours(from, until)).stream()
                .map(Object::toString)
                .collect(Collectors.joining(" ")))
        .isEqualTo(ranges);
  }

  @Test
  void a_viewer_reads_the_values() {
    var page = fixture.signedIn(Role.VIEWER).page(POLICIES);
    assertThat(page.select("main form, main input")).isEmpty();
    assertThat(page.select("dl").text()).contains("美容室ひだまり", "1時間", "365日");
    assertThat(page.select("aside.bar")).isEmpty();
  }

  @Test
  void the_page_is_written_in_english_too() {
    var page = staff.page(POLICIES + "?lang=en");
    assertThat(page.select("h1").text()).isEqualTo("Policies");
    assertThat(page.select("#ho option").eachText())
        .containsExactly("30 minutes", "1 hour", "3 hours", "Until the next opening");
  }
}
