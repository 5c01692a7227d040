package rusuban.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static rusuban.local.browser.Phone.text;

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
@EnumSource(Screen.class)
class PhonePageTest {
  private static Salon salon;

  private final Screen screen;
  private Phone phone;

  PhonePageTest(Screen screen) {
    this.screen = screen;
  }

  @BeforeAll
  static void open_the_salon() throws IOException {
    salon = new Salon("2026-11-25T10:00+09:00");
  }

  @AfterAll
  static void close_the_salon() {
    if (salon != null) salon.close();
  }

  @BeforeEach
  void pick_up_the_phone() {
    salon.open();
    phone = salon.phone(screen);
  }

  @AfterEach
  void nothing_was_complained_of_and_nothing_sticks_out() {
    int overhang = phone.overhang();
    phone.close();
    assertThat(phone.complaints()).isEmpty();
    assertThat(overhang).isZero();
  }

  @Test
  void a_new_friend_is_greeted_and_a_quick_reply_is_answered() {
    phone.addFriend("花子");
    assertThat(phone.answers()).hasCount(1);
    assertThat(phone.answers()).containsText("花子さま、はじめまして。");
    assertThat(phone.find("quick-reply"))
        .hasText(new String[] {"予約する", "メニュー", "料金", "営業時間", "アクセス"});

    phone.find("quick-reply").filter(text("営業時間")).click();

    assertThat(phone.mine()).containsText("営業時間");
    assertThat(phone.mine().getByTestId("read")).hasText("既読");
    assertThat(phone.answers().last()).containsText("10:00〜19:00");
    assertThat(phone.find("quick-replies")).isHidden();
  }

  @Test
  void a_customer_who_is_not_a_friend_becomes_one_at_one_tap() {
    phone.addCustomer("健", false);
    assertThat(phone.find("friendship")).containsText("まだ友だちではありません");
    assertThat(phone.answers()).hasCount(0);

    phone.find("befriend").click();

    assertThat(phone.find("friendship")).isHidden();
    assertThat(phone.answers()).containsText("健さま、はじめまして。");
  }

  @Test
  void yoyaku_brings_the_booking_template_and_its_buttons_work() {
    phone.addFriend("さくら");
    phone.say("よやく");
    var template = phone.answers().last();
    assertThat(template).hasAttribute("data-type", "template");
    assertThat(template).containsText("ネット予約は24時間受付中");

    template.getByText("ネットで予約する").click();
    assertThat(phone.find("link-address")).hasText("https://example.com/hidamari/reserve");
    phone.page().keyboard().press("Escape");
    assertThat(phone.find("link-address")).hasCount(0);

    template.getByText("スタッフに相談する").click();
    assertThat(phone.mine().last()).containsText("スタッフに相談したい");
    assertThat(phone.answers().last()).containsText("スタッフがお返事します。");
  }

  @Test
  void a_price_list_is_drawn_from_flex() {
    phone.addFriend("美咲");
    phone.say("料金");
    var prices = phone.answers().last();
    assertThat(prices).hasAttribute("data-type", "flex");
    assertThat(prices.locator(".flex-text").filter(text("5,500円〜"))).isVisible();

    prices.locator(".flex-button").click();

    assertThat(phone.mine().last()).containsText("予約したい");
    assertThat(phone.answers().last()).hasAttribute("data-type", "template");
  }

  @Test
  void a_sticker_a_photo_and_a_place_are_sent() throws IOException {
    phone.addFriend("健太");
    phone.find("smile").click();
    phone.page().locator("[data-sticker='446-1988']").click();
    assertThat(phone.mine().last()).hasAttribute("data-type", "sticker");
    assertThat(phone.mine().last().locator("svg.sticker")).isVisible();

    phone.find("photo").setInputFiles(photo());
    assertThat(phone.mine().last()).hasAttribute("data-type", "image");
    assertThat(phone.mine().last().locator("img")).hasJSProperty("naturalWidth", 48);
    phone.mine().last().locator("img").click();
    assertThat(phone.find("viewer")).isVisible();
    phone.page().keyboard().press("Escape");

    phone.find("plus").click();
    phone.find("tray-location").click();
    phone.find("place-send").click();
    assertThat(phone.mine().last()).hasAttribute("data-type", "location");
    assertThat(phone.mine().last()).containsText("渋谷駅前");
    assertThat(phone.find("tray")).isHidden();
  }

