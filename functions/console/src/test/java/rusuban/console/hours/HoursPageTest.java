package rusuban.console.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import rusuban.app.people.Role;
import rusuban.console.ConsoleFixture;
import rusuban.console.ConsoleFixture.Browser;
import rusuban.json.Json;
import rusuban.json.JsonText;
import rusuban.web.HttpResponse;

class HoursPageTest {
  private static final String HOURS = "/console/hours";

  private final ConsoleFixture fixture = new ConsoleFixture();
  private final Browser staff = fixture.signedIn(Role.STAFF);

  private String expected() {
    return staff.page(HOURS).select("input[name=expected]").getFirst().val();
  }

  private HttpResponse post(String path, Map<String, String> fields) {
    var all = new HashMap<>(fields);
    all.putIfAbsent("expected", expected());
    return staff.post(HOURS + path, all);
  }

  /** Sends a form in which some names occur several times. */
  private HttpResponse send(String path, String body) {
    return staff.send(
        "POST",
        HOURS + path,
        ConsoleFixture.encoded(Map.of("csrf", staff.csrf(), "expected", expected())) + "&" + body);
  }

  private static Document html(HttpResponse response, int status) {
    assertThat(response.status()).isEqualTo(status);
    return Jsoup.parse(response.text());
  }

  /** Follows a change that went well to the page after it. */
  private Document saved(HttpResponse response) {
    assertThat(response.status()).isEqualTo(303);
    return staff.page(response.header("Location").orElseThrow());
  }

  private Json.Obj draft() {
    var document = fixture.drafts.read(ConsoleFixture.SALON).draft().orElseThrow().document();
    return (Json.Obj) ((Json.Obj) JsonText.parse(document)).get("responseHours").orElseThrow();
  }

  private String text(String name) {
    return JsonText.write(draft().get(name).orElseThrow());
  }

  @Test
  void the_week_is_a_picture_that_can_be_read_as_text() {
    var page = staff.page(HOURS);
    assertThat(page.select(".week details")).hasSize(7);
    assertThat(page.select("#day-mon .text").text()).isEqualTo("お休み");
    assertThat(page.select("#day-mon rect.fill")).isEmpty();
    assertThat(page.select("#day-sat .text").text()).isEqualTo("10:00〜19:00");
    assertThat(page.select("#day-sat rect.fill").attr("x")).isEqualTo("20.83%");
    assertThat(page.select("#day-sat input[name=from]").val()).isEqualTo("10:00");
    assertThat(page.select(".axis text").eachText()).startsWith("6", "9").endsWith("27");
  }

  @Test
  void beside_it_stands_what_customers_read() {
    var page = staff.page(HOURS);
    assertThat(page.select(".asked span").eachText())
        .containsExactly("いま聞かれたら", "今夜 22:00 なら", "12月31日(木) 10:00 なら");
    assertThat(page.select(".asked b").eachText())
        .containsExactly("明日 12月5日(土) 10:00", "明日 12月5日(土) 10:00", "2027年1月5日(火) 10:00");
  }

  @Test
  void a_weekday_takes_several_ranges_past_midnight_and_for_other_days() {
    var page =
        saved(
            send(
                "/week/sat",
                "from=1130&until=14%E6%99%82%E5%8D%8A&from=%EF%BC%91%EF%BC%97&until=25:30"
                    + "&copy=fri&copy=mon&do=save"));
    assertThat(page.select("[role=status]").text()).contains("下書きに保存しました");
    for (var day : new String[] {"sat", "fri", "mon"})
      assertThat(page.select("#day-" + day + " .text").text()).isEqualTo("11:30〜14:30、17:00〜25:30");
    assertThat(page.select("#day-sat .help").text()).contains("25:30 は、翌日の 1:30 です");
    assertThat(page.select("#day-thu .text").text()).isEqualTo("10:00〜19:00");
    assertThat(page.select(".asked b").getFirst().text()).isEqualTo("本日 17:00");
    assertThat(text("weekdays")).contains("// 書き方");
  }

