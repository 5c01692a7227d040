package rusuban.app.connection.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import rusuban.app.connection.ApiAnswer;
import rusuban.app.connection.ApiAnswer.Answered;
import rusuban.app.connection.ApiAnswer.Unanswered;
import rusuban.app.connection.ApiProblem;
import rusuban.app.connection.BilingualText;
import rusuban.app.connection.BotInfo;
import rusuban.app.connection.WebhookEndpoint;
import rusuban.app.connection.WebhookTest;
import rusuban.app.connection.doctor.DoctorRow.Kind;
import rusuban.app.connection.doctor.DoctorRow.Topic;
import rusuban.core.decision.Quota;

class DoctorTest {
  private static final Instant NOW = Instant.parse("2026-11-24T05:18:00Z");
  private static final URI OURS = URI.create("https://rusuban.example/webhook/salon");

  private final Doctor doctor = new Doctor(Duration.ofHours(6));

  private Optional<URI> ours = Optional.of(OURS);
  private ApiAnswer<BotInfo> bot = new Answered<>(new BotInfo("美容室ひだまり", "@hidamari", true, false));
  private ApiAnswer<Optional<WebhookEndpoint>> webhook = endpoint(OURS, true);
  private Optional<ApiAnswer<WebhookTest>> test = tested(WebhookTest.Reason.OK, 200);
  private ApiAnswer<Quota> quota = month(200, 57);
  private Optional<Instant> lastWebhook = Optional.of(NOW.minusSeconds(480));
  private Duration openSince = Duration.ofMinutes(8);
  private OptionalLong settings = OptionalLong.of(12);
  private final Map<HandCheck, HandTick> ticks = new HashMap<>();
  private boolean hoursChanged;

  DoctorTest() {
    for (var check : HandCheck.values())
      ticks.put(check, new HandTick("沙也加", NOW, OptionalLong.of(12)));
  }

  private static ApiAnswer<Optional<WebhookEndpoint>> endpoint(URI url, boolean active) {
    return new Answered<>(Optional.of(new WebhookEndpoint(url, active)));
  }

  private static Optional<ApiAnswer<WebhookTest>> tested(WebhookTest.Reason reason, int status) {
    return Optional.of(new Answered<>(new WebhookTest(reason, status, Duration.ofMillis(312))));
  }

  private static ApiAnswer<Quota> month(long limit, long used) {
    return new Answered<>(new Quota(OptionalLong.of(limit), used));
  }

  private List<DoctorRow> rows() {
    return doctor.rows(
        new ConnectionFacts(
            new LineFacts(NOW, bot, webhook, test, quota),
            ZoneId.of("Asia/Tokyo"),
            ours,
            lastWebhook,
            openSince,
            settings,
            ticks,
            hoursChanged));
  }

  private @Nullable DoctorRow row(Topic topic) {
    return rows().stream().filter(it -> it.topic() == topic).findFirst().orElse(null);
  }

  private DoctorRow found(Topic topic) {
    var row = row(topic);
    if (row == null) throw new AssertionError("no row about " + topic);
    return row;
  }

  private void assertFinding(Topic topic, Kind kind, String ja, String en) {
    var row = found(topic);
    assertThat(row.kind()).as(topic.name()).isEqualTo(kind);
    assertThat(row.headline().ja() + row.explanation().ja()).contains(ja);
    assertThat(row.headline().en() + " " + row.explanation().en()).contains(en);
  }

  @Test
  void an_account_that_is_set_up_well_has_one_fine_row_of_each_topic() {
    assertThat(rows()).extracting(DoctorRow::kind).containsOnly(Kind.FINE);
    assertThat(rows()).extracting(DoctorRow::topic).containsExactly(Topic.values());
  }

  @Test
  void what_to_mend_comes_first_and_then_where_to_look() {
    settings = OptionalLong.empty();
    webhook = endpoint(OURS, false);
    ticks.remove(HandCheck.GREETING);
    assertThat(rows())
        .extracting(DoctorRow::topic)
        .startsWith(Topic.WEBHOOK_USE, Topic.SETTINGS, Topic.GREETING, Topic.CHANNEL);
  }

