package rusuban.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static rusuban.local.browser.PhonePage.text;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import rusuban.testkit.TestSize;

/** Tests of the page as a person uses it, on a phone and on a laptop. */
@Tag(TestSize.SLOW)
@ParameterizedClass
@EnumSource(ScreenSize.class)
class PhonePageTest {
  private static BrowserSalon browserSalon;

  private final ScreenSize screenSize;
  private PhonePage phonePage;

  PhonePageTest(ScreenSize screenSize) {
    this.screenSize = screenSize;
  }

  @BeforeAll
  static void open_the_salon() throws IOException {
    browserSalon = new BrowserSalon("2026-11-25T10:00+09:00");
  }

  @AfterAll
  static void close_the_salon() {
    if (browserSalon != null) browserSalon.close();
  }

  @BeforeEach
  void pick_up_the_phone() {
    browserSalon.open();
    phonePage = browserSalon.phone(screenSize);
  }

  @AfterEach
  void nothing_was_complained_of_and_nothing_sticks_out() {
    int overhang = phonePage.overhang();
    phonePage.close();
    assertThat(phonePage.complaints()).isEmpty();
    assertThat(overhang).isZero();
  }

  @Test
  void a_new_friend_is_greeted_and_a_quick_reply_is_answered() {
    phonePage.addFriend("花子");
    assertThat(phonePage.answers()).hasCount(1);
    assertThat(phonePage.answers()).containsText("花子さま、はじめまして。");
    assertThat(phonePage.find("quick-reply"))
        .hasText(new String[] {"予約する", "メニュー", "料金", "営業時間", "アクセス"});

    phonePage.find("quick-reply").filter(text("営業時間")).click();

    assertThat(phonePage.mine()).containsText("営業時間");
    assertThat(phonePage.mine().getByTestId("read")).hasText("既読");
    assertThat(phonePage.answers().last()).containsText("10:00〜19:00");
    assertThat(phonePage.find("quick-replies")).isHidden();
  }

  @Test
  void a_customer_who_is_not_a_friend_becomes_one_at_one_tap() {
    phonePage.addCustomer("健", false);
    assertThat(phonePage.find("friendship")).containsText("まだ友だちではありません");
    assertThat(phonePage.answers()).hasCount(0);

    phonePage.find("befriend").click();

    assertThat(phonePage.find("friendship")).isHidden();
    assertThat(phonePage.answers()).containsText("健さま、はじめまして。");
  }

  @Test
  void yoyaku_brings_the_booking_template_and_its_buttons_work() {
    phonePage.addFriend("さくら");
    phonePage.say("よやく");
    var template = phonePage.answers().last();
    assertThat(template).hasAttribute("data-type", "template");
    assertThat(template).containsText("ネット予約は24時間受付中");

    template.getByText("ネットで予約する").click();
    assertThat(phonePage.find("link-address")).hasText("https://example.com/hidamari/reserve");
    phonePage.page().keyboard().press("Escape");
    assertThat(phonePage.find("link-address")).hasCount(0);

    template.getByText("スタッフに相談する").click();
    assertThat(phonePage.mine().last()).containsText("スタッフに相談したい");
    assertThat(phonePage.answers().last()).containsText("スタッフがお返事します。");
  }

  @Test
  void a_price_list_is_drawn_from_flex() {
    phonePage.addFriend("美咲");
    phonePage.say("料金");
    var prices = phonePage.answers().last();
    assertThat(prices).hasAttribute("data-type", "flex");
    assertThat(prices.locator(".flex-text").filter(text("5,500円〜"))).isVisible();

    prices.locator(".flex-button").click();

    assertThat(phonePage.mine().last()).containsText("予約したい");
    assertThat(phonePage.answers().last()).hasAttribute("data-type", "template");
  }

