package rusuban.console.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import rusuban.app.people.Role;
import rusuban.console.ConsoleFixture;
import rusuban.console.ConsoleFixture.Browser;
import rusuban.console.page.IdSegment;
import rusuban.core.ChatId;
import rusuban.core.chat.Chat;
import rusuban.core.chat.ChatBuilder;
import rusuban.core.chat.ChatStatus;
import rusuban.core.chat.Friendship;
import rusuban.core.chat.TimestampedFlag;
import rusuban.core.decision.FollowUp;
import rusuban.testkit.store.EventRecordBuilder;

class LettersPageTest {
  private static final String PAGE = "/console/letters";
  private static final ChatId AYA = new ChatId("U0000000000000000000000000000000a");
  private static final ChatId KEN = new ChatId("U0000000000000000000000000000000b");
  private static final Instant DUE = Instant.parse("2026-12-04T11:00:00Z");

  private final ConsoleFixture fixture = new ConsoleFixture();

  private void begins(Chat chat, Instant due) {
    var plan =
        new FollowUp(
            chat.id(), "thanks", ConsoleFixture.NOW.minusSeconds(600), due, due.plusSeconds(2_700));
    var record =
        EventRecordBuilder.of(ConsoleFixture.SALON, chat.id(), "e-" + chat.id(), ConsoleFixture.NOW)
            .silent()
            .begins(List.of(plan))
            .leaving(chat)
            .entry();
    fixture.compositionRoot.stores().chats().save(record);
  }

  private static ChatBuilder chat(ChatId id, String name) {
    return ChatBuilder.of(Chat.unknown(id)).named(name, ConsoleFixture.NOW);
  }

  private static Document read(String text) {
    return Jsoup.parse(text);
  }

  @Test
  void the_kinds_say_who_gets_them_and_when() {
    var page = fixture.signedIn(Role.VIEWER).page(PAGE);
    assertThat(page.select("li.row h3").text()).isEqualTo("お礼");
    assertThat(page.select("li.row p").eachText().getFirst())
        .isEqualTo("初めてメッセージをくださった方に その日の20:00（遅くとも20:45）");
    assertThat(page.select("main form")).isEmpty();
    assertThat(page.select("#month ~ *, section:has(#month)").text()).contains("あと 143通");
    assertThat(page.select("dl.facts").text()).contains("21:00〜翌9:00");
  }

  @Test
  void the_page_says_that_line_does_not_answer() {
    fixture.line.quotaUnknown(true);
    var page = fixture.signedIn(Role.STAFF).page(PAGE);
    assertThat(page.select("section:has(#month)").text()).contains("返事がありません");
  }

  @Test
  void a_switch_changes_the_draft() {
    var staff = fixture.signedIn(Role.STAFF);
    var form = staff.page(PAGE).select("li.row form");
    var fields = Map.of("expected", form.select("[name=expected]").val(), "on", "off");
    var response = staff.post(form.attr("action"), fields);
    assertThat(response.header("Location")).contains(PAGE + "?done=off");
    assertThat(staff.page(PAGE).select("li.row .pill").text()).isEqualTo("オフ");
    assertThat(staff.post(form.attr("action"), fields).status()).as("seen before").isEqualTo(409);
    var on =
        Map.of("expected", staff.page(PAGE).select("li.row [name=expected]").val(), "on", "on");
    staff.post(form.attr("action"), on);
    assertThat(staff.page(PAGE).select("li.row .pill")).isEmpty();
  }

  @Test
  void tonights_are_listed_and_one_is_cancelled_at_once() {
    begins(chat(AYA, "あや<b>").done(), DUE);
    begins(chat(KEN, "健太").done(), DUE.plusSeconds(24 * 3600));
    var staff = fixture.signedIn(Role.STAFF);
    var page = staff.page(PAGE);
    assertThat(page.select("section:has(#tonight) .pad").text()).contains("20:00 に 1人へ「お礼」を送ります");
    assertThat(page.select("section:has(#tonight) .row b").text()).isEqualTo("あや<b>");
    var cancelled = cancel(staff, page);
    assertThat(cancelled).isEqualTo(PAGE + "?done=cancelled");
    var after = staff.page(PAGE + "?done=cancelled");
    assertThat(after.select("[role=status]").text()).contains("取り消しました");
    assertThat(after.select("section:has(#tonight) .empty")).isNotEmpty();
    assertThat(cancel(staff, page)).as("twice").isEqualTo(PAGE + "?done=too-late");
    assertThat(fixture.people.audit().page(ConsoleFixture.SALON, 9, Optional.empty()).list())
        .filteredOn(entry -> entry.toString().contains("follow-up-cancelled"))
        .hasSize(1);
  }

  private static String cancel(Browser browser, Document page) {
    var letter = page.select(".sheet [name=letter]").val();
    return browser
        .post(PAGE + "/cancel", Map.of("letter", letter))
        .header("Location")
        .orElseThrow();
  }

  @Test
  void each_who_gets_none_is_named_with_the_reason() {
    begins(chat(AYA, "今野").optOut(new TimestampedFlag(true, DUE, "e")).done(), DUE);
    begins(chat(KEN, "村上").friendship(new Friendship.Left(DUE, "e")).done(), DUE);
    var page = fixture.signedIn(Role.STAFF).page(PAGE);
    assertThat(page.select("details summary b").text()).isEqualTo("送らない方 2人");
    assertThat(page.select("details .rows .row").eachText())
        .anySatisfy(it -> assertThat(it).contains("今野", "配信停止"))
        .anySatisfy(it -> assertThat(it).contains("村上", "ブロック"));
  }

  @Test
  void one_who_waits_is_sent_nothing_until_staff_answer() {
    var staff = fixture.signedIn(Role.STAFF);
    begins(chat(AYA, "健太").status(ChatStatus.WAITING).done(), DUE);
    assertThat(staff.page(PAGE).select("details")).as("the plan does not hold").isEmpty();
    fixture
        .compositionRoot
        .versions()
        .save(
            ConsoleFixture.SALON,
            ConsoleFixture.salon()
                .replace(
                    "\"start\": \"first-message\"",
                    "\"start\": \"first-message\", \"holdWhileWaiting\": true"),
            "test",
            Optional.empty(),
            ConsoleFixture.NOW,
            fixture.compositionRoot.versions().live(ConsoleFixture.SALON));
    assertThat(staff.page(PAGE).select("details .rows .row").text())
        .contains("返信を待っています。20:45までに返信すれば送ります");
  }

  @Test
  void unknown_addresses_lead_back_to_the_list() {
    var staff = fixture.signedIn(Role.STAFF);
    for (var segment : List.of(IdSegment.of("none"), "new-", "!!", "eA"))
      assertThat(staff.get(PAGE + "/" + segment).header("Location")).contains(PAGE + "?done=gone");
    assertThat(read(staff.get(PAGE + "?done=gone").text()).select("[role=status]").text())
        .contains("もうありません");
  }

  @Test
  void the_page_is_in_english_too() {
    begins(chat(AYA, "Aya").done(), DUE);
    var page = fixture.signedIn(Role.STAFF).page(PAGE + "?lang=en");
    assertThat(page.select("h1").text()).isEqualTo("Follow-ups");
    page.select("h3 a, .brand, .shop, .sheet, .nav, header").remove();
    assertThat(page.select("main").text().replace("お礼", "")).doesNotContainPattern("[ぁ-んァ-ヶ一-龠]");
  }
}