  @Test
  void whatever_is_to_mend_or_to_look_at_in_lines_screens_names_the_place() {
    webhook = endpoint(URI.create("https://other.example/hook"), false);
    test = tested(WebhookTest.Reason.ERROR_STATUS_CODE, 401);
    bot = new Answered<>(new BotInfo("美容室ひだまり", "@hidamari", false, true));
    quota = month(200, 200);
    ticks.clear();
    assertThat(rows())
        .filteredOn(it -> it.kind() != Kind.FINE)
        .hasSize(10)
        .allSatisfy(it -> assertThat(it.place()).isPresent());
    assertThat(found(Topic.WEBHOOK_USE).place().orElseThrow().ja())
        .containsExactly("LINE Developers", "Messaging API設定", "Webhookの利用", "オン");
    assertThat(found(Topic.GREETING).place().orElseThrow().en())
        .containsExactly(
            "LINE Official Account Manager",
            "Settings",
            "Response settings",
            "Greeting message",
            "Off");
  }

  @Test
  void a_connected_channel_tells_its_name() {
    assertFinding(Topic.CHANNEL, Kind.FINE, "美容室ひだまり（@hidamari）", "美容室ひだまり (@hidamari)");
  }

  @ParameterizedTest
  @CsvSource({
    "NO_CHANNEL,チャネルシークレットがありません,There is no channel ID",
    "SECRET_REFUSED,断られました,LINE refuses",
    "UNREACHABLE,LINEから返事がありません,LINE does not answer",
    "RATE_LIMITED,1時間ほど待って,Wait an hour",
    "LINE_FAILED,少し待って,LINE seems to have trouble"
  })
  void without_a_channel_that_line_accepts_nothing_else_is_said_of_line(
      ApiProblem problem, String ja, String en) {
    bot = new Unanswered<>(problem);
    webhook = new Unanswered<>(problem);
    test = Optional.empty();
    quota = new Unanswered<>(problem);
    assertFinding(Topic.CHANNEL, Kind.MEND, ja, en);
    assertThat(rows())
        .extracting(DoctorRow::topic)
        .doesNotContain(
            Topic.WEBHOOK_URL, Topic.WEBHOOK_USE, Topic.WEBHOOK_TEST, Topic.CHAT, Topic.QUOTA);
  }

  @Test
  void what_line_does_not_tell_this_time_is_to_be_looked_at() {
    webhook = new Unanswered<>(ApiProblem.LINE_FAILED);
    test = Optional.of(new Unanswered<>(ApiProblem.RATE_LIMITED));
    quota = new Unanswered<>(ApiProblem.UNREACHABLE);
    assertFinding(Topic.WEBHOOK_URL, Kind.LOOK, "少し待って", "trouble");
    assertFinding(Topic.WEBHOOK_TEST, Kind.LOOK, "1時間", "an hour");
    assertFinding(Topic.QUOTA, Kind.LOOK, "返事がありません", "does not answer");
    assertThat(row(Topic.WEBHOOK_USE)).isNull();
  }

  @Test
  void a_webhook_url_may_be_missing_lead_elsewhere_or_not_be_known_to_us() {
    webhook = new Answered<>(Optional.empty());
    test = Optional.empty();
    assertFinding(Topic.WEBHOOK_URL, Kind.MEND, "URLがありません", "no webhook URL");
    assertThat(row(Topic.WEBHOOK_TEST)).isNull();
    webhook = endpoint(URI.create("https://other.example/hook?key=canary"), true);
    assertFinding(
        Topic.WEBHOOK_URL,
        Kind.MEND,
        "いまは https://other.example/hook です",
        "It is https://other.example/hook.");
    assertThat(found(Topic.WEBHOOK_URL).toString()).doesNotContain("canary");
    ours = Optional.empty();
    assertFinding(Topic.WEBHOOK_URL, Kind.LOOK, "WebhookUrl と比べて", "Compare it");
  }

  @Test
  void a_webhook_that_is_switched_off_is_to_mend() {
    webhook = endpoint(OURS, false);
    assertFinding(Topic.WEBHOOK_USE, Kind.MEND, "利用がオフ", "is off");
  }