  @Test
  void a_sticker_a_photo_and_a_place_are_sent() throws IOException {
    phonePage.addFriend("健太");
    phonePage.find("smile").click();
    phonePage.page().locator("[data-sticker='446-1988']").click();
    assertThat(phonePage.mine().last()).hasAttribute("data-type", "sticker");
    assertThat(phonePage.mine().last().locator("svg.sticker")).isVisible();

    phonePage.find("photo").setInputFiles(photo());
    assertThat(phonePage.mine().last()).hasAttribute("data-type", "image");
    assertThat(phonePage.mine().last().locator("img")).hasJSProperty("naturalWidth", 48);
    phonePage.mine().last().locator("img").click();
    assertThat(phonePage.find("viewer")).isVisible();
    phonePage.page().keyboard().press("Escape");

    phonePage.find("plus").click();
    phonePage.find("tray-location").click();
    phonePage.find("place-send").click();
    assertThat(phonePage.mine().last()).hasAttribute("data-type", "location");
    assertThat(phonePage.mine().last()).containsText("渋谷駅前");
    assertThat(phonePage.find("tray")).isHidden();
  }

  @Test
  void the_closed_notice_comes_once_a_night_and_the_trace_says_why_not_twice() {
    phonePage.addFriend("由美");
    phonePage.moveClockTo(browserSalon.next(LocalTime.of(23, 0)));
    phonePage.say("こんばんは");
    assertThat(phonePage.answers().last()).containsText("ただいま営業時間外のため");
    assertThat(phonePage.find("quick-reply")).hasCount(4);

    phonePage.say("もしもし");

    assertThat(phonePage.mine().last()).containsText("もしもし");
    phonePage.openInspector();
    assertThat(phonePage.find("trace")).hasAttribute("data-outcome", "staff");
    assertThat(phonePage.page().locator("[data-testid=step].took")).containsText("お知らせ済み");
    assertThat(phonePage.answers().filter(text("ただいま営業時間外のため"))).hasCount(1);
  }

  @Test
  void at_eight_the_thank_you_appears() {
    phonePage.addFriend("千夏");
    phonePage.say("よやく");
    assertThat(phonePage.answers()).hasCount(2);

    phonePage.moveClockTo(browserSalon.next(LocalTime.of(20, 0)));

    assertThat(phonePage.answers()).hasCount(3);
    assertThat(phonePage.answers().last()).containsText("千夏さま、本日は美容室ひだまりにご連絡くださり");
    phonePage.openInspector();
    assertThat(phonePage.find("via")).containsText("プッシュ (1通)");
    assertThat(phonePage.find("chosen")).containsText("時刻が来て送ったものです");
  }

  @Test
  void who_blocks_the_account_gets_no_thank_you() {
    phonePage.addFriend("直子");
    phonePage.say("よやく");
    assertThat(phonePage.answers()).hasCount(2);
    phonePage.find("talk-menu").click();
    phonePage.page().locator(".choice.danger").click();
    assertThat(phonePage.find("friendship")).containsText("ブロック中です");

    phonePage.moveClockTo(browserSalon.next(LocalTime.of(20, 0)));

    assertThat(phonePage.answers()).hasCount(2);
    phonePage.find("befriend").click();
    assertThat(phonePage.answers().last()).containsText("直子さま、おかえりなさいませ。");
    assertThat(phonePage.answers()).hasCount(3);
  }

  @Test
  void a_redelivered_webhook_gets_no_second_answer() {
    phonePage.addFriend("恵子");
    phonePage.say("よやく");
    assertThat(phonePage.answers()).hasCount(2);
    phonePage.mine().last().locator(".bubble").click();
    phonePage.openInspector();

    phonePage.find("redeliver").click();

    assertThat(phonePage.find("toast")).containsText("もう一度届けました");
    assertThat(phonePage.find("delivery")).containsText("再送");
    assertThat(phonePage.find("delivery")).hasAttribute("data-status", "ok");
    assertThat(phonePage.answers()).hasCount(2);
  }

  @Test
  void an_unsent_message_is_gone() {
    phonePage.addFriend("洋子");
    phonePage.say("まちがえました");
    var wrong = phonePage.mine().filter(text("まちがえました"));

    phonePage.openMenuOf(wrong);
    phonePage.page().locator(".choice.danger").click();

    assertThat(phonePage.items().last()).containsText("あなたがメッセージの送信を取り消しました");
    assertThat(phonePage.page().getByText("まちがえました")).hasCount(0);
  }

