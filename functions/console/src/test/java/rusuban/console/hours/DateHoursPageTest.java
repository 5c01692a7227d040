package rusuban.console.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import rusuban.app.people.Role;
import rusuban.console.ConsoleFixture;
import rusuban.console.ConsoleFixture.Browser;
import rusuban.web.HttpResponse;

class DateHoursPageTest {
  private static final String EVE = "/console/hours/dates/2026-12-24";

  private final ConsoleFixture fixture = new ConsoleFixture();
  private final Browser staff = fixture.signedIn(Role.STAFF);

  private HttpResponse post(Map<String, String> fields) {
    var all = new HashMap<>(fields);
    all.putIfAbsent("expected", staff.page(EVE).select("input[name=expected]").val());
    return staff.post(EVE, all);
  }

  private Document saved(HttpResponse response) {
    assertThat(response.status()).isEqualTo(303);
    return staff.page(response.header("Location").orElseThrow());
  }

  @Test
  void a_date_begins_as_usual_with_its_usual_hours() {
    var page = staff.page(EVE);
    assertThat(page.select("h1").text()).isEqualTo("12月24日(木)");
    assertThat(page.select("input[name=kind][checked]").val()).isEqualTo("usual");
    assertThat(page.select("input[name=from]").val()).isEqualTo("10:00");
    assertThat(page.select("a.back").attr("href")).isEqualTo("/console/hours?from=2026-12#days");
    assertThat(page.select(".bubble").eachText())
        .containsExactly("本日の営業時間は 10:00〜19:00 です。", "次の営業は 本日 10:00 です。");
  }

  @Test
  void a_date_gets_hours_of_its_own() {
    var page = saved(post(Map.of("kind", "hours", "from", "17時", "until", "2700")));
    assertThat(page.select("[role=status]").text()).contains("その日の時間");
    assertThat(page.select("a[href$=2026-12-24] small").text()).isEqualTo("17–27");
    assertThat(page.select("section:has(#own) .row").getFirst().text())
        .contains("12月24日(木)", "17:00〜27:00");
    assertThat(staff.page(EVE).select(".bubble").getFirst().text()).contains("17:00〜27:00");
  }

  @Test
  void a_date_is_closed_and_then_as_usual_again() {
    var page = saved(post(Map.of("kind", "closed", "from", "10:00", "until", "19:00")));
    assertThat(page.select("a[href$=2026-12-24] small").text()).isEqualTo("休");
    page = saved(post(Map.of("kind", "usual")));
    assertThat(page.select("a[href$=2026-12-24] small")).isEmpty();
    var undone = saved(staff.post(page.select("form.note").attr("action"), Map.of()));
    assertThat(undone.select("a[href$=2026-12-24] small").text()).isEqualTo("休");
  }

  @Test
  void a_wrong_time_is_told_at_its_field() {
    var response = post(Map.of("kind", "hours", "from", "17", "until", "50:00"));
    assertThat(response.status()).isEqualTo(422);
    var page = Jsoup.parse(response.text());
    assertThat(page.select("#date-0-until-error").text()).contains("48:00まで");
    assertThat(page.select("input[name=until]").val()).isEqualTo("50:00");
    assertThat(page.select("input[name=kind][checked]").val()).isEqualTo("hours");
  }

  @Test
  void a_conflict_keeps_what_was_typed() {
    var old = staff.page(EVE).select("input[name=expected]").val();
    saved(post(Map.of("kind", "closed")));
    var response =
        post(Map.of("kind", "hours", "from", "11:11", "until", "12:12", "expected", old));
    assertThat(response.status()).isEqualTo(409);
    var page = Jsoup.parse(response.text());
    assertThat(page.select("[role=alert]").text()).contains("ほかの方が");
    assertThat(page.select("input[name=from]").val()).isEqualTo("11:11");
    assertThat(page.select("input[name=expected]").val()).isNotEqualTo(old);
  }

  @Test
  void an_address_that_is_no_date_leads_to_the_calendar() {
    for (var none : new String[] {"2026-02-30", "eA", "99999-01-01", "2026-12-24T00:00"})
      assertThat(staff.get("/console/hours/dates/" + none).header("Location"))
          .contains("/console/hours");
  }

  @Test
  void a_viewer_reads_the_date() {
    var viewer = fixture.signedIn(Role.VIEWER);
    var page = viewer.page(EVE);
    assertThat(page.select("main form")).isEmpty();
    assertThat(page.select("main").text()).contains("10:00〜19:00");
  }
}
