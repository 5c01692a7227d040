package rusuban.console.replies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rusuban.app.people.Role;
import rusuban.console.ConsoleFixture;
import rusuban.console.ConsoleFixture.Browser;
import rusuban.console.rules.RuleAddress;
import rusuban.console.rules.RuleDocument;
import rusuban.json.Json;
import rusuban.settings.SettingsDocument;
import rusuban.web.HttpResponse;

class RepliesPageTest {
  private static final String REPLIES = "/console/replies";

  private final ConsoleFixture fixture = new ConsoleFixture();
  private final Browser staff = fixture.signedIn(Role.STAFF);

  private static String address(String id) {
    return REPLIES + "/" + RuleAddress.of(id);
  }

  private Json.Obj draft() {
    var draft = fixture.drafts.read(ConsoleFixture.SALON).draft().orElseThrow();
    return SettingsDocument.parse(draft.document());
  }

  private List<String> order() {
    return RuleDocument.rules(draft()).stream().map(RuleDocument::id).toList();
  }

  private HttpResponse press(Document page, String selector, String name, String value) {
    var form = FilledForm.find(page, selector).with(name, value);
    return staff.send("POST", form.action(), form.body());
  }

  private Document follow(HttpResponse response) {
    assertThat(response.status()).isEqualTo(303);
    return staff.page(response.header("Location").orElseThrow());
  }

  @Test
  void the_page_shows_all_rules_in_their_order() {
    var page = staff.page(REPLIES);
    assertThat(page.select(".rule h3 a").eachText()).startsWith("配信停止", "配信再開", "予約変更").hasSize(15);
    assertThat(page.select("#r6 .kind").text()).isEqualTo("ボタン・カード・タグ");
    assertThat(page.select("#r1 .words").text()).contains("配信停止").contains("ほか12語");
    assertThat(page.select(".std .row").eachText()).hasSize(4);
    assertThat(page.select(".std").text()).contains("返信せず、スタッフを待ちます");
    assertThat(page.select("[aria-current=page]").eachText()).contains("返信");
  }

  @Test
  void the_page_is_written_in_english_as_well() {
    var page = staff.page(REPLIES + "?lang=en");
    assertThat(page.select("h1").text()).isEqualTo("Replies");
    assertThat(page.select("#r14 .kind").text()).isEqualTo("Text, calls staff");
  }

  @ParameterizedTest
  @CsvSource({
    "q=%E3%83%91%E3%83%BC%E3%82%AD%E3%83%B3%E3%82%B0,駐車場",
    "q=ﾊﾟｰｷﾝｸﾞ,駐車場",
    "q=60分の駐車券,駐車場",
    "q=縮毛矯正,メニュー",
    "q=nothing,''",
    "show=off,''",
    "show=dated,''"
  })
  void rules_are_found_by_name_word_and_answer(String query, String name) {
    var page = Jsoup.parse(staff.get(REPLIES + "?" + encoded(query)).text());
    assertThat(page.select(".rule h3 a").text()).isEqualTo(name);
  }

  private static String encoded(String query) {
    var parts = query.split("=", 2);
    return parts[1].startsWith("%") ? query : ConsoleFixture.encoded(Map.of(parts[0], parts[1]));
  }

  @Test
  void a_switch_is_pressed_and_undone() {
    var page = staff.page(REPLIES);
    assertThat(page.select("#r7 .switch").attr("aria-checked")).isEqualTo("true");
    var off = follow(press(page, "#r7 form", "on", "false"));
    assertThat(off.select("[role=status]").text()).contains("「料金」を切りました");
    assertThat(off.select("#r7 .switch").attr("aria-checked")).isEqualTo("false");
    assertThat(off.select("#r7 .pill").text()).isEqualTo("オフ");
    assertThat(RuleDocument.flag(RuleDocument.find(draft(), "price").orElseThrow(), "on", true))
        .isFalse();
    assertThat(off.select(".chips a").text()).contains("オフ 1");
    var undo = off.expectFirst("form.note").attr("action");
    follow(staff.post(undo, Map.of()));
    assertThat(draft()).isEqualTo(SettingsDocument.parse(ConsoleFixture.salon()));
  }

  @Test
  void a_rule_moves_by_one_place_and_back() {
    var page = staff.page(REPLIES);
    var moved = follow(press(page, "#menu-6 form", "do", "up"));
    assertThat(order().subList(4, 6)).containsExactly("booking", "my-booking");
    assertThat(moved.select("[role=status]").text()).contains("「予約」をひとつ上へ");
    follow(staff.post(moved.expectFirst("form.note").attr("action"), Map.of()));
    assertThat(order().subList(4, 6)).containsExactly("my-booking", "booking");
  }

  @Test
  void the_first_rule_moves_only_down_and_the_last_only_up() {
    var page = staff.page(REPLIES);
    assertThat(page.select("#menu-1 button[value=up], #menu-15 button[value=down]")).isEmpty();
    assertThat(page.select("#menu-2 button[value=up]").text()).contains("1「配信停止」の前");
  }

