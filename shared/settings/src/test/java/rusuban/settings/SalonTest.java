package rusuban.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rusuban.core.Json;
import rusuban.core.decision.Ready;
import rusuban.core.decision.ShopWords;
import rusuban.core.hours.ResponseCalendar;
import rusuban.core.keyword.Folded;
import rusuban.core.keyword.KeywordMatcher;
import rusuban.core.settings.KeywordRule;

/** What the demo salon's rules make of the things people say. */
class SalonTest {
  private static final KeywordMatcher<KeywordRule> RULES =
      KeywordMatcher.compile(
          Written.good(Written.salon()).settings().rules().stream()
              .map(rule -> new KeywordMatcher.Entry<>(rule, rule.match()))
              .toList());

  private static String answering(String said) {
    var first = RULES.matches(new Folded(said)).iterator();
    return first.hasNext() ? first.next().id() : "nobody";
  }

  @ParameterizedTest
  @CsvSource({
    "予約, booking",
    "よやく, booking",
    "ヨヤク, booking",
    "ﾖﾔｸ, booking",
    "よ や く したいです, booking",
    "ＢＯＯＫＩＮＧ, booking",
    "土曜の午後は空いてますか？, booking",
    "予約を変更したいです, change",
    "キャンセルでお願いします, change",
    "10分ほど遅れます, change",
    "カットはいくらですか, price",
    "ﾘｮｳｷﾝ, price",
    "メニューを見たい, menu",
    "何時まで開いていますか, hours",
    "明日はお休みですか, hours",
    "駐車場の場所はどこですか, parking",
    "車で行ってもいいですか, parking",
    "電車で行きます, nobody",
    "お店はどこですか, access",
    "ペイペイは使えますか, payment",
    "paypay, payment",
    "スタッフさんと話したい, staff",
    "ありがとう！, thank-you",
    "予約ありがとうございます, booking",
    "配信停止, stop",
    "配信再開, restart",
    "こんにちは, nobody"
  })
  void a_question_gets_its_rule(String said, String rule) {
    assertThat(answering(said)).isEqualTo(rule);
  }

  @Test
  void whatever_a_button_of_the_salon_says_for_the_customer_is_answered() {
    var said = new ArrayList<String>();
    taps(JsonText.parse(Written.salon()), said);
    assertThat(said)
        .hasSizeGreaterThan(10)
        .allSatisfy(text -> assertThat(answering(text)).as(text).isNotEqualTo("nobody"));
  }

  @Test
  void a_customer_without_a_name_is_addressed_once() {
    var settings = Written.good(Written.salon()).settings();
    var now = Instant.parse("2026-11-24T03:00:00Z");
    for (var messages :
        List.of(
            settings.greeting().newFriend(),
            settings.greeting().returningFriend(),
            settings.closedNotice(),
            settings.followUps().getFirst().messages())) {
      var said = ShopWords.fill(messages, Ready.of(settings), Optional.empty(), now).toString();
      assertThat(said).contains("お客様").doesNotContainPattern("お客様[ 　]*(さま|様|さん)");
    }
  }

  @Test
  void usual_hours_before_holidays_and_on_last_mondays_can_be_set() {
    var bar = hours("'mon':['18:00-25:30'],'tue':['18:00-25:30']},'holidayEve':['18:00-26:00']");
    assertThat(bar.isOpen(Instant.parse("2026-11-02T16:45:00Z"))).isTrue(); // before 文化の日
    assertThat(bar.isOpen(Instant.parse("2026-11-09T16:45:00Z"))).isFalse();
    var salon = hours("'mon':['10:00-19:00']},'closedMonthly':[{'nth':-1,'weekday':'mon'}]");
    assertThat(salon.isOpen(Instant.parse("2026-11-23T03:00:00Z"))).isTrue();
    assertThat(salon.isOpen(Instant.parse("2026-11-30T03:00:00Z"))).isFalse();
    var moving = hours("'tue':[],'wed':['10:00-19:00']},'closedMovesPastHolidays':true");
    assertThat(moving.isOpen(Instant.parse("2026-11-03T03:00:00Z"))).isTrue();
    assertThat(moving.isOpen(Instant.parse("2026-11-04T03:00:00Z"))).isFalse();
  }

  private static ResponseCalendar hours(String fields) {
    var document = Written.document("'responseHours':{'weekdays':{" + fields + "}");
    return Written.good(document).settings().hours().calendar();
  }

  private static void taps(Json json, List<String> said) {
    switch (json) {
      case Json.Obj object -> {
        if (object.get("type").filter(Json.str("message")::equals).isPresent())
          object.text("text").ifPresent(said::add);
        object.fields().values().forEach(value -> taps(value, said));
      }
      case Json.Arr(var items) -> items.forEach(item -> taps(item, said));
      case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> {}
    }
  }
}
