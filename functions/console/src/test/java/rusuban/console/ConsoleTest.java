package rusuban.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rusuban.app.people.Role;
import rusuban.app.people.Session;
import rusuban.console.page.ConsoleAssets;
import rusuban.console.page.MenuItem;
import rusuban.core.AccountId;
import rusuban.core.shop.ShopSwitch.Kind;

class ConsoleTest {
  private final ConsoleFixture fixture = new ConsoleFixture();

  /** Every address with every role. */
  static Stream<Access> accesses() {
    return new ConsoleFixture()
        .console.routes().stream()
            .flatMap(route -> Stream.of(Role.values()).map(role -> new Access(route, role)));
  }

  record Access(ConsoleRoute route, Role role) {
    boolean isAllowed() {
      return role.isAtLeast(route.least());
    }

    /** Returns the address with something in place of each brace. */
    String address() {
      return route.path().replaceAll("\\{[^}]*}", "eA");
    }

    @Override
    public String toString() {
      return role + " " + route.method() + " " + route.path();
    }
  }

  @ParameterizedTest
  @MethodSource("accesses")
  void a_route_answers_only_the_roles_that_it_names(Access access) {
    var browser = fixture.signedIn(access.role());
    var response =
        access.route().method().equals("GET")
            ? browser.get(access.address())
            : browser.post(access.address(), Map.of());
    if (access.isAllowed()) assertThat(response.status()).isNotEqualTo(403);
    else assertThat(response.status()).isEqualTo(403);
  }

  @ParameterizedTest
  @MethodSource("accesses")
  void a_route_tells_a_stranger_nothing(Access access) {
    var response = fixture.stranger().send(access.route().method(), access.address(), "");
    if (access.route().method().equals("GET")) {
      assertThat(response.status()).isEqualTo(303);
      assertThat(response.header("Location").orElseThrow()).startsWith("/console/sign-in");
      assertThat(response.body()).isEmpty();
    } else {
      assertThat(response.status()).isEqualTo(401);
      assertThat(response.text()).doesNotContain("美容室ひだまり");
    }
  }

  @ParameterizedTest
  @MethodSource("accesses")
  void a_change_without_the_forms_token_changes_nothing(Access access) {
    if (!access.route().method().equals("POST") || !access.isAllowed()) return;
    var response =
        fixture.signedIn(access.role()).post(access.address(), Map.of("csrf", "x", "a", "1"));
    assertThat(response.status()).isEqualTo(403);
    assertThat(Jsoup.parse(response.text()).select("input[name=a]").val()).isEqualTo("1");
  }

  @Test
  void every_entry_of_the_menu_leads_to_a_page() {
    var owner = fixture.signedIn(Role.OWNER);
    for (var item : MenuItem.values())
      assertThat(owner.get(item.path()).status()).as(item.path()).isEqualTo(200);
  }

  @Test
  void every_link_and_form_of_a_page_leads_to_a_route() {
    var owner = fixture.signedIn(Role.OWNER);
    for (var item : MenuItem.values()) {
      var page = owner.page(item.path());
      for (var link : page.select("a[href^=/console]"))
        assertThat(owner.get(link.attr("href")).status())
            .as(item.path() + " leads to " + link.attr("href"))
            .isIn(200, 303);
      for (var form : page.select("form[method=post]"))
        assertThat(fixture.console.hasRoute("POST", form.attr("action")))
            .as(item.path() + " posts to " + form.attr("action"))
            .isTrue();
    }
  }

  @Test
  void every_form_carries_the_sessions_token() {
    var owner = fixture.signedIn(Role.OWNER);
    for (var item : MenuItem.values())
      for (var form : owner.page(item.path()).select("form[method=post]"))
        assertThat(form.select("input[name=csrf]").val()).isEqualTo(owner.csrf());
  }

  @Test
  void no_page_has_a_script_or_style_of_its_own() {
    var owner = fixture.signedIn(Role.OWNER);
    for (var item : MenuItem.values()) {
      var page = owner.page(item.path());
      assertThat(page.select("script:not([src]), style, [style]")).isEmpty();
      for (var element : page.getAllElements())
        for (var attribute : element.attributes())
          assertThat(attribute.getKey()).doesNotStartWith("on");
    }
  }

  @Test
  void the_form_of_another_account_is_refused() {
    var other = new AccountId("bar");
    fixture
        .compositionRoot
        .versions()
        .save(
            other,
            ConsoleFixture.salon(),
            "test",
            Optional.empty(),
            ConsoleFixture.NOW,
            OptionalLong.empty());
    var owner = fixture.signedIn(Role.OWNER);
    var stranger = fixture.signedIn(other, Role.OWNER);
    var response =
        owner.post("/console/switches/closed", Map.of("csrf", stranger.csrf(), "until", "x"));
    assertThat(response.status()).isEqualTo(403);
  }

  @Test
  void a_session_ends_seven_days_after_its_last_use() {
    var owner = fixture.signedIn(Role.OWNER);
    fixture.clock.advance(Duration.ofDays(6));
    var renewed = owner.get("/console/");
    assertThat(renewed.status()).isEqualTo(200);
    assertThat(renewed.cookies()).anyMatch(it -> it.startsWith("__Host-rusuban-session="));
    fixture.clock.advance(Session.LIFETIME.minusSeconds(1));
    assertThat(owner.get("/console/").status()).isEqualTo(200);
    fixture.clock.advance(Session.LIFETIME);
    assertThat(owner.get("/console/").status()).isEqualTo(303);
  }