  @Test
  void in_a_group_the_account_speaks_only_when_mentioned() {
    phonePage.addFriend("優子");
    phonePage.addFriend("明美");
    phonePage.addGroup("ママ友の会");
    assertThat(phonePage.answers()).containsText("お招きありがとうございます");

    phonePage.say("よやく");
    assertThat(phonePage.mine()).hasCount(1);
    phonePage.openInspector();
    assertThat(phonePage.page().locator("[data-step=not-addressed].took")).isVisible();
    phonePage.closePanels();
    assertThat(phonePage.answers()).hasCount(1);

    phonePage.find("mention").locator("..").click();
    phonePage.say("よやく");
    assertThat(phonePage.mine().last()).containsText("@美容室ひだまり");
    assertThat(phonePage.answers().last()).hasAttribute("data-type", "template");

    phonePage.find("speakers").getByText("優子").first().click();
    assertThat(phonePage.find("mention")).isChecked();
  }

  @Test
  void the_inspector_shows_how_a_message_was_delivered_and_decided() {
    phonePage.addFriend("幸子");
    phonePage.say("駐車場はありますか");
    assertThat(phonePage.answers().last()).containsText("お店の裏に2台分");
    phonePage.openInspector();

    assertThat(phonePage.find("delivery")).hasAttribute("data-status", "ok");
    assertThat(phonePage.find("delivery")).containsText("200");
    assertThat(phonePage.find("trace")).hasAttribute("data-outcome", "sent");
    List<String> steps =
        phonePage.find("step").all().stream().map(it -> it.getAttribute("data-step")).toList();
    assertThat(steps)
        .containsExactly(
            "not-answerable", "greeting", "taken-over", "staff-mode", "keyword-rule", "follow-up");
    assertThat(phonePage.page().locator("[data-testid=step].took"))
        .hasAttribute("data-step", "keyword-rule");
    assertThat(phonePage.page().locator("[data-step=not-answerable]"))
        .containsText("返信できるか Can it be answered?");
    assertThat(phonePage.page().locator("[data-step=follow-up]")).containsText("「thanks」");
    assertThat(phonePage.page().locator("[data-step=follow-up]")).not().containsText("通過");
    phonePage.closePanels();

    phonePage.answers().last().locator(".bubble").click();
    phonePage.openInspector();

    assertThat(phonePage.find("via")).containsText("返信 (無料)");
    assertThat(phonePage.find("chosen")).containsText("きっかけ: 「駐車場はありますか」");
    assertThat(phonePage.find("trace")).hasAttribute("data-outcome", "sent");
  }

  @Test
  void a_long_text_wraps_inside_its_bubble() {
    phonePage.addFriend("春");
    phonePage.say("https://example.com/" + "a".repeat(600) + "\n" + "あ".repeat(900));
    var bubble = phonePage.mine().last().locator(".bubble");
    assertThat(bubble).containsText("あああ");
    // A chat that is being redrawn has no box for a moment.
    phonePage
        .page()
        .waitForCondition(
            () -> {
              var box = bubble.boundingBox();
              return box != null && box.width > 0 && box.width <= 272;
            });
    assertThat(phonePage.overhang()).isZero();
  }

  @Test
  void markup_stays_text() {
    String markup = "<img src=x onerror=alert(1)><b>";
    phonePage.addFriend("<i>太郎</i>");
    phonePage.say(markup);
    assertThat(phonePage.mine().last().locator(".bubble")).hasText(markup);
    assertThat(phonePage.answers().first()).containsText("<i>太郎</i>さま");
    assertThat(phonePage.page().locator(".talk img, .talk b, .talk i")).hasCount(0);
  }

  @Test
  void the_keyboard_alone_is_enough() {
    phonePage.addFriend("文子");
    var keyboard = phonePage.page().keyboard();
    tabTo(phonePage.find("words"));
    keyboard.insertText("営業時間");
    keyboard.press("Enter");
    assertThat(phonePage.answers()).hasCount(2);
    assertThat(phonePage.find("words")).isFocused();
    assertThat(phonePage.find("words")).isEmpty();

    tabTo(phonePage.find("talk"));
    keyboard.press("End");
    assertThat(phonePage.items().last()).isFocused();
    keyboard.press("ArrowUp");
    assertThat(phonePage.mine().last()).isFocused();
    keyboard.press("Enter");
    assertThat(phonePage.mine().last()).hasClass(Pattern.compile("\\bchosen\\b"));
    keyboard.press("Home");
    assertThat(phonePage.items().first()).isFocused();
  }

