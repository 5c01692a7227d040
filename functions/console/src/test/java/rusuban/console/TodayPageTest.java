package rusuban.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import rusuban.app.people.Role;
import rusuban.core.shop.ShopState;
import rusuban.core.shop.ShopSwitch;
import rusuban.core.shop.ShopSwitch.Kind;

class TodayPageTest {
  private final ConsoleFixture fixture = new ConsoleFixture();
  private final ConsoleFixture.Browser staff = fixture.signedIn(Role.STAFF);

  private ShopState state() {
    return fixture.compositionRoot.stores().accounts().read(ConsoleFixture.SALON).state().state();
  }

  @Test
  void it_says_that_the_shop_is_open_and_until_when() {
    var hero = staff.page("/console/").select(".hero");
    assertThat(hero.text()).contains("営業中", "19:00まで", "12月4日(金) 14:18");
    assertThat(hero.select("svg.chart").attr("aria-label")).contains("10:00〜19:00", "14:18");
    assertThat(staff.page("/console/?lang=en").select(".hero").text())
        .contains("Open", "until 19:00", "Fri 4 December 14:18");
  }

  @Test
  void at_night_it_says_when_the_shop_opens_again() {
    fixture.clock.advance(Duration.ofHours(9));
    var hero = staff.page("/console/").select(".hero");
    assertThat(hero.text()).contains("営業時間外", "明日 10:00");
    assertThat(hero.hasClass("dim")).isTrue();
  }

  @Test
  void one_tap_switches_on_until_the_end_that_stood_beside_it() {
    var form = staff.page("/console/").select("form.ask[action=/console/switches/closed]");
    assertThat(form.select("u").text()).contains("明日の開店まで（10:00）");
    var until = form.select("button[role=switch]").val();
    var response = staff.post("/console/switches/closed", Map.of("until", until));
    assertThat(response.status()).isEqualTo(303);
    assertThat(state().closed().flatMap(ShopSwitch::until))
        .contains(Instant.parse("2026-12-05T01:00:00Z"));
    var page = staff.page(response.header("Location").orElseThrow());
    assertThat(page.select(".hero").text()).contains("臨時休業");
    assertThat(page.select("form.note [role=status]").text()).contains("臨時休業を入れました");
    assertThat(page.select("form.ask.warm").text()).contains("明日 10:00まで", "あと19時間");
  }

  @Test
  void the_undo_of_a_switch_takes_it_back() {
    var on = staff.post("/console/switches/busy", Map.of("until", "2026-12-04T06:30:00Z"));
    var undo = staff.page(on.header("Location").orElseThrow()).select("form.note").attr("action");
    var off = staff.post(undo, Map.of());
    assertThat(state().on(Kind.BUSY, fixture.clock.instant())).isEmpty();
    var again = staff.page(off.header("Location").orElseThrow()).select("form.note").attr("action");
    staff.post(again, Map.of());
    assertThat(state().busy().flatMap(ShopSwitch::until))
        .contains(Instant.parse("2026-12-04T06:30:00Z"));
  }

  @Test
  void an_end_of_ones_own_is_in_the_shops_time_zone() {
    staff.post("/console/switches/staff", Map.of("at", "2026-12-04T16:05", "use", "at"));
    assertThat(state().staff().flatMap(ShopSwitch::until))
        .contains(Instant.parse("2026-12-04T07:05:00Z"));
  }

  @Test
  void an_end_that_is_past_or_no_time_is_refused_in_words() {
    for (var at : new String[] {"2026-12-04T14:00", "tomorrow", "", "2029-01-01T00:00"}) {
      var response = staff.post("/console/switches/closed", Map.of("at", at, "use", "at"));
      assertThat(response.status()).as(at).isEqualTo(422);
      assertThat(Jsoup.parse(response.text()).select("[role=alert]").text()).contains("400日以内");
    }
    assertThat(state()).isEqualTo(ShopState.NONE);
  }

  @Test
  void the_months_messages_are_told_and_lines_silence_too() {
    assertThat(staff.page("/console/").text()).contains("残り 143通", "200通のうち約57通");
    fixture.line.quotaUnknown(true);
    fixture.clock.advance(Duration.ofMinutes(6));
    assertThat(staff.page("/console/").text()).contains("LINEに問い合わせましたが");
  }

  @Test
  void a_viewer_sees_the_switches_and_cannot_use_them() {
    var viewer = fixture.signedIn(Role.VIEWER);
    assertThat(viewer.page("/console/").select("button[role=switch]:not([disabled])")).isEmpty();
    assertThat(viewer.post("/console/switches/busy", Map.of("until", "x")).status()).isEqualTo(403);
  }
}