  @Test
  void a_removed_member_is_out_at_the_next_request() {
    var staff = fixture.signedIn(Role.STAFF);
    fixture.signedIn(Role.OWNER);
    assertThat(staff.get("/console/").status()).isEqualTo(200);
    fixture.removeStaff();
    assertThat(staff.get("/console/").status()).isEqualTo(303);
    assertThat(staff.post("/console/switches/busy", Map.of()).status()).isEqualTo(401);
  }

  @Test
  void a_form_after_the_session_is_kept_and_can_be_sent_again() {
    var response =
        fixture
            .stranger()
            .post("/console/switches/closed", Map.of("text", "<b>予約</b>", "csrf", "old"));
    assertThat(response.status()).isEqualTo(401);
    var page = Jsoup.parse(response.text());
    assertThat(page.select("form").attr("action")).isEqualTo("/console/switches/closed");
    assertThat(page.select("input[name=text]").val()).isEqualTo("<b>予約</b>");
    assertThat(page.select("input[name=csrf]")).isEmpty();
  }

  @Test
  void a_change_from_another_site_is_refused() {
    for (var header :
        Map.of("Sec-Fetch-Site", "cross-site", "Origin", "https://evil.example").entrySet()) {
      var owner = fixture.signedIn(Role.OWNER).with(header.getKey(), header.getValue());
      var response = owner.with("Host", "shop.example").post("/console/switches/closed", Map.of());
      assertThat(response.status()).as(header.getKey()).isEqualTo(403);
      assertThat(response.text()).doesNotContain(owner.csrf());
    }
    assertThat(
            fixture
                .compositionRoot
                .stores()
                .accounts()
                .read(ConsoleFixture.SALON)
                .state()
                .state()
                .last(Kind.CLOSED))
        .isEmpty();
  }

  @Test
  void the_session_cookie_is_kept_from_scripts_and_other_hosts() {
    var owner = fixture.signedIn(Role.OWNER);
    fixture.clock.advance(Duration.ofDays(2));
    var cookie = owner.get("/console/").cookies().getFirst();
    assertThat(cookie)
        .startsWith("__Host-rusuban-session=")
        .contains("; Path=/;", "; HttpOnly", "; SameSite=Lax", "; Secure")
        .doesNotContain("Domain");
  }

  @Test
  void every_answer_has_the_headers_that_guard_it() {
    var owner = fixture.signedIn(Role.OWNER);
    for (var address :
        new String[] {"/console/", "/console/none", ConsoleAssets.url("console.css")}) {
      var response = owner.get(address);
      assertThat(response.header("Content-Security-Policy").orElseThrow())
          .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'");
      assertThat(response.header("X-Content-Type-Options")).contains("nosniff");
      assertThat(response.header("Strict-Transport-Security")).isPresent();
    }
    assertThat(owner.get("/console/").header("Cache-Control")).contains("no-store");
  }

  @Test
  void files_are_kept_for_good_under_the_hash_of_their_content() {
    var css = fixture.stranger().get(ConsoleAssets.url("console.css"));
    assertThat(css.status()).isEqualTo(200);
    assertThat(css.header("Cache-Control").orElseThrow()).contains("immutable");
    assertThat(fixture.stranger().get("/console/assets/console.css").status()).isNotEqualTo(200);
    var zipped =
        fixture.stranger().with("Accept-Encoding", "gzip, br").get(ConsoleAssets.url("htmx.js"));
    assertThat(zipped.header("Content-Encoding")).contains("gzip");
    assertThat(zipped.body().length).isLessThan(20_000);
  }

  @Test
  void the_first_view_takes_less_than_100_kilobytes() {
    var owner = fixture.signedIn(Role.OWNER).with("Accept-Encoding", "gzip");
    var page = owner.get("/console/");
    int bytes = page.body().length;
    for (var file : new String[] {"console.css", "icons.svg", "console.js", "htmx.js"})
      bytes += owner.get(ConsoleAssets.url(file)).body().length;
    assertThat(bytes).isLessThan(100_000);
  }

  @Test
  void the_language_is_one_tap_and_stays() {
    var owner = fixture.signedIn(Role.OWNER);
    assertThat(owner.page("/console/").select("html").attr("lang")).isEqualTo("ja");
    var english = owner.get("/console/?lang=en");
    assertThat(Jsoup.parse(english.text()).select("h1").text()).isEqualTo("Today");
    assertThat(english.cookies().getFirst()).startsWith("rusuban-lang=en; Path=/console;");
  }

  @Test
  void a_shop_without_settings_is_told_so_on_every_page() {
    var owner = fixture.signedIn(new AccountId("empty"), Role.OWNER);
    for (var item : MenuItem.values()) {
      var response = owner.get(item.path());
      assertThat(response.header("Location")).as(item.path()).contains("/console/start");
    }
    assertThat(owner.page("/console/start").text()).contains("まだ設定がありません");
  }

  @Test
  void an_unknown_address_and_another_method_are_told_in_words() {
    var owner = fixture.signedIn(Role.OWNER);
    assertThat(owner.get("/console/none").status()).isEqualTo(404);
    var other = owner.post("/console/", Map.of());
    assertThat(other.status()).isEqualTo(405);
    assertThat(other.header("Allow")).contains("GET");
    assertThat(owner.get("/console/").status()).isEqualTo(200);
  }
}