  @Test
  void whoever_cannot_see_or_point_is_not_shut_out() throws IOException {
    phonePage.addFriend("瞳");
    nothingShutsOut("the greeting");
    phonePage.say("よやく");
    assertThat(phonePage.answers()).hasCount(2);
    phonePage.say("料金");
    assertThat(phonePage.answers()).hasCount(3);
    phonePage.find("photo").setInputFiles(photo());
    assertThat(phonePage.mine()).hasCount(3);
    nothingShutsOut("a talk");
    phonePage.find("smile").click();
    nothingShutsOut("the stickers");
    phonePage.find("plus").click();
    phonePage.find("tray-location").click();
    nothingShutsOut("the place");
    phonePage.page().keyboard().press("Escape");
    phonePage.openInspector();
    nothingShutsOut("the inspector");
    phonePage.closePanels();
    phonePage.openPeople();
    nothingShutsOut("the people");
    phonePage.find("add-group").click();
    nothingShutsOut("a question");
    phonePage.page().keyboard().press("Escape");
    assertThat(phonePage.find("sheet")).hasCount(0);
    assertThat(phonePage.find("customers")).isVisible();
    phonePage.closePanels();
    phonePage.find("talk-menu").click();
    nothingShutsOut("the menu");
  }

  @Test
  void what_is_still_to_come_stands_beside_the_decision() {
    phonePage.addFriend("詩織");
    phonePage.say("はじめまして");
    assertThat(phonePage.find("follow-ups")).containsText("に「thanks」が届きます（20:45 まで）");
    phonePage.say("配信停止");
    assertThat(phonePage.answers().last()).containsText("承知いたしました");

    phonePage.moveClockTo(browserSalon.next(LocalTime.of(20, 0)));

    assertThat(phonePage.find("follow-up")).hasAttribute("data-outcome", "skipped");
    assertThat(phonePage.find("follow-ups")).containsText("「thanks」は送りませんでした：");
  }

  @Test
  void the_dark_page_shuts_nobody_out_either() throws IOException {
    phonePage.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    phonePage.addFriend("凛");
    phonePage.say("予約");
    assertThat(phonePage.answers().last()).hasAttribute("data-type", "template");
    phonePage.find("smile").click();
    nothingShutsOut("the stickers in the dark");
    phonePage.page().keyboard().press("Escape");
    phonePage.openMenuOf(phonePage.mine().last());
    nothingShutsOut("a menu in the dark");
    phonePage.page().keyboard().press("Escape");
    phonePage.openInspector();
    nothingShutsOut("the inspector in the dark");
    phonePage.closePanels();
    phonePage.openPeople();
    nothingShutsOut("the chats in the dark");
    phonePage.closePanels();
  }

  /** Asserts that axe finds no serious barrier. Flex is excluded: its colours are the shop's. */
  private void nothingShutsOut(String where) {
    var found =
        new AxeBuilder(phonePage.page())
            .setLegacyMode(true)
            .exclude(".flex-bubble")
            .analyze()
            .getViolations();
    assertThat(
            found.stream()
                .filter(it -> Set.of("serious", "critical").contains(it.getImpact()))
                .flatMap(it -> it.getNodes().stream().map(at -> it.getId() + ": " + at.getHtml())))
        .as(where)
        .isEmpty();
  }

  private void tabTo(Locator wanted) {
    for (int press = 0; press < 60 && !isFocused(wanted); press++)
      phonePage.page().keyboard().press("Tab");
    assertThat(wanted).isFocused();
  }

  private static boolean isFocused(Locator node) {
    return (boolean) node.evaluate("it => it === document.activeElement");
  }

  private static FilePayload photo() throws IOException {
    var picture = new BufferedImage(48, 36, BufferedImage.TYPE_INT_RGB);
    var pen = picture.createGraphics();
    pen.fillRect(0, 0, 24, 36);
    pen.dispose();
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", bytes);
    return new FilePayload("photo.png", "image/png", bytes.toByteArray());
  }
}
