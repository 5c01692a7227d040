package rusuban.settings.difference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rusuban.core.settings.DocumentSections;
import rusuban.core.settings.SettingsSection;
import rusuban.json.Json;
import rusuban.settings.SettingsDocument;

class SettingsDifferenceTest {
  private static final String SHOP =
      """
      {
        "shop": { "name": "美容室ひだまり" },
        "responseHours": {
          "weekdays": {
            "tue": ["10:00-19:00"], "wed": ["10:00-19:00"], "thu": ["10:00-19:00"],
            "fri": ["10:00-19:00"]
          },
          "closedYearly": [{ "from": "12-31", "until": "01-03" }]
        },
        "keywordRules": [
          { "id": "price", "name": "料金", "match": { "contains": ["料金", "値段"] },
            "answer": ["料金のご案内です。\\nカラー 7,700円から、パーマ 8,800円から\\n税込です。"] },
          { "id": "hours", "match": { "contains": ["何時"] },
            "answer": ["ふだんは火〜日曜 10:00〜19:00です。"] },
          { "id": "parking", "match": { "contains": ["駐車"] }, "answer": ["2台分ございます。"] }
        ],
        "closedNotice": { "messages": ["ただいま営業時間外のため、返信できません。"] },
        "busyNotice": { "messages": ["混み合っています。"] },
        "followUps": [
          { "id": "thanks", "name": "お礼", "start": "first-message",
            "due": { "sameDayAt": "20:00", "latest": "20:30" }, "messages": ["本日はどうも。"] }
        ]
      }
      """;

  private static final Json.Obj BEFORE = SettingsDocument.parse(SHOP);

  private static SettingsDifference difference(Json.Obj before, Json.Obj after) {
    return SettingsDifference.between(before, after, Tense.COMING);
  }

  /** Returns the changes from the shop's settings after a replacement in their text. */
  private static List<SettingsChange> changes(String old, String replacement) {
    assertThat(SHOP).contains(old);
    var after = SHOP.replace(old, replacement);
    assertThat(SettingsDocument.problems(after)).as(after).isEmpty();
    return difference(BEFORE, SettingsDocument.parse(after)).changes();
  }

  private static List<String> ja(String old, String replacement) {
    return changes(old, replacement).stream()
        .map(change -> line(change.headline().ja(), change.ja()))
        .toList();
  }

  private static List<String> en(String old, String replacement) {
    return changes(old, replacement).stream()
        .map(change -> line(change.headline().en(), change.en()))
        .toList();
  }

  private static String line(String headline, List<TextRun> runs) {
    return runs.isEmpty() ? headline : headline + ": " + shown(runs);
  }

  /** Returns runs as [-removed-] and {+inserted+}. */
  private static String shown(List<TextRun> runs) {
    return runs.stream()
        .map(
            run ->
                switch (run.kind()) {
                  case SAME -> run.text();
                  case REMOVED -> "[-" + run.text() + "-]";
                  case INSERTED -> "{+" + run.text() + "+}";
                })
        .collect(Collectors.joining());
  }

  @Test
  void the_examples_of_the_page_are_told_as_it_draws_them() {
    assertThat(ja("10:00〜19:00です。", "10:00〜19:00（金曜は20:00まで）です。"))
        .containsExactly("返信「hours」の文が変わります: ふだんは火〜日曜 10:00〜19:00{+（金曜は20:00まで）+}です。");
    assertThat(ja("\"fri\": [\"10:00-19:00\"]", "\"fri\": [\"10:00-20:00\"]"))
        .containsExactly("金曜の営業が1時間長くなります: [-10:00〜19:00-] {+10:00〜20:00+}");
    assertThat(ja("7,700円", "8,250円"))
        .containsExactly("返信「料金」の文が変わります: カラー [-7,700円-]{+8,250円+}から、パーマ 8,800円から");
    assertThat(
            ja(
                "{ \"id\": \"parking\"",
                "{ \"id\": \"bike\", \"name\": \"駐輪場\", \"match\": { \"contains\": [\"自転車\","
                    + " \"駐輪\"] }, \"answer\": [\"店の前へ。\"] }, { \"id\": \"parking\""))
        .containsExactly("返信「駐輪場」が増えます: {+自転車、駐輪+}");
    assertThat(ja("\"latest\": \"20:30\"", "\"latest\": \"20:45\""))
        .containsExactly("お便り「お礼」の終わりが15分遅くなります: [-20:30-] {+20:45+}");
    assertThat(ja("\"from\": \"12-31\"", "\"from\": \"12-30\""))
        .containsExactly("年末年始のお休みが1日増えます: 12月[-31日-]{+30日+}から1月3日まで");
    assertThat(ja("\"shop\": {", "\"quota\": { \"keepBack\": 30 }, \"shop\": {"))
        .containsExactly("取り置く通数が変わります: [-取り置かない-] {+30通+}");
    assertThat(ja("返信できません。", "スタッフからのお返事は次の営業（{次の営業}）からとさせていただきます。"))
        .containsExactly(
            "休みのお知らせの文が変わります: ただいま営業時間外のため、[-返信できません-]"
                + "{+スタッフからのお返事は次の営業（{次の営業}）からとさせていただきます+}。");
  }