  @Test
  void a_copy_is_off_and_stands_after_its_rule() {
    var page = follow(press(staff.page(REPLIES), "#menu-7 form", "do", "copy"));
    assertThat(order().subList(6, 8)).containsExactly("price", "price-2");
    assertThat(page.select("#r8 h3 a").text()).isEqualTo("料金の写し");
    assertThat(page.select("#r8 .switch").attr("aria-checked")).isEqualTo("false");
  }

  @Test
  void a_rule_is_deleted_after_one_question() {
    var question = staff.page(address("price") + "/delete");
    assertThat(question.select("h1").text()).contains("「料金」を消しますか");
    var form = FilledForm.find(question, "main form");
    var page = follow(staff.send("POST", form.action(), form.body()));
    assertThat(order()).doesNotContain("price").hasSize(14);
    assertThat(page.select("[role=status]").text()).contains("消しました");
  }

  @Test
  void whoever_presses_on_an_old_page_is_told_and_changes_nothing() {
    var old = staff.page(REPLIES);
    press(staff.page(REPLIES), "#r7 form", "on", "false");
    var again = press(old, "#r7 form", "on", "false");
    assertThat(again.status()).isEqualTo(409);
    assertThat(Jsoup.parse(again.text()).select("[role=alert]").text()).contains("ほかの方が");
    press(old, "#menu-6 form", "do", "up");
    assertThat(press(old, "#menu-6 form", "do", "up").status()).isEqualTo(409);
    var delete = staff.post(address("price") + "/delete", Map.of("expected", "x"));
    assertThat(delete.status()).isEqualTo(409);
    assertThat(order()).contains("price");
  }

  @Test
  void a_rule_that_is_gone_is_told() {
    for (var path : List.of("bm9uZQ", "%20", "new-", "bm9uZQ/delete")) {
      var response = staff.get(REPLIES + "/" + path);
      assertThat(response.status()).as(path).isEqualTo(303);
    }
    var page = follow(staff.get(REPLIES + "/bm9uZQ"));
    assertThat(page.select("[role=status]").text()).contains("もうありません");
  }

  @Test
  void a_viewer_sees_no_button_that_changes_anything() {
    var viewer = fixture.signedIn(Role.VIEWER);
    var page = viewer.page(REPLIES);
    assertThat(page.select("main form[method=post], .sheet form[action^=/console/replies]"))
        .isEmpty();
    var editor = viewer.page(address("price"));
    assertThat(editor.select("button[form=edit], #edit button")).isEmpty();
    assertThat(viewer.post(address("price"), Map.of("name", "x")).status()).isEqualTo(403);
    assertThat(fixture.drafts.read(ConsoleFixture.SALON).draft()).isEmpty();
  }

  @Test
  void a_warning_stands_in_its_rules_row_and_leads_to_the_other() {
    var form = FilledForm.of(staff.page(REPLIES + "/new"), "edit");
    form.with("name", "メニュー表").with("words-more", "メニュー表").with("text-0-0", "はい。").with("on", "on");
    follow(staff.send("POST", form.action(), form.body()));
    var page = staff.page(REPLIES + "?show=warned");
    assertThat(page.select(".rule")).hasSize(1);
    assertThat(page.select("#r16 .note.warm").text()).contains("8「メニュー」");
    assertThat(page.select("#r16 .note.warm a").attr("href")).isEqualTo(address("menu"));
  }

  @Test
  void thousands_of_rules_have_pages_of_fifty() {
    var rules =
        IntStream.range(0, 1_000).mapToObj(i -> "r" + i + ",名前" + i + ",語" + i + "番,答え\n").toList();
    var form =
        FilledForm.find(staff.page(REPLIES + "/import"), "main form")
            .with("rules", "id,name,words,text\n" + String.join("", rules))
            .with("mode", "all");
    var look = Jsoup.parse(staff.send("POST", form.action(), form.body()).text());
    var save = FilledForm.find(look, "main form").with("do", "save");
    var page = follow(staff.send("POST", save.action(), save.body()));
    assertThat(page.select(".rule")).hasSize(50);
    var next = page.expectFirst("a:contains(次の50件)").attr("href");
    assertThat(staff.page(next.replace("#kw", "")).select(".ord").eachText().getFirst())
        .isEqualTo("51");
    assertThat(staff.page(REPLIES + "?page=9999").select(".ord").eachText().getLast())
        .isEqualTo("1000");
    assertThat(staff.page(REPLIES + "?q=r777").select(".ord").eachText()).containsExactly("778");
  }

  @Test
  void what_the_owner_wrote_is_text_and_never_markup() {
    var form = FilledForm.of(staff.page(REPLIES + "/new"), "edit");
    var evil = "\"><script>alert(1)</script><img src=x onerror=alert(1)>";
    form.with("name", evil.substring(0, 40)).with("words-more", evil).with("text-0-0", evil);
    var editor = follow(staff.send("POST", form.with("on", "on").action(), form.body()));
    for (var page :
        List.of(editor, staff.page(REPLIES), staff.page(REPLIES + "?q=%22%3E%3Cscript%3E"))) {
      assertThat(page.select("script:not([src]), [onerror], main img")).isEmpty();
    }
    assertThat(editor.expectFirst("#say-0-0").val()).isEqualTo(evil);
  }
}
