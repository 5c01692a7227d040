package rusuban.console.replies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import rusuban.app.people.Role;
import rusuban.console.ConsoleFixture;
import rusuban.console.ConsoleFixture.Browser;
import rusuban.console.rules.RuleAddress;
import rusuban.console.rules.RuleDocument;
import rusuban.json.Json;
import rusuban.settings.SettingsDocument;
import rusuban.web.HttpResponse;

class ReplyEditPageTest {
  private static final String REPLIES = "/console/replies";

  private final ConsoleFixture fixture = new ConsoleFixture();
  private final Browser staff = fixture.signedIn(Role.STAFF);

  private static String address(String id) {
    return REPLIES + "/" + RuleAddress.of(id);
  }

  private FilledForm form(String address) {
    return FilledForm.of(staff.page(address), "edit");
  }

  private HttpResponse send(FilledForm form) {
    return staff.send("POST", form.action(), form.body());
  }

  private Document shown(FilledForm form, int status) {
    var response = send(form);
    assertThat(response.status()).as(response.text()).isEqualTo(status);
    return Jsoup.parse(response.text());
  }

  private Json.Obj rule(String id) {
    return RuleDocument.find(draft(), id).orElseThrow();
  }

  private Json.Obj draft() {
    var draft = fixture.drafts.read(ConsoleFixture.SALON).draft().orElseThrow();
    return SettingsDocument.parse(draft.document());
  }

  static Stream<String> ids() {
    return RuleDocument.ids(SettingsDocument.parse(ConsoleFixture.salon())).stream();
  }

