package rusuban.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static rusuban.settings.QuotedDocument.document;
import static rusuban.settings.QuotedDocument.plan;
import static rusuban.settings.QuotedDocument.problems;
import static rusuban.settings.QuotedDocument.rule;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests of each kind of problem: one row with its path and its words in both languages. */
class SettingsProblemsTest {
  private static final String HOURS = "'responseHours':{'weekdays':{'tue':['10:00-19:00']},";
  private static final String MATCH = "'match':{'exact':['a']},";
  private static final String LONG_ID = "x".repeat(61);

  @ParameterizedTest(name = "{1}: {3}")
  @MethodSource({"wholeDocument", "hours", "rules", "followUps"})
  void a_problem_names_its_place_the_limit_and_what_was_found(
      String document, String at, String ja, String en) {
    assertThat(problems(document))
        .singleElement()
        .satisfies(
            validationProblem -> {
              assertThat(validationProblem.at()).isEqualTo(at);
              assertThat(validationProblem.ja()).contains(ja);
              assertThat(validationProblem.en()).contains(en);
            });
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "handover, 30, 長さなら PT30M, A duration is written",
    "handover, 30分, 長さなら PT30M, A duration is written",
    "quietHours, 9:00, 「09:00」, \"09:00\"",
    "quietHours, 24:00, 「00:00」, \"00:00\"",
    "quietHours, 24:30, 「00:30」, \"00:30\"",
    "quietHours, 25:61, 25:61」という時刻はありません, no time 25:61",
    "quietHours, ２１：００, 半角, plain digits",
    "weekdays, 10:00-25:61, 25:61」という時刻はありません, no time 25:61",
    "weekdays, 10:00〜19:00, 半角, plain digits",
    "dates, 2027-02-29, 2027年はうるう年ではなく、2月は28日まで, 2027 is no leap year: February has 28 days",
    "dates, 2100-02-29, うるう年ではなく, 2100 is no leap year",
    "dates, 2027-02-30, 2月は1日から28日まで, February has 28 days",
    "dates, 2028-02-30, 2月は1日から29日まで, February has 29 days",
    "dates, 2027-04-31, 4月は1日から30日まで, April has 30 days",
    "dates, 2027-04-00, 4月は1日から30日まで, April has 30 days",
    "dates, 2027-13-01, 13月はありません, no month 13",
    "dates, 2027/12/28, 「-」で区切り, Separate",
    "dates, 2027-1-5, 2けたずつ, two digits",
    "dates, 12月28日, 「-」で区切り, Separate",
    "yearly, 02-30, 2月は1日から29日まで, February has 29 days",
    "yearly, 06-31, 6月は1日から30日まで, June has 30 days",
    "busy, 2027-02-29T10:00:00+09:00, うるう年ではなく, no leap year",
    "busy, 2026-12-01T10:00:00, +09:00, offset is missing",
    "busy, 2026-12-01T24:30:00+09:00, 「00:30」, \"00:30\""
  })
  void what_is_no_time_or_date_is_told_why(String where, String text, String ja, String en) {
    var hours = "'responseHours':{'weekdays':{'mon':[]},%s}";
    var document =
        switch (where) {
          case "handover" -> document("'handover':'" + text + "'");
          case "quietHours" -> document("'quietHours':{'from':'" + text + "','until':'09:00'}");
          case "weekdays" -> document("'responseHours':{'weekdays':{'tue':['" + text + "']}}");
          case "dates" -> document(hours.formatted("'dates':{'" + text + "':[]}"));
          case "yearly" ->
              document(hours.formatted("'closedYearly':[{'from':'" + text + "','until':'12-31'}]"));
          default -> document(hours.formatted("'busy':{'until':'" + text + "'}"));
        };
    assertThat(problems(document))
        .singleElement()
        .satisfies(
            validationProblem -> {
              assertThat(validationProblem.ja()).contains(ja);
              assertThat(validationProblem.en()).contains(en);
            });
  }

  static Stream<Arguments> wholeDocument() {
    return Stream.of(
        arguments(document("'shop':{}"), "shop.name", "必須", "required"),
        arguments(document("'shop':[]"), "shop", "{ } で囲", "Must be an object"),
        arguments(document("'shop':{'name':''}"), "shop.name", "空白以外", "not be blank"),
        arguments(document("'shop':{'name':'　'}"), "shop.name", "空白以外", "not be blank"),
        arguments(document("'shop':{'name':5}"), "shop.name", "文字列", "Must be a string"),
        arguments(document("'shop':{'name':null}"), "shop.name", "文字列", "Must be a string"),
        arguments(
            document("'shop':{'name':'" + LONG_ID + "'}"),
            "shop.name",
            "1〜60文字で書いてください（いまは61文字）",
            "1 to 60 characters long (found 61)"),
        arguments(document("'shop':{'name':'a\\nb'}"), "shop.name", "制御文字", "line breaks"),
        arguments(
            document("'shop':{'name':'a\\ud800'}"), "shop.name", "壊れた文字", "broken characters"),
        arguments(
            document("'shop':{'name':'a','timeZone':'Tokyo'}"),
            "shop.timeZone",
            "「Asia/Tokyo」のように書いてください（いまは「Tokyo」）",
            "as in \"Asia/Tokyo\" (found \"Tokyo\")"),
        arguments(
            document("'shop':{'name':'a','timezone':'Asia/Tokyo'}"),
            "shop.timezone",
            "「timeZone」のことですか",
            "Did you mean \"timeZone\"?"),
        arguments(
            document("'keywordRule':[]"),
            "keywordRule",
            "「keywordRules」のことですか",
            "Did you mean \"keywordRules\"?"),
        arguments(document("'zzz':1"), "zzz", "使えるのは [$schema, shop", "Known here: [$schema, shop"),
        arguments(document("'$comment':'x'"), "$comment", "この項目はありません", "no such field"),
        arguments(
            document("'responseMode':'bot'"),
            "responseMode",
            "[auto, staff, by-hours]（いまは「bot」",
            "[auto, staff, by-hours] (found \"bot\")"),
        arguments(
            document("'silentAfterStaff':'30m'"),
            "silentAfterStaff",
            "「PT30M」のように書いてください（いまは「30m」）",
            "as in \"PT30M\" (found \"30m\")"),
        arguments(
            document("'silentAfterStaff':'P8D'"),
            "silentAfterStaff",
            "PT0S〜PT168Hで書いてください（いまはPT192H）",
            "PT0S to PT168H (found PT192H)"),
        arguments(document("'handover':'-PT1H'"), "handover", "「PT30M」", "(found \"-PT1H\")"),
        arguments(
            document("'handover':'until-open'"), "handover", "「PT30M」", "(found \"until-open\")"),
        arguments(document("'handover':'P'"), "handover", "「PT30M」", "(found \"P\")"),
        arguments(document("'handover':'PT999999999H'"), "handover", "PT720H", "PT0S to PT720H"),
        arguments(document("'handover':null"), "handover", "文字列", "Must be a string"),
        arguments(document("'closedNotice':{}"), "closedNotice.messages", "必須", "required"),
        arguments(document("'closedNotice':['a']"), "closedNotice", "{ } で囲", "Must be an object"),
        arguments(
            document("'busyNotice':{'messages':'a'}"),
            "busyNotice.messages",
            "[ ] で囲んだメッセージ",
            "list of messages"),
        arguments(document("'defaultReply':{'messages':[]}"), "defaultReply.messages", "1", "1"),
        arguments(
            document("'defaultReply':{'messages':['a','a','a','a','a','a']}"),
            "defaultReply.messages",
            "5",
            "5"),
        arguments(
            document("'defaultReply':{'messages':['{氏名}']}"),
            "defaultReply.messages[0].text",
            "{名前}",
            "{名前}"),
        arguments(
            document("'defaultReply':{'messages':[{'type':'sticker','packageId':'1'}]}"),
            "defaultReply.messages[0].stickerId",
            "必",
            "required"),
        arguments(
            document("'greeting':{'new':['a']}"),
            "greeting.new",
            "この項目はありません",
            "Known here: [newFriend, returningFriend, group]"),
        arguments(document("'quietHours':{'from':'21:00'}"), "quietHours.until", "必須", "required"),
        arguments(
            document("'quietHours':{'from':'21:00','until':'9:00'}"),
            "quietHours.until",
            "「09:00」のように書いてください（いまは「9:00」）",
            "as in \"09:00\" (found \"9:00\")"),
        arguments(
            document("'quietHours':{'from':'24:00','until':'09:00'}"),
            "quietHours.from",
            "「21:00」",
            "(found \"24:00\")"),
        arguments(
            document("'pushWhenReplyFails':'yes'"),
            "pushWhenReplyFails",
            "true か false",
            "true or false"),
        arguments(document("'quota':30"), "quota", "{ } で囲んだ", "Must be an object in { }."),
        arguments(
            document("'quota':{'keepBack':-1}"),
            "quota.keepBack",
            "0〜1000000の整数",
            "from 0 to 1000000"),
        arguments(
            document("'quota':{'keepBack':1000001}"),
            "quota.keepBack",
            "0〜1000000の整数",
            "from 0 to 1000000"),
        arguments(
            document("'quota':{'keepBack':'30'}"),
            "quota.keepBack",
            "0〜1000000の整数",
            "from 0 to 1000000"),
        arguments(
            document("'quota':{'keepback':30}"),
            "quota.keepback",
            "「keepBack」のことですか",
            "Did you mean \"keepBack\"?"),
        arguments(
            document("'keepMessagesDays':0"), "keepMessagesDays", "1〜3650の整数", "from 1 to 3650"),
        arguments(
            document("'keepMessagesDays':1.5"), "keepMessagesDays", "1〜3650の整数", "from 1 to 3650"),
        arguments(
            document("'keepMessagesDays':18446744073709551626"),
            "keepMessagesDays",
            "1〜3650の整数",
            "from 1 to 3650"),
        arguments(
            document("'keepMessagesDays':1e300"),
            "keepMessagesDays",
            "1〜3650の整数",
            "from 1 to 3650"));
  }

  static Stream<Arguments> hours() {
    return Stream.of(
        arguments(document("'responseHours':{}"), "responseHours.weekdays", "必須", "required"),
        arguments(
            document("'responseHours':{'weekdays':{'monday':[]}}"),
            "responseHours.weekdays.monday",
            "[mon, tue,",
            "Known here: [mon, tue,"),
        arguments(
            document("'responseHours':{'weekdays':{'mon':'10:00-19:00'}}"),
            "responseHours.weekdays.mon",
            "[ ] で囲んだ一覧",
            "list in [ ]"),
        arguments(
            document("'responseHours':{'weekdays':{'mon':['10時-19時']}}"),
            "responseHours.weekdays.mon[0]",
            "「10:00-19:00」のように",
            "\"10:00-19:00\""),
        arguments(
            document("'responseHours':{'weekdays':{'mon':[10]}}"),
            "responseHours.weekdays.mon[0]",
            "「10:00-19:00」のように",
            "\"10:00-19:00\""),
        arguments(
            document("'responseHours':{'weekdays':{'mon':['19:00-10:00']}}"),
            "responseHours.weekdays.mon[0]",
            "（いまは「19:00-10:00」）",
            "(Found \"19:00-10:00\".)"),
        arguments(
            document("'responseHours':{'weekdays':{'mon':['19:00-49:00']}}"),
            "responseHours.weekdays.mon[0]",
            "48:00",
            "48:00"),
        arguments(
            document("'responseHours':{'weekdays':{'mon':['10:00-13:00','12:00-19:00']}}"),
            "responseHours.weekdays.mon",
            "重なっています: 12:00-19:00",
            "overlap: 12:00-19:00"),
        arguments(
            document(
                "'responseHours':{'weekdays':{'mon':['00:00-00:01','00:01-00:02','00:02-00:03','00:03-00:04','00:04-00:05','00:05-00:06','00:06-00:07','00:07-00:08','00:08-00:09','00:09-00:10','00:10-00:11']}}"),
            "responseHours.weekdays.mon",
            "10件までです（いまは11件）",
            "At most 10 (found 11)"),
        arguments(
            document(HOURS + "'nationalHolidays':'open'}"),
            "responseHours.nationalHolidays",
            "[as-usual, closed]",
            "[as-usual, closed]"),
        arguments(
            document(HOURS + "'nationalHolidays':['x']}"),
            "responseHours.nationalHolidays[0]",
            "「x」",
            "\"x\""),
        arguments(
            document(HOURS + "'closedMonthly':[{'nth':6,'weekday':'tue'}]}"),
            "responseHours.closedMonthly[0].nth",
            "1〜5の整数",
            "from 1 to 5"),
        arguments(
            document(HOURS + "'closedMonthly':[{'nth':0,'weekday':'tue'}]}"),
            "responseHours.closedMonthly[0].nth",
            "最後を表す -1",
            "-1 for the last"),
        arguments(
            document(HOURS + "'holidayEve':['26:00-18:00']}"),
            "responseHours.holidayEve[0]",
            "「26:00-18:00」",
            "\"26:00-18:00\""),
        arguments(
            document(HOURS + "'closedMovesPastHolidays':true,'nationalHolidays':'closed'}"),
            "responseHours.closedMovesPastHolidays",
            "定休日は移りません",
            "No day off moves"),
        arguments(
            document(HOURS + "'closedMovesPastHolidays':true,'nationalHolidays':[]}"),
            "responseHours.closedMovesPastHolidays",
            "定休日は移りません",
            "No day off moves"),
        arguments(
            document(HOURS + "'closedMonthly':[{'nth':2}]}"),
            "responseHours.closedMonthly[0].weekday",
            "必須",
            "required"),
        arguments(
            document(HOURS + "'closedMonthly':[{'nth':2,'weekday':'火'}]}"),
            "responseHours.closedMonthly[0].weekday",
            "（いまは「火」",
            "found \"火\""),
        arguments(
            document(HOURS + "'closedMonthly':{}}"),
            "responseHours.closedMonthly",
            "[ ] で囲んだ一覧",
            "list in [ ]"),
        arguments(
            document(HOURS + "'closedYearly':[{'from':'02-30','until':'03-01'}]}"),
            "responseHours.closedYearly[0].from",
            "「12-30」のように書いてください（いまは「02-30」",
            "(found \"02-30\")"),
        arguments(
            document(HOURS + "'closedYearly':[{'from':'12-30'}]}"),
            "responseHours.closedYearly[0].until",
            "必須",
            "required"),
        arguments(
            document(HOURS + "'dates':{'2026-02-30':[]}}"),
            "responseHours.dates.2026-02-30",
            "「2026-12-28」のように",
            "(found \"2026-02-30\")"),
        arguments(
            document(HOURS + "'dates':{'+999999999-01-01':[]}}"),
            "responseHours.dates.+999999999-01-01",
            "「2026-12-28」のように",
            "\"2026-12-28\""),
        arguments(
            document(HOURS + "'dates':{'2026-12-28':'closed'}}"),
            "responseHours.dates.2026-12-28",
            "[ ] で囲んだ一覧",
            "list in [ ]"),
        arguments(
            document(HOURS + "'busy':{'from':'2026-12-01T10:00:00+09:00'}}"),
            "responseHours.busy.until",
            "必須",
            "required"),
        arguments(
            document(HOURS + "'busy':{'until':'2026-12-01T10:00:00'}}"),
            "responseHours.busy.until",
            "「2026-12-01T10:00:00+09:00」のように",
            "2026-12-01T10:00:00+09:00"),
        arguments(
            document(
                HOURS
                    + "'temporarilyClosed':{'from':'2026-12-02T10:00Z','until':'2026-12-01T10:00Z'}}"),
            "responseHours.temporarilyClosed.until",
            "from より後",
            "after from"),
        arguments(
            document(HOURS + "'temporarilyClosed':true}"),
            "responseHours.temporarilyClosed",
            "{ } で囲",
            "Must be an object"));
  }

  static Stream<Arguments> rules() {
    return Stream.of(
        arguments(document("'keywordRules':{}"), "keywordRules", "[ ] で囲んだ一覧", "list in [ ]"),
        arguments(
            document("'keywordRules':[{'match':{'exact':['a']},'answer':['b']}]"),
            "keywordRules[0].id",
            "必須",
            "required"),
        arguments(
            document(
                "'keywordRules':[{'id':'a','match':{'exact':['a']},'answer':['b']},{'id':'a','match':{'exact':['b']},'answer':['b']}]"),
            "keywordRules[1].id",
            "同じ id のルール",
            "same id"),
        arguments(
            rule("'name':'" + LONG_ID + "','match':{'exact':['a']},'answer':['b']"),
            "keywordRules[0].name",
            "1〜40文字で書いてください（いまは61文字）",
            "1 to 40 characters long (found 61)"),
        arguments(
            rule("'name':' ','match':{'exact':['a']},'answer':['b']"),
            "keywordRules[0].name",
            "空白以外",
            "not be blank"),
        arguments(
            rule("'on':'no','match':{'exact':['a']},'answer':['b']"),
            "keywordRules[0].on",
            "true か false",
            "true or false"),
        arguments(rule("'answer':['b']"), "keywordRules[0].match", "必須", "required"),
        arguments(
            rule("'match':{},'answer':['b']"),
            "keywordRules[0].match",
            "うち1つを書いてください（いまは0つ）",
            "Give one of exact, contains, startsWith, allWords, regex and postback (found 0)"),
        arguments(
            rule("'match':{'exact':['a'],'contains':['b']},'answer':['b']"),
            "keywordRules[0].match",
            "（いまは2つ）",
            "(found 2)"),
        arguments(
            rule("'match':'a','answer':['b']"),
            "keywordRules[0].match",
            "{ } で囲",
            "Must be an object"),
        arguments(
            rule("'match':{'contains':[]},'answer':['b']"),
            "keywordRules[0].match.contains",
            "1つ以上",
            "at least one word"),
        arguments(
            rule("'match':{'contains':[' ']},'answer':['b']"),
            "keywordRules[0].match.contains[0]",
            "空白以外",
            "not be blank"),
        arguments(
            rule("'match':{'contains':['\u200b']},'answer':['b']"),
            "keywordRules[0].match.contains[0]",
            "見えない文字",
            "invisible"),
        arguments(
            rule("'match':{'contains':[1]},'answer':['b']"),
            "keywordRules[0].match.contains[0]",
            "文字列",
            "Must be a string"),
        arguments(
            rule("'match':{'contain':['a']},'answer':['b']"),
            "keywordRules[0].match.contain",
            "「contains」のことですか",
            "Did you mean \"contains\"?"),
        arguments(
            rule("'match':{'exact':['a'],'except':['']},'answer':['b']"),
            "keywordRules[0].match.except[0]",
            "空白以外",
            "not be blank"),
        arguments(
            rule("'match':{'regex':'(a'},'answer':['b']"),
            "keywordRules[0].match.regex",
            "",
            "missing"),
        arguments(
            rule("'match':{'regex':'" + "x".repeat(201) + "'},'answer':['b']"),
            "keywordRules[0].match.regex",
            "1〜200文字で書いてください（いまは201文字）",
            "1 to 200 characters long (found 201)"),
        arguments(
            patterns(51),
            "keywordRules",
            "正規表現のルールは50件までです（いまは51件）",
            "At most 50 rules may have a regex (found 51)"),
        arguments(
            patterns("[あ-ん]{250}", 3),
            "keywordRules",
            "正規表現は、全部のルールを合わせて750命令までです",
            "all rules together have at most 750 instructions"),
        arguments(
            rule(MATCH + "'groups':true"),
            "keywordRules[0].answers",
            "返信か動作",
            "answers or actions"),
        arguments(
            rule(MATCH + "'answer':['a'],'answers':[['b']]"),
            "keywordRules[0].answers",
            "どちらか一方",
            "either answer or answers"),
        arguments(
            rule(MATCH + "'answers':['b']"),
            "keywordRules[0].answers[0]",
            "[ ] で囲んだメッセージ",
            "list of messages"),
        arguments(
            rule(MATCH + "'answer':['a'],'active':'night'"),
            "keywordRules[0].active",
            "[any-time, inside-hours, outside-hours]",
            "[any-time, inside-hours, outside-hours]"),
        arguments(
            rule(MATCH + "'answer':['a'],'from':'2026-12-02','until':'2026-12-01'"),
            "keywordRules[0].until",
            "from（2026-12-02）以降",
            "before from (2026-12-02), found 2026-12-01"),
        arguments(
            rule(MATCH + "'answer':['a'],'from':'12/1'"),
            "keywordRules[0].from",
            "「2026-12-01」のように",
            "(found \"12/1\")"),
        arguments(
            rule(MATCH + "'answers':[['a','a','a'],['a','a','a']],'pick':'all'"),
            "keywordRules[0].answers",
            "5通までです（いまは6通）",
            "at most five messages in all (found 6)"),
        arguments(
            rule(
                MATCH
                    + "'answers':[['a'],['a'],['a'],['a'],['a'],['a'],['a'],['a'],['a'],['a'],['a']]"),
            "keywordRules[0].answers",
            "10件までです（いまは11件）",
            "At most 10 (found 11)"),
        arguments(
            rule(MATCH + "'answer':['a'],'pause':'P366D'"),
            "keywordRules[0].pause",
            "PT8760H",
            "PT8760H"),
        arguments(
            rule(MATCH + "'answer':['a'],'actions':{'status':'open'}"),
            "keywordRules[0].actions.status",
            "[waiting, in-progress, done]",
            "[waiting, in-progress, done]"),
        arguments(
            rule(MATCH + "'answer':['a'],'actions':{'addTags':'x'}"),
            "keywordRules[0].actions.addTags",
            "[ ] で囲んだ一覧",
            "list in [ ]"),
        arguments(
            rule(MATCH + "'actions':{'addTags':['x','y'],'removeTags':['y']}"),
            "keywordRules[0].actions.removeTags",
            "「y」を同時に",
            "\"y\" cannot be turned on and off"),
        arguments(
            rule(MATCH + "'actions':{'startFollowUps':['thanks']}"),
            "keywordRules[0].actions.startFollowUps",
            "「thanks」がありません",
            "no follow-up \"thanks\""),
        arguments(
            rule(MATCH + "'actions':{'callStaff':1}"),
            "keywordRules[0].actions.callStaff",
            "true か false",
            "true or false"));
  }

  static Stream<Arguments> followUps() {
    return Stream.of(
        arguments(plan("'due':{'after':'PT1H'}"), "followUps[0].start", "必須", "required"),
        arguments(plan("'start':'follow'"), "followUps[0].due", "必須", "required"),
        arguments(
            document("'followUps':[{'id':'p','start':'follow','due':{'after':'PT1H'}}]"),
            "followUps[0].messages",
            "必須",
            "required"),
        arguments(
            document("'followUps':[{'start':'follow','due':{'after':'PT1H'},'messages':['a']}]"),
            "followUps[0].id",
            "必須",
            "required"),
        arguments(
            document(
                "'followUps':[{'id':'p','start':'follow','due':{'after':'PT1H'},'messages':['a']},{'id':'p','start':'follow','due':{'after':'PT1H'},'messages':['a']}]"),
            "followUps[1].id",
            "同じ id のお便り",
            "same id"),
        arguments(
            plan("'start':'visit','due':{'after':'PT1H'}"),
            "followUps[0].start",
            "[first-message, follow, rule]",
            "[first-message, follow, rule]"),
        arguments(
            plan("'start':'follow','due':{}"),
            "followUps[0].due",
            "sameDayAt（と latest）か after",
            "Give sameDayAt"),
        arguments(
            plan("'start':'follow','due':{'sameDayAt':'20:00','after':'PT1H'}"),
            "followUps[0].due",
            "どちらか",
            "Give sameDayAt"),
        arguments(
            plan("'start':'follow','due':{'sameDayAt':'20:00','latest':'19:59'}"),
            "followUps[0].due.latest",
            "sameDayAt（20:00）以降にしてください（いまは19:59）",
            "before sameDayAt (20:00), found 19:59"),
        arguments(
            plan("'start':'follow','due':{'sameDayAt':'8pm'}"),
            "followUps[0].due.sameDayAt",
            "「20:00」のように",
            "(found \"8pm\")"),
        arguments(
            plan("'start':'follow','due':{'sameDayAt':'20:00','within':'PT1H'}"),
            "followUps[0].due.within",
            "after と一緒のときだけ",
            "beside after"),
        arguments(
            plan("'start':'follow','due':{'after':'PT1H','latest':'20:00'}"),
            "followUps[0].due.latest",
            "sameDayAt と一緒のときだけ",
            "beside sameDayAt"),
        arguments(
            plan("'start':'follow','due':{'after':'P366D'}"),
            "followUps[0].due.after",
            "PT8760H",
            "PT8760H"));
  }

  private static String patterns(int count) {
    return patterns("x", count);
  }

  private static String patterns(String pattern, int count) {
    return document(
        IntStream.range(0, count)
            .mapToObj(
                i -> "{'id':'" + i + "','match':{'regex':'" + pattern + i + "'},'answer':['a']}")
            .collect(Collectors.joining(",", "'keywordRules':[", "]")));
  }
}
