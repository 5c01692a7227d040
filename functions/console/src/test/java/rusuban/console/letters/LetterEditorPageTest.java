package rusuban.console.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import rusuban.app.people.Role;
import rusuban.console.ConsoleFixture;
import rusuban.console.ConsoleFixture.Browser;
import rusuban.console.page.IdSegment;
import rusuban.json.Json;
import rusuban.settings.SettingsDocument;
import rusuban.web.HttpResponse;

class LetterEditorPageTest {
  private static final String THANKS = "/console/letters/" + IdSegment.of("thanks");

  private final ConsoleFixture fixture = new ConsoleFixture();

  /** Returns the fields of the editor's form as a browser would send them. */
  private static Map<String, String> fields(Document page) {
    var fields = new LinkedHashMap<String, String>();
    for (var field : page.select("#edit [name], [form=edit][name]")) {
      if (field.is("button, [type=radio]:not([checked]), [type=checkbox]:not([checked])")) continue;
      var value =
          field.is("select")
              ? field.select("option[selected]").val()
              : field.is("[type=checkbox]") ? "on" : field.val();
      fields.put(field.attr("name"), value);
    }
    return fields;
  }

  private Json.Obj draft() {
    var draft = fixture.drafts.read(ConsoleFixture.SALON).draft().orElseThrow();
    return SettingsDocument.parse(draft.document());
  }

  private static HttpResponse save(Browser browser, String address, Map<String, String> changes) {
    var fields = fields(browser.page(address));
    fields.putAll(changes);
    return browser.post(address, fields);
  }

  private static Document read(HttpResponse response) {
    return Jsoup.parse(response.text());
  }

  @Test
  void the_form_shows_the_follow_up_of_the_draft_with_its_preview_and_examples() {
    var page = fixture.signedIn(Role.STAFF).page(THANKS);
    assertThat(page.select("h1").text()).isEqualTo("お礼");
    assertThat(page.select("#name").val()).isEqualTo("お礼");
    assertThat(page.select("[name=start][checked]").val()).isEqualTo("first-message");
    assertThat(page.select("#late").val()).isEqualTo("20:45");
    assertThat(page.select(".phone .bubble").text()).startsWith("花子さま、本日は美容室ひだまり");
    assertThat(page.select(".examples li").eachText())
        .containsExactly(
            "10:00に初めてのメッセージ20:00に送ります", "20:22に初めてのメッセージすぐに送ります", "20:50に初めてのメッセージ送りません");
    assertThat(page.select("rect.night")).hasSize(2);
  }

  @Test
  void saving_changes_the_draft_and_nothing_else() {
    var staff = fixture.signedIn(Role.STAFF);
    var response = save(staff, THANKS, Map.of("at", "19時半", "latest", "", "hold", "on"));
    assertThat(response.header("Location")).contains(THANKS + "?done=saved");
    var plan = LetterDocument.find(draft(), "thanks").orElseThrow();
    assertThat(plan.get("due").orElseThrow())
        .isEqualTo(Json.obj(Map.of("sameDayAt", Json.str("19:30"))));
    assertThat(plan.get("holdWhileWaiting")).contains(new Json.Bool(true));
    assertThat(plan.text("// thanks")).isPresent();
    assertThat(fixture.drafts.read(ConsoleFixture.SALON).draft().orElseThrow().changes())
        .hasSize(1);
    assertThat(staff.page(THANKS + "?done=saved").select("[role=status]").text())
        .isEqualTo("下書きに保存しました。");
  }

  @Test
  void a_wrong_field_is_told_there_and_everything_typed_is_kept() {
    var staff = fixture.signedIn(Role.STAFF);
    var response =
        save(staff, THANKS, Map.of("at", "夜", "name", "<b>x</b>", "say", "<script>1</script>"));
    assertThat(response.status()).isEqualTo(422);
    var page = read(response);
    assertThat(page.select("#at").attr("aria-describedby")).isEqualTo("at-error");
    assertThat(page.select("#at-error").text()).contains("20:00");
    assertThat(page.select("#name").val()).isEqualTo("<b>x</b>");
    assertThat(page.select("textarea").val()).isEqualTo("<script>1</script>");
    assertThat(page.select("main script, main b b")).isEmpty();
    assertThat(fixture.drafts.read(ConsoleFixture.SALON).draft()).isEmpty();
  }