  @Test
  void a_version_is_told_in_the_past() {
    var after = SettingsDocument.parse(SHOP.replace("7,700円", "8,250円"));
    var change = SettingsDifference.between(BEFORE, after, Tense.DONE).changes().getFirst();
    assertThat(change.headline())
        .isEqualTo(new Wording("返信「料金」の文が変わりました", "The text of the reply “料金” changed"));
    assertThat(change.section()).isEqualTo(SettingsSection.rule("price"));
  }

  @Test
  void english_tells_the_same() {
    assertThat(en("\"fri\": [\"10:00-19:00\"]", "\"fri\": [\"10:00-20:30\"]"))
        .containsExactly(
            "The hours of Friday get 1 hour 30 minutes longer: [-10:00–19:00-] {+10:00–20:30+}");
    assertThat(en("\"from\": \"12-31\"", "\"from\": \"12-30\""))
        .containsExactly(
            "The days off at the turn of the year get 1 day longer:"
                + " from December [-31-]{+30+} to January 3");
    assertThat(en("\"shop\": {", "\"quota\": { \"keepBack\": 1 }, \"shop\": {"))
        .containsExactly("The number of messages kept back changes: [-none-] {+1 message+}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "fri": ["10:00-19:00"]     | "fri": []                          | 金曜が休みになります: [-10:00〜19:00-] {+休み+}
          "fri": ["10:00-19:00"]     | "fri": ["10:00-18:00"]             | 金曜の営業が1時間短くなります: [-10:00〜19:00-] {+10:00〜18:00+}
          "fri": ["10:00-19:00"]     | "fri": ["11:00-20:00"]             | 金曜の営業時間が変わります: [-10:00〜19:00-] {+11:00〜20:00+}
          "fri": ["10:00-19:00"]     | "fri": ["10:00-13:00", "14:00-19:00"] | 金曜の営業が1時間短くなります: [-10:00〜19:00-] {+10:00〜13:00、14:00〜19:00+}
          "fri": ["10:00-19:00"]     | "fri": ["10:00-25:30"]             | 金曜の営業が6時間30分長くなります: [-10:00〜19:00-] {+10:00〜25:30+}
          "tue": ["10:00-19:00"],    | "mon": ["10:00-19:00"], "tue": ["10:00-19:00"], | 月曜が営業日になります: [-休み-] {+10:00〜19:00+}
          "closedYearly": [          | "nationalHolidays": "closed", "closedYearly": [ | 祝日が休みになります: [-ふだんどおり-] {+休み+}
          "closedYearly": [          | "nationalHolidays": ["10:00-15:00"], "closedYearly": [ | 祝日の営業が変わります: [-ふだんどおり-] {+10:00〜15:00+}
          "closedYearly": [          | "holidayEve": ["10:00-21:00"], "closedYearly": [ | 祝日の前の日の営業が変わります: [-ふだんどおり-] {+10:00〜21:00+}
          "closedYearly": [          | "closedMovesPastHolidays": true, "closedYearly": [ | 祝日と重なった定休日は、祝日の明けた日に移します
          "closedYearly": [          | "closedMonthly": [{"nth": 2, "weekday": "tue"}], "closedYearly": [ | 毎月の第2火曜が休みになります
          "closedYearly": [          | "closedMonthly": [{"nth": -1, "weekday": "mon"}], "closedYearly": [ | 毎月の最後の月曜が休みになります
          "closedYearly": [          | "dates": {"2026-12-28": []}, "closedYearly": [ | 2026年12月28日(月)が休みになります
          "closedYearly": [          | "dates": {"2027-01-11": ["08:00-15:00"]}, "closedYearly": [ | 2027年1月11日(月)だけの営業時間を決めます: {+08:00〜15:00+}
          "closedYearly": [          | "dates": {"2026-12-28": [], "2026-12-29": []}, "closedYearly": [ | 2026年12月28日(月)から2026年12月29日(火)が休みになります
          "closedYearly": [          | "temporarilyClosed": {"until": "2026-12-01T20:00:00+09:00"}, "closedYearly": [ | 臨時休業が増えます: {+2026年12月1日(火) 20:00まで+}
          { "from": "12-31", "until": "01-03" } | { "from": "08-13", "until": "08-15" } | 年末年始のお休みがなくなります: [-12月31日から1月3日まで-] / 8月13日からのお休みが増えます: {+8月13日から8月15日まで+}
          "closedYearly": [          | "// 秋": "見直す", "closedYearly": [  | 営業時間の書き方か覚え書きだけが変わります
          """)
  void hours_are_told(String old, String replacement, String told) {
    assertThat(String.join(" / ", ja(old, replacement))).isEqualTo(told);
  }

  @Test
  void weekdays_that_change_alike_are_told_together() {
    assertThat(ja("[\"10:00-19:00\"]", "[\"10:00-20:00\"]"))
        .containsExactly("火〜金曜の営業が1時間長くなります: [-10:00〜19:00-] {+10:00〜20:00+}");
    assertThat(en("[\"10:00-19:00\"]", "[\"10:00-20:00\"]"))
        .containsExactly(
            "The hours of Tuesday to Friday get 1 hour longer: [-10:00–19:00-] {+10:00–20:00+}");
    assertThat(
            ja(
                "\"wed\": [\"10:00-19:00\"], \"thu\": [\"10:00-19:00\"],\n      \"fri\": [\"10:00-19:00\"]",
                "\"wed\": [], \"thu\": [\"10:00-19:00\"], \"fri\": []"))
        .containsExactly("水・金曜が休みになります: [-10:00〜19:00-] {+休み+}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "name": "料金"              | "name": "料金表"                    | 返信「料金」の名前が「料金表」に変わります
          "name": "料金"              | "name": "料金", "on": false         | 返信「料金」を使わなくなります
          ["料金", "値段"]            | ["料金", "値段", "いくら"]           | 返信「料金」の言葉が変わります: 料金、値段、{+いくら+}
          ["料金", "値段"]            | ["値段"]                           | 返信「料金」の言葉が変わります: [-料金-]、値段
          ["料金", "値段"] }          | ["料金", "値段"], "except": ["送料"] } | 返信「料金」が答えない言葉が変わります: {+送料+}
          "contains": ["駐車"]        | "exact": ["駐車"]                   | 返信「parking」の当てはめ方が変わります: [-含む：駐車-] {+同じ：駐車+}
          "id": "parking",           | "id": "parking", "active": "outside-hours", | 返信「parking」の働くときが変わります: [-いつでも-] {+営業時間外+}
          "id": "parking",           | "id": "parking", "groups": true,    | 返信「parking」がグループでも答えるようになります
          "id": "parking",           | "id": "parking", "pause": "PT12H",  | 返信「parking」が同じ方に次に答えるまでの時間が変わります: [-なし-] {+12時間+}
          "id": "parking",           | "id": "parking", "from": "2026-12-01", "until": "2027-01-03", | 返信「parking」の期間が変わります: [-いつまでも-] {+2026年12月1日(火)から2027年1月3日(日)まで+}
          "id": "parking",           | "id": "parking", "actions": {"callStaff": true, "addTags": ["車"]}, | 返信「parking」と一緒にすることが変わります: {+スタッフを呼ぶ、タグ「車」を付ける+}
          "id": "parking",           | "id": "parking", "// 覚え書き": "夏まで", | 返信「parking」の書き方か覚え書きだけが変わります
          ["2台分ございます。"]        | [{"type": "sticker", "packageId": "446", "stickerId": "1993"}] | 返信「parking」の文が変わります: [-2台分ございます。-]
          ["混み合っています。"]       | [{"type": "text", "text": "混み合っています。", "quickReply": {"items": [{"type": "action", "action": {"type": "message", "label": "予約", "text": "予約"}}]}}] | 混雑のお知らせの文が変わります: 混み合っています。{+＃予約＃予約+}
          """)
  void replies_and_notices_are_told(String old, String replacement, String told) {
    assertThat(ja(old, replacement)).containsExactly(told.replace('＃', '\n'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "sameDayAt": "20:00", "latest": "20:30" | "sameDayAt": "19:30", "latest": "20:00" | お便り「お礼」が30分早くなります: [-その日の20:00（遅くとも20:30）-] {+その日の19:30（遅くとも20:00）+}
          "sameDayAt": "20:00", "latest": "20:30" | "sameDayAt": "19:30", "latest": "20:30" | お便り「お礼」が30分早くなります: [-20:00-] {+19:30+}
          "sameDayAt": "20:00", "latest": "20:30" | "after": "P3D", "within": "PT2H" | お便り「お礼」を送るときが変わります: [-その日の20:00（遅くとも20:30）-] {+3日後（遅れは2時間まで）+}
          "start": "first-message"   | "start": "follow"                  | お便り「お礼」のきっかけが変わります: [-初めてメッセージをくださったとき-] {+友だちになってくださったとき+}
          "start": "first-message"   | "start": "first-message", "holdWhileWaiting": true | お便り「お礼」を、待っている方には送らなくなります
          本日はどうも。               | 本日はどうも。またどうぞ。             | お便り「お礼」の文が変わります: 本日はどうも。{+またどうぞ。+}
          """)
  void follow_ups_are_told(String old, String replacement, String told) {
    assertThat(ja(old, replacement)).containsExactly(told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "handover": "PT2H"                | スタッフを呼んだあと、自動応答を止める時間が変わります: [-1時間-] {+2時間+}
          "handover": "until-opening"       | スタッフを呼んだあと、自動応答を止める時間が変わります: [-1時間-] {+次の開店まで+}
          "silentAfterStaff": "PT0S"        | スタッフが返信したあと、お知らせを送らない時間が変わります: [-30分-] {+なし+}
          "responseMode": "by-hours"        | 答え方が変わります: [-いつでも自動-] {+営業中はスタッフ、時間外は自動+}
          "quietHours": {"from": "22:00", "until": "08:00"} | お便りを送らない時間が変わります: [-21:00〜09:00-] {+22:00〜08:00+}
          "pushWhenReplyFails": true        | 返信できなかったときのプッシュが変わります: [-送らない-] {+送る+}
          "keepMessagesDays": 180           | やりとりを残す日数が変わります: [-365日-] {+180日+}
          "// 春": "見直す"                  | 店の決めごとの書き方か覚え書きだけが変わります
          "quota": {"keepBack": 0}          | 店の決めごとの書き方か覚え書きだけが変わります
          """)
  void policies_are_told(String added, String told) {
    assertThat(ja("{\n  \"shop\"", "{ " + added + ",\n  \"shop\"")).containsExactly(told);
  }

  @Test
  void a_field_of_a_newer_release_is_told_by_its_name() {
    var after = new LinkedHashMap<>(BEFORE.fields());
    after.put("colour", Json.str("green"));
    assertThat(difference(BEFORE, new Json.Obj(after)).changes())
        .extracting(change -> line(change.headline().ja(), change.ja()))
        .containsExactly("店の決めごと colourが変わります: [-なし-] {+\"green\"+}");
  }

  @Test
  void a_rule_that_moves_is_told_alone_and_a_new_one_moves_nobody() {
    var rules = ((Json.Arr) BEFORE.get("keywordRules").orElseThrow()).items();
    var moved = with("keywordRules", List.of(rules.get(2), rules.get(0), rules.get(1)));
    assertThat(difference(BEFORE, moved).changes())
        .extracting(change -> line(change.headline().ja(), change.ja()))
        .containsExactly("返信「parking」の順番が変わります: [-3番目-] {+1番目+}");
    assertThat(
            difference(BEFORE, with("keywordRules", List.of(rules.get(1), rules.get(2)))).changes())
        .extracting(change -> line(change.headline().ja(), change.ja()))
        .containsExactly("返信「料金」がなくなります: [-料金、値段-]");
  }

  @Test
  void many_moves_are_told_at_once() {
    var rules =
        IntStream.range(0, 20)
            .<Json>mapToObj(
                i ->
                    SettingsDocument.parse(
                        "{\"id\": \"r%d\", \"match\": {\"contains\": [\"語%d\"]}, \"answer\": [\"a\"]}"
                            .formatted(i, i)))
            .toList();
    assertThat(
            difference(with("keywordRules", rules), with("keywordRules", rules.reversed()))
                .changes())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.section()).isEqualTo(SettingsSection.RULE_ORDER);
              assertThat(change.headline().ja()).isEqualTo("返信の順番が変わります");
            });
  }

  private static Json.Obj with(String field, List<Json> items) {
    var fields = new LinkedHashMap<>(BEFORE.fields());
    fields.put(field, new Json.Arr(items));
    return new Json.Obj(fields);
  }

  @Test
  void what_both_have_alike_is_named() {
    var after = SettingsDocument.parse(SHOP.replace("7,700円", "8,250円"));
    var difference = difference(BEFORE, after);
    assertThat(difference.unchanged())
        .extracting(Wording::ja)
        .containsExactly(
            "営業時間",
            "休みのお知らせ",
            "混雑のお知らせ",
            "ほか2の返信",
            "1のお便り",
            "お店",
            "答え方",
            "スタッフに任せるとき",
            "お便りを送らない時間",
            "今月の通数",
            "記録");
    assertThat(difference.unchanged())
        .extracting(Wording::en)
        .startsWith(
            "the response hours",
            "the closed notice",
            "the busy notice",
            "2 other replies",
            "1 follow-up");
  }

  @Test
  void a_document_compared_with_itself_has_no_change() throws IOException {
    var salon = SettingsDocument.parse(Files.readString(Path.of("../../examples/salon.json")));
    for (var document : List.of(BEFORE, salon))
      assertThat(difference(document, document).changes()).isEmpty();
  }

  /** Documents with a few random changes. Every changed section is told, and no other. */
  @Test
  void every_changed_section_is_told_and_no_other() throws IOException {
    var salon = SettingsDocument.parse(Files.readString(Path.of("../../examples/salon.json")));
    for (long seed = 0; seed < 300; seed++) {
      var random = new Random(seed);
      var after = salon;
      for (int i = random.nextInt(4); i >= 0; i--) after = changed(after, random);
      for (var tense : Tense.values()) {
        var told =
            SettingsDifference.between(salon, after, tense).changes().stream()
                .map(SettingsChange::section)
                .collect(Collectors.toSet());
        var changed = DocumentSections.of(salon).changedIn(DocumentSections.of(after));
        // A rule that is added or removed changes the order and moves nobody.
        var orders = List.of(SettingsSection.RULE_ORDER, SettingsSection.FOLLOW_UP_ORDER);
        changed.removeIf(section -> orders.contains(section) && !told.contains(section));
        assertThat(told).as("seed " + seed).isEqualTo(changed);
        if (told.isEmpty())
          assertThat(DocumentSections.of(after).changedIn(DocumentSections.of(salon)))
              .as("seed " + seed)
              .isEmpty();
      }
    }
  }

  private static Json.Obj changed(Json.Obj document, Random random) {
    var fields = new LinkedHashMap<>(document.fields());
    switch (random.nextInt(6)) {
      case 0 -> fields.put("keepMessagesDays", Json.num(1 + random.nextInt(3_000)));
      case 1 -> fields.put("busyNotice", notice("混雑 " + random.nextInt(1_000)));
      case 2 -> fields.remove(random.nextBoolean() ? "busyNotice" : "greeting");
      case 3 ->
          fields.put(
              "responseHours",
              SettingsDocument.parse(
                  "{\"weekdays\": {\"%s\": [\"%02d:00-20:00\"]}}"
                      .formatted(random.nextBoolean() ? "fri" : "sun", random.nextInt(20))));
      case 4 -> fields.put("keywordRules", new Json.Arr(rules(document, random)));
      default -> fields.put("// note", Json.str("覚え書き " + random.nextInt(1_000)));
    }
    return new Json.Obj(fields);
  }

  private static Json notice(String text) {
    return SettingsDocument.parse("{\"messages\": [\"" + text + "\"]}");
  }

  private static List<Json> rules(Json.Obj document, Random random) {
    var rules = new ArrayList<>(((Json.Arr) document.get("keywordRules").orElseThrow()).items());
    switch (random.nextInt(4)) {
      case 0 -> Collections.shuffle(rules, random);
      case 1 -> rules.remove(random.nextInt(rules.size()));
      case 2 ->
          rules.add(
              random.nextInt(rules.size()),
              SettingsDocument.parse(
                  "{\"id\": \"new-%d\", \"match\": {\"contains\": [\"新\"]}, \"answer\": [\"a\"]}"
                      .formatted(random.nextInt())));
      default -> {
        int at = random.nextInt(rules.size());
        var rule = new LinkedHashMap<>(((Json.Obj) rules.get(at)).fields());
        rule.put("pause", Json.str("PT" + (1 + random.nextInt(100)) + "M"));
        rules.set(at, new Json.Obj(rule));
      }
    }
    return rules;
  }

  @Test
  void no_message_stands_in_a_log_of_a_difference() {
    var after = SettingsDocument.parse(SHOP.replace("2台分ございます。", "秘密の文です。"));
    assertThat(difference(BEFORE, after).toString()).doesNotContain("2台分", "秘密");
  }
}