  @Test
  void a_change_is_taken_back_in_one_tap() {
    var before = staff.page(HOURS).select("#day-sat .text").text();
    var page = saved(send("/week/sat", "from=12&until=13&copy=mon&do=save"));
    var undo = page.select("form.note").attr("action");
    assertThat(undo).startsWith(HOURS + "/undo?");
    var after = saved(staff.post(undo, Map.of()));
    assertThat(after.select("#day-sat .text").text()).isEqualTo(before);
    assertThat(after.select("#day-mon .text").text()).isEqualTo("お休み");
    assertThat(after.select("[role=status]").text()).isEqualTo("元に戻しました。");
  }

  @Test
  void a_change_is_not_taken_back_over_a_later_one() {
    var undo =
        saved(send("/week/sat", "from=12&until=13&do=save")).select("form.note").attr("action");
    saved(send("/week/sun", "from=12&until=13&do=save"));
    var page = saved(staff.post(undo, Map.of()));
    assertThat(page.select("[role=status]").text()).contains("元に戻しませんでした");
    assertThat(page.select("#day-sat .text").text()).isEqualTo("12:00〜13:00");
  }

  @Test
  void the_way_back_changes_no_other_section() {
    var page = saved(send("/week/sat", "from=12&until=13&do=save"));
    var hash = page.select("input[name=expected]").getFirst().val();
    var forged =
        ConsoleFixture.encoded(Map.of("at", hash, "was", "{\"shop\":{\"name\":\"evil\"}}"));
    saved(staff.post(HOURS + "/undo?" + forged, Map.of()));
    assertThat(fixture.drafts.read(ConsoleFixture.SALON).draft().orElseThrow().document())
        .doesNotContain("evil");
  }

  @Test
  void a_weekday_becomes_a_day_off() {
    var page = saved(send("/week/sat", "from=10:00&until=19:00&do=closed"));
    assertThat(page.select("#day-sat .text").text()).isEqualTo("お休み");
    assertThat(page.select("#day-sat input[name=from]")).isEmpty();
  }

  @Test
  void a_row_is_added_and_nothing_is_saved_yet() {
    var page = html(send("/week/mon", "row=add"), 200);
    assertThat(page.select("#day-mon").hasAttr("open")).isTrue();
    assertThat(page.select("#day-mon input[name=from]")).hasSize(1);
    assertThat(page.select("#day-mon input[autofocus]")).hasSize(1);
    assertThat(page.select("#day-mon [role=status]").text()).contains("まだ保存していません");
    assertThat(fixture.drafts.read(ConsoleFixture.SALON).draft()).isEmpty();
  }

  @Test
  void enter_in_a_field_saves_and_removes_nothing() {
    assertThat(staff.page(HOURS).select("#day-sat form button").getFirst().val()).isEqualTo("save");
  }

  @Test
  void a_wrong_time_is_told_at_its_field_and_kept() {
    var page = html(send("/week/sat", "from=%3Cb%3E&until=9:00&copy=mon&do=save"), 422);
    var field = page.select("#day-sat input[name=from]");
    assertThat(field.val()).isEqualTo("<b>");
    assertThat(field.attr("aria-invalid")).isEqualTo("true");
    assertThat(page.expectFirst("#" + field.attr("aria-describedby")).text()).contains("「<b>」");
    assertThat(page.select("#day-sat input[value=mon]").hasAttr("checked")).isTrue();
    assertThat(page.select("#day-sat").hasAttr("open")).isTrue();
    assertThat(page.select("#day-sat .text").text()).isEqualTo("10:00〜19:00");
  }