  @ParameterizedTest
  @MethodSource("ids")
  void a_browser_sends_back_every_rule_as_it_is(String id) {
    var response = send(form(address(id)).with("do", "save"));
    assertThat(response.header("Location")).contains(address(id) + "?done=same");
    assertThat(fixture.drafts.read(ConsoleFixture.SALON).draft()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_browser_sends_back_the_messages_of_every_shop_as_they_are(FixedReply reply) {
    var response = send(form(reply.page()));
    assertThat(response.header("Location")).contains(reply.page() + "?done=same");
  }

  @Test
  void a_rule_is_saved_to_the_draft() {
    var form =
        form(address("hours"))
            .with("name", "営業日")
            .with("words-more", "オープン\n何時")
            .with("text-0-0", "{今日}は{本日の営業時間}です。\n次は{次の営業}です。")
            .with("active", "outside-hours")
            .with("from", "2026-12-01")
            .with("until", "2027-01-03")
            .with("pause", "PT12H")
            .with("groups", "on")
            .with("callStaff", "on")
            .with("addTags-more", "時間")
            .with("status", "done")
            .with("stop", "thanks");
    var response = send(form);
    assertThat(response.header("Location")).contains(address("hours") + "?done=saved");
    var rule = rule("hours");
    assertThat(RuleDocument.texts(RuleDocument.object(rule, "match"), "contains"))
        .contains("営業時間", "オープン", "何時");
    assertThat(RuleDocument.answers(rule))
        .isEqualTo(List.of(List.of(Json.str("{今日}は{本日の営業時間}です。\n次は{次の営業}です。"))));
    assertThat(rule.text("// hours")).isPresent();
    var page = staff.page(address("hours") + "?done=saved");
    assertThat(page.select("[role=status]").text()).contains("下書きに保存しました");
    assertThat(page.select("h1").text()).isEqualTo("営業日");
    assertThat(page.select("#pause option[selected]").val()).isEqualTo("PT12H");
    assertThat(page.select("[name=stop]").hasAttr("checked")).isTrue();
  }

  @Test
  void the_customers_screen_has_the_variables_filled_in() {
    var page = staff.page(address("hours"));
    assertThat(page.select(".chat .mine").text()).contains("営業時間");
    assertThat(page.select(".chat").text()).contains("12月4日(金)").contains("10:00〜19:00");
    var greeting = staff.page(FixedReply.GREETING.page());
    assertThat(greeting.select(".chat").text()).contains("花子さま、はじめまして。 美容室ひだまりを友だちに");
    assertThat(greeting.select(".quick span").eachText()).contains("予約する");
  }

  @Test
  void a_preview_shows_what_is_typed_and_saves_nothing() {
    var page = shown(form(address("hours")).with("text-0-0", "{店名}です。").with("do", "preview"), 200);
    assertThat(page.select(".chat").text()).contains("美容室ひだまりです。");
    assertThat(page.expectFirst("#say-0-0").val()).isEqualTo("{店名}です。");
    assertThat(fixture.drafts.read(ConsoleFixture.SALON).draft()).isEmpty();
  }

  @Test
  void a_wrong_variable_is_told_at_its_message_and_everything_typed_is_kept() {
    var typed = form(address("hours")).with("text-0-0", "{予約日}です。").with("words-more", "残る");
    for (var button : List.of("save", "preview")) {
      var page = shown(typed.with("do", button), button.equals("save") ? 422 : 200);
      assertThat(page.select("#say-0-0-error").text()).contains("{予約日}");
      assertThat(page.expectFirst("#say-0-0").attr("aria-invalid")).isEqualTo("true");
      assertThat(page.expectFirst("#say-0-0").val()).isEqualTo("{予約日}です。");
      assertThat(page.select("[role=alert] a").attr("href")).isEqualTo("#say-0-0");
      assertThat(page.select(".token").eachText()).contains("残る");
    }
    assertThat(fixture.drafts.read(ConsoleFixture.SALON).draft()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "name,1234567890123456789012345678901234567890x,name",
    "words-more,'　',words",
    "from,tomorrow,from",
    "until,2001-01-01,until",
    "pause,P400D,pause",
    "active,never,active",
    "text-0-0,'',say-0-0",
    "text-0-0,LONG,say-0-0",
    "status,gone,actions",
    "stop,nothing,actions"
  })
  void a_wrong_value_is_told_at_its_field(String name, String value, String field) {
    var form = form(address("hours")).with("from", "2026-12-01");
    if (name.equals("words-more")) form.without("words").with("words", value);
    else form.with(name, value.equals("LONG") ? "あ".repeat(5_001) : value);
    var page = shown(form, 422);
    assertThat(page.select("#" + field + "-error")).hasSize(1);
    assertThat(page.select("[role=alert] a").eachAttr("href")).contains("#" + field);
    assertThat(page.getElementById(field)).isNotNull();
  }

  @Test
  void words_that_are_missing_are_told() {
    var page = shown(form(address("hours")).without("words"), 422);
    assertThat(page.select("#words-error").text()).isNotEmpty();
  }

  @Test
  void a_pattern_is_one_line() {
    var form = form(address("hours")).without("words").with("how", "regex");
    var two = shown(form.with("words-more", "a\nb"), 422);
    assertThat(two.select("#words-error").text()).contains("1行で");
    assertThat(two.expectFirst("#words").val()).isEqualTo("a\nb");
    assertThat(shown(form.with("words-more", "("), 422).select("#words-error").text()).isNotEmpty();
    assertThat(send(form.with("words-more", "なん(じ|時)")).status()).isEqualTo(303);
    assertThat(RuleDocument.object(rule("hours"), "match").text("regex")).contains("なん(じ|時)");
    assertThat(staff.page(address("hours")).expectFirst("#words").val()).isEqualTo("なん(じ|時)");
  }

  @Test
  void unreadable_json_is_told_with_its_line_and_kept() {
    var page = shown(form(address("price")).with("json-0-0", "{\n  \"type\": flex\n}"), 422);
    assertThat(page.select("#say-0-0-error").text()).contains("2行目");
    assertThat(page.expectFirst("#say-0-0").val()).isEqualTo("{\n  \"type\": flex\n}");
    assertThat(page.select(".chat").text()).contains("まだ何も送りません");
  }

  @Test
  void a_wrong_flex_message_is_told_with_the_path_within_it() {
    var json = form(address("price")).value("json-0-0").replace("\"vertical\"", "\"diagonal\"");
    var page = shown(form(address("price")).with("json-0-0", json), 422);
    assertThat(page.select("#say-0-0-error").text()).contains("contents.").contains("layout");
  }

  @Test
  void buttons_edit_the_form_and_save_nothing() {
    var page = shown(form(address("hours")).with("do", "add-0"), 200);
    assertThat(page.select("textarea[name^=text-]")).hasSize(2);
    page = shown(FilledForm.of(page, "edit").with("text-0-1", "二").with("do", "up-0-1"), 200);
    assertThat(page.expectFirst("#say-0-0").val()).isEqualTo("二");
    page = shown(FilledForm.of(page, "edit").with("do", "kind-0-0-STICKER"), 200);
    assertThat(page.expectFirst("#say-0-0").val()).contains("sticker");
    page = shown(FilledForm.of(page, "edit").with("do", "list"), 200);
    assertThat(page.select("[name=pick][type=radio]")).hasSize(3);
    page = shown(FilledForm.of(page, "edit").with("do", "drop-words-0"), 200);
    assertThat(page.select(".token").eachText()).doesNotContain("営業時間");
    page = shown(FilledForm.of(page, "edit").with("do", "put-0-1-CUSTOMER_NAME"), 200);
    assertThat(page.expectFirst("#say-0-1").val()).endsWith("{名前}");
    assertThat(fixture.drafts.read(ConsoleFixture.SALON).draft()).isEmpty();
    page = shown(FilledForm.of(page, "edit").with("text-1-0", "別").with("do", "preview"), 200);
    assertThat(page.select(".chat .small.mid").eachText()).containsExactly("候補1", "候補2");
    assertThat(send(FilledForm.of(page, "edit")).status()).isEqualTo(303);
    assertThat(RuleDocument.answers(rule("hours"))).hasSize(2);
  }

  @Test
  void a_rule_is_switched_off_in_its_editor() {
    assertThat(send(form(address("price")).without("on")).status()).isEqualTo(303);
    assertThat(RuleDocument.flag(rule("price"), "on", true)).isFalse();
    assertThat(staff.page(address("price")).select("[name=on]").hasAttr("checked")).isFalse();
  }

  @Test
  void a_new_rule_is_the_last_and_is_made_once() {
    var form =
        form(REPLIES + "/new")
            .with("name", "Wi-Fi")
            .with("words-more", "wifi")
            .with("text-0-0", "あります。");
    var response = send(form);
    assertThat(response.header("Location")).contains(address("wi-fi") + "?done=saved");
    assertThat(RuleDocument.id(RuleDocument.rules(draft()).getLast())).isEqualTo("wi-fi");
    var again = shown(form, 409);
    assertThat(again.select("[role=alert]").text()).contains("ほかの方が");
    assertThat(again.expectFirst("#say-0-0").val()).isEqualTo("あります。");
    assertThat(RuleDocument.rules(draft())).hasSize(16);
  }

  @Test
  void a_new_rule_without_anything_is_told_at_its_fields() {
    var page = shown(form(REPLIES + "/new"), 422);
    assertThat(page.select("#words-error, #say-0-0-error")).hasSize(2);
    assertThat(page.select("[role=alert]").text()).contains("2か所");
  }

  @Test
  void two_editors_lose_nothing() {
    var first = form(address("price")).with("name", "料金表");
    var second = form(address("price")).with("words-more", "プライス");
    assertThat(send(first).status()).isEqualTo(303);
    var page = shown(second, 409);
    assertThat(page.select("[role=alert]").text()).contains("ほかの方が");
    assertThat(page.select(".token").eachText()).contains("プライス");
    assertThat(rule("price").text("name")).contains("料金表");
    assertThat(send(FilledForm.of(page, "edit")).status()).isEqualTo(303);
    assertThat(RuleDocument.texts(RuleDocument.object(rule("price"), "match"), "contains"))
        .contains("プライス");
  }

  @Test
  void a_rule_that_was_deleted_meanwhile_can_be_saved_again() {
    var form = form(address("price"));
    var delete = FilledForm.find(staff.page(address("price") + "/delete"), "main form");
    send(delete);
    var page = shown(form, 409);
    assertThat(send(FilledForm.of(page, "edit")).status()).isEqualTo(303);
    assertThat(RuleDocument.id(RuleDocument.rules(draft()).getLast())).isEqualTo("price");
  }

  @Test
  void a_notice_is_written_and_taken_away() {
    var address = FixedReply.DEFAULT_REPLY.page();
    var page = staff.page(address);
    assertThat(page.select(".empty").text()).contains("送りません");
    page = shown(FilledForm.of(page, "edit").with("do", "add-0"), 200);
    assertThat(send(FilledForm.of(page, "edit").with("text-0-0", "お待ちください。")).status())
        .isEqualTo(303);
    assertThat(FixedReply.DEFAULT_REPLY.messages(draft()))
        .isEqualTo(List.of(List.of(Json.str("お待ちください。"))));
    assertThat(staff.page(REPLIES).select(".std").text()).contains("お待ちください。");
    page = shown(FilledForm.of(staff.page(address), "edit").with("do", "remove-0-0"), 200);
    assertThat(send(FilledForm.of(page, "edit")).status()).isEqualTo(303);
    assertThat(draft().get("defaultReply")).isEqualTo(Optional.empty());
  }

  @Test
  void a_wrong_greeting_is_told_at_its_message() {
    var page = shown(form(FixedReply.GREETING.page()).with("text-2-0", "{だれか}"), 422);
    assertThat(page.select("#say-2-0-error").text()).contains("{だれか}");
    assertThat(page.select("[role=alert] a").text()).contains("招かれたグループに");
  }

  @Test
  void a_notice_that_somebody_else_changed_is_told() {
    var address = FixedReply.BUSY_NOTICE.page();
    var second = form(address).with("text-0-0", "二");
    send(form(address).with("text-0-0", "一"));
    var page = shown(second, 409);
    assertThat(page.expectFirst("#say-0-0").val()).isEqualTo("二");
    assertThat(send(FilledForm.of(page, "edit")).status()).isEqualTo(303);
  }

  @ParameterizedTest
  @CsvSource({"/new,New reply", "/greeting,Greeting", "/cHJpY2U,料金"})
  void editors_are_written_in_english_as_well(String path, String title) {
    var page = staff.page(REPLIES + path + "?lang=en");
    assertThat(page.select("h1").text()).isEqualTo(title);
    assertThat(page.select(".bar").text()).endsWith("Save to the draft");
  }

  @ParameterizedTest
  @CsvSource({"/new", "/greeting", "/cHJpY2U", "/dGhhbmsteW91", "/import", "/cHJpY2U/delete"})
  void every_field_has_a_label_and_every_form_its_token(String path) {
    var page = staff.page(REPLIES + path);
    for (var field : page.select("main textarea, main select, main input:not([type=hidden])"))
      assertThat(
              field.hasAttr("aria-label")
                  || field.closest("label") != null
                  || !page.select("label[for=" + field.id() + "]").isEmpty())
          .as(field.outerHtml())
          .isTrue();
    for (var form : page.select("form[method=post]"))
      assertThat(form.select("input[name=csrf]").val()).isEqualTo(staff.csrf());
    assertThat(page.select("[style], script:not([src])")).isEmpty();
    var ids = page.select("[id]").eachAttr("id");
    assertThat(ids).doesNotHaveDuplicates();
    for (var described : page.select("[aria-describedby]"))
      for (var id : described.attr("aria-describedby").split(" ", -1)) assertThat(ids).contains(id);
  }
}