  @Test
  void what_only_the_whole_check_finds_is_told_at_its_field() {
    var staff = fixture.signedIn(Role.STAFF);
    var unknown = read(save(staff, THANKS, Map.of("say", "{なまえ}さま")));
    assertThat(unknown.select("#message-0-error").text()).contains("名前");
    var long5000 = save(staff, THANKS, Map.of("say", "あ".repeat(5_001)));
    assertThat(long5000.status()).isEqualTo(422);
    var badJson = read(save(staff, THANKS, Map.of("kind", "json", "say", "{\"type\":\"x\"}")));
    assertThat(badJson.select("#message-0-error")).isNotEmpty();
    var tooLong =
        read(save(staff, THANKS, Map.of("due", "after", "after", "366", "after-unit", "days")));
    assertThat(tooLong.select("#after-error")).isNotEmpty();
  }

  @Test
  void somebody_elses_change_is_a_conflict_that_keeps_the_input() {
    var staff = fixture.signedIn(Role.STAFF);
    var seen = fields(staff.page(THANKS));
    save(fixture.signedIn(Role.OWNER), THANKS, Map.of("at", "19:00"));
    seen.put("say", "私の文");
    var response = staff.post(THANKS, seen);
    assertThat(response.status()).isEqualTo(409);
    var page = read(response);
    assertThat(page.select("[role=alert]").text()).contains("ほかの方");
    assertThat(page.select("textarea").val()).isEqualTo("私の文");
    assertThat(staff.post(THANKS, fields(page)).status()).isEqualTo(303);
    assertThat(draft().toString()).contains("私の文");
  }

  @Test
  void looking_shows_the_preview_and_saves_nothing() {
    var staff = fixture.signedIn(Role.STAFF);
    var response =
        save(staff, THANKS, Map.of("do", "look", "say", "{店名}より", "due", "after", "after", "12"));
    assertThat(response.status()).isEqualTo(200);
    var page = read(response);
    assertThat(page.select(".phone .bubble").text()).isEqualTo("美容室ひだまりより");
    assertThat(page.select(".examples li")).hasSize(3);
    assertThat(page.select("rect.fill")).isEmpty();
    assertThat(fixture.drafts.read(ConsoleFixture.SALON).draft()).isEmpty();
    assertThat(read(save(staff, THANKS, Map.of("do", "add-text"))).select("textarea")).hasSize(2);
  }

  @Test
  void a_new_follow_up_gets_an_id_that_no_removed_one_had() {
    var staff = fixture.signedIn(Role.STAFF);
    var address = "/console/letters/new";
    var nameless = read(save(staff, address, Map.of("say", "x")));
    assertThat(nameless.select("#name-error")).isNotEmpty();
    var response = save(staff, address, Map.of("name", "3日後", "say", "いかがですか"));
    var added = "/console/letters/" + IdSegment.of("letter-20261204-051800");
    assertThat(response.header("Location")).contains(added + "?done=added");
    assertThat(staff.page(added).select("h1").text()).isEqualTo("3日後");
    var deleted =
        staff.post(
            added + "/delete",
            Map.of("expected", staff.page(added).select("#delete [name=expected]").val()));
    assertThat(deleted.header("Location")).contains("/console/letters?done=deleted");
    assertThat(staff.get(added).header("Location")).contains("/console/letters?done=gone");
  }

  @Test
  void one_that_replies_use_cannot_be_deleted_and_the_page_names_them() {
    var staff = fixture.signedIn(Role.STAFF);
    var hash = staff.page(THANKS).select("#delete [name=expected]").val();
    var response = staff.post(THANKS + "/delete", Map.of("expected", hash));
    assertThat(response.status()).isEqualTo(422);
    assertThat(read(response).select("[role=alert]").text()).contains("返信「配信停止」");
    assertThat(staff.post(THANKS + "/delete", Map.of("expected", "old")).status()).isEqualTo(409);
  }

  @Test
  void a_viewer_reads_and_has_no_button_that_changes() {
    var viewer = fixture.signedIn(Role.VIEWER);
    var page = viewer.page(THANKS);
    assertThat(page.select("main .btn, aside .btn")).isEmpty();
    assertThat(viewer.post(THANKS, Map.of()).status()).isEqualTo(403);
  }

  @Test
  void every_word_is_in_english_too() {
    var page = fixture.signedIn(Role.STAFF).page(THANKS + "?lang=en");
    page.select("textarea, .phone, #name, h1, .shop, .brand, .sheet, input, .who, .help, [lang=ja]")
        .remove();
    assertThat(page.select("main").text()).doesNotContainPattern("[ぁ-んァ-ヶ一-龠]");
  }
}