  @Test
  void the_closed_notice_comes_once_a_night_and_the_trace_says_why_not_twice() {
    phone.addFriend("由美");
    phone.moveClockTo(salon.next(LocalTime.of(23, 0)));
    phone.say("こんばんは");
    assertThat(phone.answers().last()).containsText("ただいま営業時間外のため");
    assertThat(phone.find("quick-reply")).hasCount(4);

    phone.say("もしもし");

    assertThat(phone.mine().last()).containsText("もしもし");
    phone.openInspector();
    assertThat(phone.find("trace")).hasAttribute("data-outcome", "staff");
    assertThat(phone.page().locator("[data-testid=step].took")).containsText("お知らせ済み");
    assertThat(phone.answers().filter(text("ただいま営業時間外のため"))).hasCount(1);
  }

  @Test
  void at_eight_the_thank_you_appears() {
    phone.addFriend("千夏");
    phone.say("よやく");
    assertThat(phone.answers()).hasCount(2);

    phone.moveClockTo(salon.next(LocalTime.of(20, 0)));

    assertThat(phone.answers()).hasCount(3);
    assertThat(phone.answers().last()).containsText("千夏さま、本日は美容室ひだまりにご連絡くださり");
    phone.openInspector();
    assertThat(phone.find("via")).containsText("プッシュ (1通)");
    assertThat(phone.find("chosen")).containsText("時刻が来て送ったものです");
  }

  @Test
  void who_blocks_the_account_gets_no_thank_you() {
    phone.addFriend("直子");
    phone.say("よやく");
    assertThat(phone.answers()).hasCount(2);
    phone.find("talk-menu").click();
    phone.page().locator(".choice.danger").click();
    assertThat(phone.find("friendship")).containsText("ブロック中です");

    phone.moveClockTo(salon.next(LocalTime.of(20, 0)));

    assertThat(phone.answers()).hasCount(2);
    phone.find("befriend").click();
    assertThat(phone.answers().last()).containsText("直子さま、おかえりなさいませ。");
    assertThat(phone.answers()).hasCount(3);
  }

  @Test
  void a_redelivered_webhook_gets_no_second_answer() {
    phone.addFriend("恵子");
    phone.say("よやく");
    assertThat(phone.answers()).hasCount(2);
    phone.mine().last().locator(".bubble").click();
    phone.openInspector();

    phone.find("redeliver").click();

    assertThat(phone.find("toast")).containsText("もう一度届けました");
    assertThat(phone.find("delivery")).containsText("再送");
    assertThat(phone.find("delivery")).hasAttribute("data-status", "ok");
    assertThat(phone.answers()).hasCount(2);
  }

  @Test
  void an_unsent_message_is_gone() {
    phone.addFriend("洋子");
    phone.say("まちがえました");
    var wrong = phone.mine().filter(text("まちがえました"));

    phone.openMenuOf(wrong);
    phone.page().locator(".choice.danger").click();

    assertThat(phone.items().last()).containsText("あなたがメッセージの送信を取り消しました");
    assertThat(phone.page().getByText("まちがえました")).hasCount(0);
  }

  @Test
  void in_a_group_the_account_speaks_only_when_mentioned() {
    phone.addFriend("優子");
    phone.addFriend("明美");
    phone.addGroup("ママ友の会");
    assertThat(phone.answers()).containsText("お招きありがとうございます");

    phone.say("よやく");
    assertThat(phone.mine()).hasCount(1);
    phone.openInspector();
    assertThat(phone.page().locator("[data-step=not-addressed].took")).isVisible();
    phone.closePanels();
    assertThat(phone.answers()).hasCount(1);

    phone.find("mention").locator("..").click();
    phone.say("よやく");
    assertThat(phone.mine().last()).containsText("@美容室ひだまり");
    assertThat(phone.answers().last()).hasAttribute("data-type", "template");

    phone.find("speakers").getByText("優子").first().click();
    assertThat(phone.find("mention")).isChecked();
  }

  @Test
  void the_inspector_shows_how_a_message_was_delivered_and_decided() {
    phone.addFriend("幸子");
    phone.say("駐車場はありますか");
    assertThat(phone.answers().last()).containsText("お店の裏に2台分");
    phone.openInspector();

    assertThat(phone.find("delivery")).hasAttribute("data-status", "ok");
    assertThat(phone.find("delivery")).containsText("200");
    assertThat(phone.find("trace")).hasAttribute("data-outcome", "sent");
    List<String> steps =
        phone.find("step").all().stream().map(it -> it.getAttribute("data-step")).toList();
    assertThat(steps)
        .containsExactly(
            "not-answerable", "greeting", "taken-over", "staff-mode", "keyword-rule", "follow-up");
    assertThat(phone.page().locator("[data-testid=step].took"))
        .hasAttribute("data-step", "keyword-rule");
    phone.closePanels();

    phone.answers().last().locator(".bubble").click();
    phone.openInspector();

    assertThat(phone.find("via")).containsText("返信 (無料)");
    assertThat(phone.find("chosen")).containsText("きっかけ: 「駐車場はありますか」");
    assertThat(phone.find("trace")).hasAttribute("data-outcome", "sent");
  }