  @Test
  void a_section_that_somebody_changed_is_a_conflict_that_loses_nothing() {
    var old = expected();
    saved(send("/week/sun", "from=12&until=13&do=save"));
    var response =
        staff.send(
            "POST",
            HOURS + "/week/sat",
            ConsoleFixture.encoded(
                new LinkedHashMap<>(
                    Map.of(
                        "csrf",
                        staff.csrf(),
                        "expected",
                        old,
                        "from",
                        "11:11",
                        "until",
                        "22:22"))));
    var page = html(response, 409);
    assertThat(page.select("[role=alert]").text()).contains("ほかの方が");
    assertThat(page.select("#day-sat input[name=from]").val()).isEqualTo("11:11");
    assertThat(page.select("#day-sat input[name=expected]").val())
        .isEqualTo(expected())
        .isNotEqualTo(old);
  }

  @Test
  void holidays_have_hours_of_their_own_and_an_eve() {
    var page =
        saved(
            post(
                "/holidays",
                Map.of(
                    "holiday-kind", "hours",
                    "holiday-from", "15",
                    "holiday-until", "23",
                    "eve-kind", "hours",
                    "eve-from", "18",
                    "eve-until", "26",
                    "moves", "on")));
    assertThat(text("nationalHolidays")).isEqualTo("[\"15:00-23:00\"]");
    assertThat(text("holidayEve")).isEqualTo("[\"18:00-26:00\"]");
    assertThat(text("closedMovesPastHolidays")).isEqualTo("true");
    assertThat(page.select("section:has(#coming) .row:contains(建国記念の日)").text())
        .contains("2027年2月11日(木)", "15:00〜23:00");
    assertThat(page.select("input[name=moves]").hasAttr("checked")).isTrue();
  }

  @Test
  void a_day_off_cannot_move_while_holidays_are_closed() {
    var page =
        html(
            post("/holidays", Map.of("holiday-kind", "closed", "eve-kind", "usual", "moves", "on")),
            422);
    assertThat(page.select("#moves-error").text()).contains("移す先がありません");
    assertThat(page.select("input[name=moves]").hasAttr("checked")).isTrue();
  }

  @Test
  void a_wrong_time_of_a_holiday_is_told_there() {
    var page =
        html(
            post(
                "/holidays",
                Map.of(
                    "holiday-kind", "hours",
                    "holiday-from", "15",
                    "holiday-until", "14",
                    "eve-kind", "usual")),
            422);
    assertThat(page.select("#holiday-0-until-error").text()).contains("始まりより後");
  }

  @Test
  void the_holidays_of_a_year_stand_as_they_will_be() {
    var rows = staff.page(HOURS).select("section:has(#coming) a.row");
    assertThat(rows).hasSizeBetween(16, 20);
    assertThat(rows.getFirst().text()).contains("2027年1月1日(金) 元日", "お休み", "毎年");
    assertThat(rows.get(1).text()).contains("成人の日", "08:00〜15:00", "この日だけ");
  }

  @Test
  void recurring_days_off_are_added_with_their_next_days() {
    var page = saved(post("/days-off", Map.of("kind", "monthly", "nth", "-1", "weekday", "wed")));
    assertThat(page.select("section:has(#rep) .row:contains(最後の水曜日)").text())
        .contains("次は12月30日、1月27日、2月24日");
    page = saved(post("/days-off", Map.of("kind", "yearly", "first", "8月13日", "last", "8/16")));
    assertThat(page.select("section:has(#rep) .row:contains(8月13日〜8月16日)")).hasSize(1);
    page = saved(post("/days-off", Map.of("kind", "yearly", "first", "0505", "last", "")));
    assertThat(page.select("section:has(#rep) b").eachText()).contains("毎年 5月5日");
  }

  @Test
  void a_recurring_day_off_is_removed_and_comes_back() {
    var form = staff.page(HOURS).select("section:has(#rep) .row:contains(第2火曜日) form").getFirst();
    var fields = new HashMap<String, String>();
    form.select("input").forEach(it -> fields.put(it.attr("name"), it.val()));
    var page = saved(staff.post(form.attr("action"), fields));
    assertThat(page.select("section:has(#rep) .row:contains(第2火曜日)")).isEmpty();
    page = saved(staff.post(page.select("form.note").attr("action"), Map.of()));
    assertThat(page.select("section:has(#rep) .row:contains(第2火曜日)")).hasSize(1);
  }

