package rusuban.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rusuban.core.decision.CompiledSettings;
import rusuban.core.decision.MessageVariableValues;
import rusuban.core.hours.ResponseCalendar;
import rusuban.core.keyword.KeywordMatcher;
import rusuban.core.keyword.NormalizedText;
import rusuban.core.keyword.RuleEntry;
import rusuban.core.settings.KeywordRule;
import rusuban.json.Json;
import rusuban.json.JsonText;

/** Tests of the demo salon's rules on texts that customers write. */
class SalonTest {
  private static final KeywordMatcher<KeywordRule> RULES =
      KeywordMatcher.compile(
          QuotedDocument.good(QuotedDocument.salon()).settings().rules().stream()
              .map(rule -> new RuleEntry<>(rule, rule.matchCondition()))
              .toList());

  private static String answering(String said) {
    var first = RULES.matches(new NormalizedText(said)).iterator();
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
    "こんにちは, nobody",
    "もう配信停止してください, stop",
    "配信停止でお願いします。また機会があればよろしくお願いします, stop",
    "友だち解除するので配信停止してください, stop",
    "間違えて登録したので配信停止してください, stop",
    "配信を止めてほしい, stop",
    "こういうお便りは不要です。配信不要です, stop",
    "もう送らないでください, stop",
    "配信解除してください, stop",
    "ＵＮＳＵＢＳＣＲＩＢＥ, stop",
    "配信停止の方法を教えてください, stop",
    "配信停止を解除したいです, restart",
    "配信停止の解除をお願いします, restart",
    "配信停止を取り消したい, restart",
    "配信停止をキャンセルしたいです, restart",
    "配信停止をやめたい, restart",
    "やっぱり配信を再開してください, restart",
    "配信停止したのを戻してほしい, restart",
    "配信停止しないでください, nobody",
    "配信停止になっていますか, nobody",
    "まちがえて配信停止してしまいました, nobody",
    "配信を止めてしまったので再開してください, nobody",
    "間違えて配信停止しました。戻してください, nobody",
    "配信停止したけど、また受け取りたいです, nobody",
    "配信停止中なので解除して, restart",
    "配信停止をとりけして, restart",
    "配信停止取りやめ, restart",
    "配信停止を撤回します, restart",
    "配信停止から復帰したい, restart",
    "配信停止はやめてください, nobody",
    "配信停止されないようにしてください, nobody",
    "もう配信停止しなくていいです, nobody",
    "配信停止ではありません, nobody",
    "配信解除を取り消したい, restart",
    "配信不要を取り消します, restart",
    "もう送らないでと言ったけど、また送って, nobody",
    "配信停止を解除しないでください, nobody",
    "配信再開はしないでください, nobody",
    "明日の予約をキャンセルしたいです, change",
    "キャンセル料はかかりますか, change",
    "予約の時間を変えたいのですが 時間を変えられますか, change",
    "予約の日を変えてもらえますか, change",
    "急用で行けなくなりました, change",
    "電車が止まって間に合わないかもしれません, change",
    "15分くらい遅れそうです, change",
    "先週のカットが納得できません, complaint",
    "切りすぎです。返金してください, complaint",
    "昨日のカラーがムラになっています, complaint",
    "店員さんの態度が悪かった, complaint",
    "カラーのあと頭皮がかぶれました, complaint",
    "やり直してもらえますか, complaint",
    "髪の傷みがひどいのですがトリートメントはありますか, menu",
    "予約の確認をしたいです, my-booking",
    "土曜の予約は何時でしたっけ, my-booking",
    "ちゃんと予約できていますか, my-booking",
    "17時に予約していた山田です, my-booking",
    "ネットで予約できますか, booking",
    "予約なしでも大丈夫ですか, booking",
    "来週の金曜の夕方、空いていますか, booking",
    "カラーの値段を教えてください, price",
    "前髪だけだといくらになりますか, price",
    "ヘッドスパはやっていますか, menu",
    "成人式の着付けをお願いしたい, menu",
    "今日は営業していますか, hours",
    "祝日は休みですか, hours",
    "年末はいつまで営業していますか, hours",
    "定休日はいつ？, hours",
    "お休みなさい, nobody",
    "車を停めるところはありますか, parking",
    "駐輪場はありますか, parking",
    "クレジットカードは使えますか, payment",
    "ポイントカードを忘れました, nobody",
    "現金だけですか, payment",
    "駅から歩けますか, access",
    "住所を教えてください, access",
    "住所が変わりました。住所変更をお願いします, change",
    "電話番号を教えてください, phone",
    "佐藤さんを指名できますか, staff",
    "髪のことで相談したいです, staff",
    "赤ちゃんを連れて行ってもいいですか, nobody",
    "アレルギーがあるのですが大丈夫でしょうか, nobody",
    "今日はありがとうございました, nobody",
    "ありがとうございました, thank-you",
    "了解です, nobody",
    "👍, nobody"
  })
  void a_question_gets_its_rule(String said, String rule) {
    assertThat(answering(said)).isEqualTo(rule);
  }

  @Test
  void who_cancels_or_complains_gets_no_thanks_in_the_evening() {
    for (var said : List.of("予約をキャンセルします", "対応が悪くて、がっかりしました"))
      assertThat(actions(said).stopFollowUps()).as(said).containsExactly("thanks");
  }

  @Test
  void who_asks_for_no_messages_gets_none_and_who_takes_it_back_gets_them_again() {
    assertThat(actions("配信停止").optOut()).contains(true);
    for (var said : List.of("配信停止を解除したいです", "配信停止の取り消し", "配信再開"))
      assertThat(actions(said).optOut()).as(said).contains(false);
  }

  private static KeywordRule.Actions actions(String said) {
    return RULES.matches(new NormalizedText(said)).iterator().next().actions();
  }

  @Test
  void whatever_a_button_of_the_salon_says_for_the_customer_is_answered() {
    var said = new ArrayList<String>();
    taps(JsonText.parse(QuotedDocument.salon()), said);
    assertThat(said)
        .hasSizeGreaterThan(10)
        .allSatisfy(text -> assertThat(answering(text)).as(text).isNotEqualTo("nobody"));
  }

  @Test
  void a_customer_without_a_name_is_addressed_once() {
    var settings = QuotedDocument.good(QuotedDocument.salon()).settings();
    var now = Instant.parse("2026-11-24T03:00:00Z");
    for (var messages :
        List.of(
            settings.greeting().newFriend(),
            settings.greeting().returningFriend(),
            settings.closedNotice(),
            settings.followUps().getFirst().messages())) {
      var said =
          MessageVariableValues.fill(messages, CompiledSettings.of(settings), Optional.empty(), now)
              .toString();
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
    var document = QuotedDocument.document("'responseHours':{'weekdays':{" + fields + "}");
    return ResponseCalendar.of(QuotedDocument.good(document).settings().hours());
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
