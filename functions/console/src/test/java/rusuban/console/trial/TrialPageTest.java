package rusuban.console.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rusuban.app.people.Role;
import rusuban.app.settings.SettingsDraft;
import rusuban.console.ConsoleFixture;

class TrialPageTest {
  private static final String PAGE = "/console/try";

  private final ConsoleFixture fixture = new ConsoleFixture();

  private static String asked(String text, String rest) {
    return PAGE + "?text=" + URLEncoder.encode(text, StandardCharsets.UTF_8) + "&" + rest;
  }

  private Document answer(String text, String rest) {
    return fixture.signedIn(Role.VIEWER).page(asked(text, rest));
  }

  @Test
  void without_a_question_there_is_the_form_and_the_warnings() {
    var page = fixture.signedIn(Role.VIEWER).page(PAGE);
    assertThat(page.select("[name=who][checked]").val()).isEqualTo("friend");
    assertThat(page.select("[name=when][checked]").val()).isEqualTo("now");
    assertThat(page.select(".phone")).isEmpty();
    assertThat(page.select("section:has(#warns) .num").text())
        .isEqualTo(Integer.toString(page.select("section:has(#warns) li").size()));
  }

  @Test
  void the_answer_is_shown_as_in_line_with_its_reasons_and_effects() {
    var page = answer("ヨヤクしたいです", "who=friend&when=tonight&which=draft");
    assertThat(page.select(".say.mine .bubble").text()).isEqualTo("ヨヤクしたいです");
    assertThat(page.select(".phone .tmpl").text()).contains("ご予約", "ネットで予約する");
    assertThat(page.select(".phone header small").text()).isEqualTo("営業時間外");
    assertThat(page.select(".steps .took b").text()).contains("「予約」");
    assertThat(page.select(".effects").text()).contains("タグ「予約希望」を付けます");
    assertThat(page.select(".head .more").text()).isEqualTo("12月4日(金) 22:00・公開中");
    assertThat(page.select("#msg").val()).isEqualTo("ヨヤクしたいです");
  }

  @Test
  void a_new_friend_is_greeted_first_and_gets_a_follow_up() {
    var page = answer("はじめまして", "who=new-friend&when=now");
    assertThat(page.select(".phone .event").text()).contains("友だちになったとき");
    assertThat(page.select(".phone .bubble").eachText().getFirst()).startsWith("花子さま、はじめまして");
    assertThat(page.select(".effects").text()).contains("お便り「お礼」を、12月4日(金) 20:00に送る予定にします");
    assertThat(answer("", "who=new-friend&when=now").select(".say.mine")).isEmpty();
  }

  @Test
  void a_group_without_a_mention_gets_nothing() {
    var page = answer("こんにちは", "who=group&when=now");
    assertThat(page.select(".phone .event").text()).isEqualTo("何も送りません");
  }

  @ParameterizedTest
  @CsvSource({
    "'', who=friend&when=now, msg-error",
    "a, who=friend&when=at&at=, at-error",
    "a, who=friend&when=at&at=2199-01-01T00:00, at-error",
    "a, who=friend&when=at&at=31.12., at-error",
  })
  void a_wrong_question_is_told_at_its_field(String text, String rest, String error) {
    var response = fixture.signedIn(Role.VIEWER).get(asked(text, rest));
    assertThat(response.status()).isEqualTo(422);
    var page = Jsoup.parse(response.text());
    assertThat(page.getElementById(error)).isNotNull();
    assertThat(page.select(".phone")).isEmpty();
  }

  @Test
  void a_text_that_no_address_can_hold_is_refused() {
    var response = fixture.signedIn(Role.VIEWER).get(asked("あ".repeat(501), "who=friend"));
    assertThat(response.status()).isEqualTo(422);
  }

  @Test
  void the_draft_answers_unless_the_live_settings_are_chosen() {
    var draft = ConsoleFixture.salon().replace("お電話は 03-0000-0000 です", "お電話は 03-1111-1111 です");
    assertThat(
            fixture.drafts.save(
                ConsoleFixture.SALON, 0, new SettingsDraft(draft, OptionalLong.of(1), List.of())))
        .isTrue();
    assertThat(answer("電話番号", "which=draft").select(".phone").text()).contains("03-1111-1111");
    assertThat(answer("電話番号", "which=live").select(".phone").text()).contains("03-0000-0000");
    assertThat(answer("電話番号", "which=draft").select(".head .more").text()).endsWith("・下書き");
  }

  @Test
  void warnings_name_their_section_and_lead_to_a_page_that_exists() {
    var document =
        ConsoleFixture.salon()
            .replace("\"start\": \"first-message\"", "\"start\": \"rule\", \"on\": false");
    fixture
        .compositionRoot
        .versions()
        .save(
            ConsoleFixture.SALON,
            document,
            "test",
            Optional.empty(),
            ConsoleFixture.NOW,
            fixture.compositionRoot.versions().live(ConsoleFixture.SALON));
    var viewer = fixture.signedIn(Role.VIEWER);
    var page = viewer.page(PAGE);
    var rows = page.select("section:has(#warns) li");
    assertThat(rows.eachText()).anySatisfy(it -> assertThat(it).contains("お便り「お礼」", "切ってあります"));
    for (var link : rows.select("a"))
      assertThat(viewer.get(link.attr("href")).status()).isEqualTo(200);
  }

  @Test
  void markup_in_the_question_stays_text() {
    var page =
        answer(
            "<img src=x onerror=alert(1)>",
            "who=friend&at=\"><script>"
                .replace("\"", "%22")
                .replace(">", "%3E")
                .replace("<", "%3C"));
    assertThat(page.select("main img, main script")).isEmpty();
    assertThat(page.select(".say.mine .bubble").text()).isEqualTo("<img src=x onerror=alert(1)>");
  }

  @Test
  void the_page_is_in_english_too() {
    var page = answer("hello", "who=returning-friend&when=year-end&lang=en");
    assertThat(page.select("h1").text()).isEqualTo("Try it");
    page.select(".phone, .steps, section:has(#warns)").remove();
    assertThat(page.select("main").text()).doesNotContainPattern("[ぁ-んァ-ヶ一-龠]");
  }
}