  @Test
  void a_day_that_does_not_exist_is_told_at_its_field() {
    var page = html(post("/days-off", Map.of("kind", "yearly", "first", "2/30", "last", "x")), 422);
    assertThat(page.select("#first-error").text()).contains("2月は1日から29日まで");
    assertThat(page.select("#last-error").text()).contains("読めません");
    assertThat(page.select("#first").val()).isEqualTo("2/30");
    assertThat(page.select("details:has(#first)").hasAttr("open")).isTrue();
    page = html(post("/days-off", Map.of("kind", "yearly", "first", "8/16", "last", "8/13")), 422);
    assertThat(page.select("#last-error").text()).contains("一年のほとんど");
  }

  @Test
  void the_calendar_reaches_twelve_months() {
    var page = staff.page(HOURS);
    assertThat(page.select("table.cal caption").eachText())
        .containsExactly("2026年12月", "2027年1月", "2027年2月");
    int pages = 1;
    var last = page;
    while (!last.select("a:contains(次の3か月)").isEmpty()) {
      last = staff.page(last.select("a:contains(次の3か月)").attr("href").replace("#days", ""));
      pages++;
    }
    assertThat(pages).isEqualTo(4);
    assertThat(last.select("table.cal caption").eachText()).endsWith("2027年11月");
    assertThat(staff.page(HOURS + "?from=2031-01").select("caption").eachText())
        .endsWith("2027年11月");
    assertThat(staff.page(HOURS + "?from=x").select("caption").eachText()).startsWith("2026年12月");
  }

  @Test
  void a_day_of_the_calendar_has_its_reason_in_words() {
    var page = staff.page(HOURS);
    assertThat(page.select("a[href$=2026-12-07]").attr("class")).isEqualTo("off");
    assertThat(page.select("a[href$=2026-12-07] .sr").text()).isEqualTo("お休み、定休日");
    assertThat(page.select("a[href$=2026-12-08] .sr").text()).contains("第2火曜日の休み");
    assertThat(page.select("a[href$=2027-01-01] .sr").text()).contains("元日、毎年 12月30日〜1月3日の休み");
    assertThat(page.select(".cal a[href$=2027-01-11]").attr("class")).isEqualTo("sp");
    assertThat(page.select(".cal a[href$=2027-01-11] small").text()).isEqualTo("8–15");
    assertThat(page.select("a[aria-current=date]").attr("href")).endsWith("2026-12-04");
    assertThat(page.select("a[href$=2026-12-03]")).isEmpty();
  }

  @Test
  void a_viewer_reads_all_of_it_and_changes_nothing() {
    var page = fixture.signedIn(Role.VIEWER).page(HOURS);
    assertThat(page.select("main form")).isEmpty();
    assertThat(page.select("#day-sat .text").text()).isEqualTo("10:00〜19:00");
    assertThat(page.select("table.cal")).hasSize(3);
  }

  @Test
  void the_page_is_written_in_english_too() {
    var page = staff.page(HOURS + "?lang=en");
    assertThat(page.select("h1").text()).isEqualTo("Hours");
    assertThat(page.select("#day-mon .text").text()).isEqualTo("Closed");
    assertThat(page.select("#day-sat .text").text()).isEqualTo("10:00–19:00");
    assertThat(page.select("a[href$=2026-12-08] .sr").text())
        .isEqualTo("Closed, Every second Tuesday");
    assertThat(page.select("main").text()).contains("What customers read");
    assertThat(
            page.select("main :not([lang=ja])").eachText().stream()
                .noneMatch(it -> it.contains("お休み")))
        .isTrue();
  }
}