  @Test
  void a_long_text_wraps_inside_its_bubble() {
    phone.addFriend("春");
    phone.say("https://example.com/" + "a".repeat(600) + "\n" + "あ".repeat(900));
    var bubble = phone.mine().last().locator(".bubble");
    assertThat(bubble).containsText("あああ");
    // A chat that is being redrawn has no box for a moment.
    phone
        .page()
        .waitForCondition(
            () -> {
              var box = bubble.boundingBox();
              return box != null && box.width > 0 && box.width <= 272;
            });
    assertThat(phone.overhang()).isZero();
  }

  @Test
  void markup_stays_text() {
    String markup = "<img src=x onerror=alert(1)><b>";
    phone.addFriend("<i>太郎</i>");
    phone.say(markup);
    assertThat(phone.mine().last().locator(".bubble")).hasText(markup);
    assertThat(phone.answers().first()).containsText("<i>太郎</i>さま");
    assertThat(phone.page().locator(".talk img, .talk b, .talk i")).hasCount(0);
  }

  @Test
  void the_keyboard_alone_is_enough() {
    phone.addFriend("文子");
    var keyboard = phone.page().keyboard();
    tabTo(phone.find("words"));
    keyboard.insertText("営業時間");
    keyboard.press("Enter");
    assertThat(phone.answers()).hasCount(2);
    assertThat(phone.find("words")).isFocused();
    assertThat(phone.find("words")).isEmpty();

    tabTo(phone.find("talk"));
    keyboard.press("End");
    assertThat(phone.items().last()).isFocused();
    keyboard.press("ArrowUp");
    assertThat(phone.mine().last()).isFocused();
    keyboard.press("Enter");
    assertThat(phone.mine().last()).hasClass(Pattern.compile("\\bchosen\\b"));
    keyboard.press("Home");
    assertThat(phone.items().first()).isFocused();
  }

  @Test
  void whoever_cannot_see_or_point_is_not_shut_out() throws IOException {
    phone.addFriend("瞳");
    nothingShutsOut("the greeting");
    phone.say("よやく");
    assertThat(phone.answers()).hasCount(2);
    phone.say("料金");
    assertThat(phone.answers()).hasCount(3);
    phone.find("photo").setInputFiles(photo());
    assertThat(phone.mine()).hasCount(3);
    nothingShutsOut("a talk");
    phone.find("smile").click();
    nothingShutsOut("the stickers");
    phone.find("plus").click();
    phone.find("tray-location").click();
    nothingShutsOut("the place");
    phone.page().keyboard().press("Escape");
    phone.openInspector();
    nothingShutsOut("the inspector");
    phone.closePanels();
    phone.openPeople();
    nothingShutsOut("the people");
    phone.find("add-group").click();
    nothingShutsOut("a question");
    phone.page().keyboard().press("Escape");
    assertThat(phone.find("sheet")).hasCount(0);
    assertThat(phone.find("customers")).isVisible();
    phone.closePanels();
    phone.find("talk-menu").click();
    nothingShutsOut("the menu");
  }

  @Test
  void what_is_still_to_come_stands_beside_the_decision() {
    phone.addFriend("詩織");
    phone.say("はじめまして");
    assertThat(phone.find("follow-ups")).containsText("に「thanks」が届きます（20:45 まで）");
    phone.say("配信停止");
    assertThat(phone.answers().last()).containsText("承知いたしました");

    phone.moveClockTo(salon.next(LocalTime.of(20, 0)));

    assertThat(phone.find("follow-up")).hasAttribute("data-outcome", "skipped");
    assertThat(phone.find("follow-ups")).containsText("「thanks」は送りませんでした：");
  }

  @Test
  void the_dark_page_shuts_nobody_out_either() throws IOException {
    phone.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    phone.addFriend("凛");
    phone.say("予約");
    assertThat(phone.answers().last()).hasAttribute("data-type", "template");
    phone.find("smile").click();
    nothingShutsOut("the stickers in the dark");
    phone.page().keyboard().press("Escape");
    phone.openMenuOf(phone.mine().last());
    nothingShutsOut("a menu in the dark");
    phone.page().keyboard().press("Escape");
    phone.openInspector();
    nothingShutsOut("the inspector in the dark");
    phone.closePanels();
    phone.openPeople();
    nothingShutsOut("the chats in the dark");
    phone.closePanels();
  }

  /** Asserts that axe finds no serious barrier. Flex is excluded: its colours are the shop's. */
  private void nothingShutsOut(String where) {
    var found =
        new AxeBuilder(phone.page())
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
      phone.page().keyboard().press("Tab");
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
