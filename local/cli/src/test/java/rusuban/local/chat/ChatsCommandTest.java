package rusuban.local.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import rusuban.app.chat.VersionedChat;
import rusuban.app.messaging.ChannelCredentials;
import rusuban.app.messaging.SendResult;
import rusuban.app.store.StorePorts;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.event.Event;
import rusuban.core.event.EventContent;
import rusuban.local.store.StoreAccess;
import rusuban.testkit.FakeChannelRepository;
import rusuban.testkit.FakeMessagingApi;
import rusuban.testkit.InMemorySettingsRepository;
import rusuban.testkit.LiveSettings;
import rusuban.testkit.SettableClock;
import rusuban.testkit.people.InMemoryPeoplePorts;
import rusuban.testkit.store.InMemoryStorePorts;
import rusuban.testkit.store.InMemoryTable;
import rusuban.wiring.CompositionRoot;
import rusuban.wiring.EmfTelemetry;

class ChatsCommandTest {
  private static final AccountId SALON = new AccountId("salon");
  private static final ChatId HANAKO = new ChatId("U8189cf6745fc0d808977bdb0b9f22995");
  private static final ChatId TARO = new ChatId("U0047556f2e40dba2456887320ba7c76d");

  /** A Tuesday, noon in Tokyo. */
  private static final Instant NOON = Instant.parse("2026-11-24T03:00:00Z");

  private static final String DOCUMENT =
      """
      {"shop": {"name": "見本"},
       "responseHours": {"weekdays": {"tue": ["10:00-19:00"]}},
       "keywordRules": [{"id": "price", "match": {"contains": ["料金"]}, "answer": ["{名前}様、5,000円です"]},
         {"id": "staff", "match": {"contains": ["スタッフ"]}, "answer": ["お待ちください"], "actions": {"callStaff": true}}],
       "closedNotice": {"messages": ["closed"]}}
      """;

  private final SettableClock clock = new SettableClock(NOON);
  private final InMemorySettingsRepository versions = new InMemorySettingsRepository();
  private final StorePorts ports = InMemoryStorePorts.of(new InMemoryTable(versions::live));
  private final List<ChatId> known = new ArrayList<>();
  private final FakeMessagingApi line = new FakeMessagingApi().named(HANAKO.value(), "花\u202e子");
  private int events;

  private record Ran(int code, String out, String err) {}

  @BeforeEach
  void settings_are_live() {
    LiveSettings.save(versions, SALON, DOCUMENT, "test", NOON);
  }

  @Test
  void nobody_waits() {
    says(HANAKO, "料金");
    assertThat(run("--waiting"))
        .isEqualTo(new Ran(0, "待っているトークはありません。 / No chat waits." + System.lineSeparator(), ""));
  }

  @Test
  void who_waits_is_listed_the_longest_first_without_a_word_of_what_was_said() {
    says(HANAKO, "料金");
    says(TARO, "canary 相談です");
    clock.advance(Duration.ofMinutes(5));
    says(HANAKO, "canary もしもし");
    clock.advance(Duration.ofMinutes(5));
    says(HANAKO, "canary まだですか");
    var ran = run("--waiting");
    assertThat(ran.code()).isZero();
    assertThat(ran.out().lines())
        .containsExactly(
            "2026-11-24 12:00  " + TARO + "    text  スタッフの返信を待ちます / waits for staff",
            "2026-11-24 12:05  " + HANAKO + "  花子  text  スタッフの返信を待ちます / waits for staff");
    assertThat(run("--waiting", "--text").out()).contains("「canary 相談です」", "「canary まだですか」");
  }

  @Test
  void an_automatic_answer_begins_the_wait_anew() {
    says(TARO, "もしもし");
    clock.advance(Duration.ofMinutes(5));
    says(TARO, "料金");
    clock.advance(Duration.ofMinutes(5));
    says(TARO, "予約したい");
    assertThat(run("--waiting").out()).startsWith("2026-11-24 12:10  ");
  }

  @Test
  void who_called_staff_waits_since_that_was_answered() {
    says(TARO, "もしもし");
    clock.advance(Duration.ofMinutes(5));
    says(TARO, "スタッフをお願いします");
    assertThat(run("--waiting", "--text").out())
        .startsWith("2026-11-24 12:05  ")
        .contains("rule staff matches", "「スタッフをお願いします」");
  }

  @Test
  void who_was_told_that_the_shop_is_closed_waits_all_the_same() {
    clock.set(NOON.plus(Duration.ofHours(10)));
    says(TARO, "もしもし");
    assertThat(run("--waiting").out())
        .startsWith("2026-11-24 22:00  ")
        .contains("the first message in this period");
  }

  @Test
  void whose_reply_token_had_expired_waits_for_that_reason_and_not_for_the_rule() {
    says(TARO, "料金", NOON.minus(Duration.ofHours(1)));
    assertThat(run("--waiting").out())
        .contains("応答トークンの期限が切れていました / the reply token had expired")
        .doesNotContain("rule price matches");
  }

  @Test
  void a_reply_that_LINE_refused_is_told_in_words() {
    line.fails(new SendResult.InvalidReplyToken());
    says(TARO, "料金");
    assertThat(run("--waiting").out())
        .contains(
            "送れませんでした: LINE が応答トークンを断りました / it could not be sent: LINE refused the reply token");
  }

  @Test
  void which_chats_has_to_be_said() {
    assertThat(run().code()).isEqualTo(2);
  }

  private void says(ChatId chat, String text) {
    says(chat, text, clock.instant());
  }

  private void says(ChatId chat, String text, Instant at) {
    if (!known.contains(chat)) known.add(chat);
    String id = "e" + events++;
    var raw =
        "{\"type\":\"message\",\"message\":{\"type\":\"text\",\"id\":\"m\",\"text\":\""
            + text
            + "\"}}";
    var said =
        new EventContent.MessageEvent(
            "m" + id, EventContent.ReceivedMessage.Text.of(text), Optional.empty());
    var event =
        new Event(
            id,
            at,
            Optional.empty(),
            false,
            false,
            Optional.of(new Event.Source(chat, Optional.of(chat.value()))),
            Optional.of("token-" + id),
            said,
            raw);
    var silent = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    var channels =
        new FakeChannelRepository()
            .with(SALON, new ChannelCredentials("1", List.of("secret"), Optional.empty()));
    try (var compositionRoot =
        CompositionRoot.of(
            ports, versions, channels, line, new EmfTelemetry(silent, clock), clock)) {
      compositionRoot.eventProcessor().receive(SALON, event);
    }
  }

  private Ran run(String... arguments) {
    StoreAccess storeAccess =
        (_, work) ->
            work.applyAsInt(
                new StoreAccess.Store(
                    versions,
                    ports,
                    InMemoryPeoplePorts.empty(),
                    account ->
                        known.stream()
                            .flatMap(
                                id -> ports.chats().read(account, Optional.of(id)).chat().stream())
                            .map(VersionedChat::chat),
                    clock));
    var out = new StringWriter();
    var err = new StringWriter();
    int code =
        new CommandLine(new ChatsCommand(storeAccess))
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    return new Ran(code, out.toString(), err.toString());
  }
}