  @ParameterizedTest
  @CsvSource({
    "OK,200,FINE,0.3秒,0.3 s",
    "ERROR_STATUS_CODE,401,MEND,シークレットを入れ直し,secret again",
    "ERROR_STATUS_CODE,404,MEND,URLの最後の名前,last name of the URL",
    "ERROR_STATUS_CODE,500,MEND,答えは 500,answer was 500",
    "REQUEST_TIMEOUT,0,MEND,2秒以内,more than 2 seconds",
    "COULD_NOT_CONNECT,0,MEND,つながりません,cannot connect",
    "UNCLASSIFIED,0,MEND,理由を教えません,no reason"
  })
  void a_test_tells_how_the_webhook_answers(
      WebhookTest.Reason reason, int status, Kind kind, String ja, String en) {
    test = tested(reason, status);
    assertFinding(Topic.WEBHOOK_TEST, kind, ja, en);
  }

  @Test
  void chat_is_wanted_so_that_only_people_mark_messages_as_read() {
    assertFinding(Topic.CHAT, Kind.FINE, "スタッフが開いたとき", "when staff open them");
    bot = new Answered<>(new BotInfo("a", "@a", true, true));
    assertFinding(Topic.CHAT, Kind.FINE, "届いたとき", "when they arrive");
    bot = new Answered<>(new BotInfo("a", "@a", false, true));
    assertFinding(Topic.CHAT, Kind.MEND, "だれも読まないうちに", "before anyone");
  }

  @ParameterizedTest
  @CsvSource({
    "200,57,FINE,残り143通,143 left",
    "200,179,FINE,残り21通,21 left",
    "200,180,MEND,もうすぐなくなります,nearly used up",
    "200,200,MEND,使い切りました,used up",
    "200,203,MEND,残り0通,0 left",
    "0,0,MEND,使い切りました,used up"
  })
  void the_months_messages_are_warned_of_at_nine_tenths(
      long limit, long used, Kind kind, String ja, String en) {
    quota = month(limit, used);
    assertFinding(Topic.QUOTA, kind, ja, en);
  }

  @Test
  void a_plan_without_a_limit_is_never_used_up() {
    quota = new Answered<>(Quota.UNLIMITED);
    assertFinding(Topic.QUOTA, Kind.FINE, "上限はありません", "no limit");
  }

  @ParameterizedTest
  @EnumSource(HandCheck.class)
  void what_no_api_tells_is_asked_until_a_person_has_ticked_it(HandCheck check) {
    ticks.remove(check);
    var asked = asked(check);
    assertThat(asked.kind()).isEqualTo(Kind.LOOK);
    assertThat(asked.headline().ja()).endsWith("？");
    assertThat(asked.knownBy().en()).contains("only an eye");
    ticks.put(check, new HandTick("沙也加", NOW, OptionalLong.empty()));
    var answered = asked(check);
    assertThat(answered.kind()).isEqualTo(Kind.FINE);
    assertThat(answered.headline().ja()).doesNotEndWith("？");
    assertThat(answered.knownBy())
        .isEqualTo(new BilingualText("沙也加さんが11月24日に目で確かめました", "Seen by 沙也加 on 24 Nov"));
  }

  private DoctorRow asked(HandCheck check) {
    return rows().stream()
        .filter(it -> it.ticked().equals(Optional.of(check)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_tick_of_the_response_hours_is_void_once_the_shops_hours_change() {
    hoursChanged = true;
    assertFinding(Topic.RESPONSE_HOURS, Kind.LOOK, "営業時間が変わりました", "hours have changed");
    assertThat(found(Topic.GREETING).kind()).isEqualTo(Kind.FINE);
  }

  @Test
  void silence_in_open_hours_is_to_mend_after_six_hours() {
    openSince = Duration.ofHours(6).minusNanos(1);
    assertFinding(Topic.SILENCE, Kind.FINE, "11月24日 14:10 ごろ", "24 Nov, 14:10");
    openSince = Duration.ofHours(6);
    assertFinding(Topic.SILENCE, Kind.MEND, "営業中に6時間", "6 open hours");
    lastWebhook = Optional.empty();
    assertFinding(Topic.SILENCE, Kind.LOOK, "まだ何も届いていません", "Nothing has arrived");
  }

  @Test
  void without_live_settings_nobody_is_answered() {
    assertFinding(Topic.SETTINGS, Kind.FINE, "第12版", "version 12");
    settings = OptionalLong.empty();
    assertFinding(Topic.SETTINGS, Kind.MEND, "まだ公開されていません", "No settings are live");
  }
}
