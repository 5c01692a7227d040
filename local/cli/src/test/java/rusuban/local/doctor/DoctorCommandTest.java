package rusuban.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import rusuban.app.connection.doctor.ConnectionCheck;
import rusuban.app.connection.doctor.HandCheck;
import rusuban.app.connection.doctor.HandTick;
import rusuban.app.messaging.ChannelCredentials;
import rusuban.app.store.StorePorts;
import rusuban.core.AccountId;
import rusuban.local.store.StoreAccess.Unavailable;
import rusuban.testkit.FakeChannelRepository;
import rusuban.testkit.InMemorySettingsRepository;
import rusuban.testkit.LiveSettings;
import rusuban.testkit.SettableClock;
import rusuban.testkit.connection.FakeOfficialAccountApi;
import rusuban.testkit.connection.InMemoryHandTickStore;
import rusuban.testkit.connection.InMemoryLineFactsStore;
import rusuban.testkit.store.InMemoryStorePorts;
import rusuban.testkit.store.InMemoryTable;

class DoctorCommandTest {
  private static final AccountId SALON = new AccountId("salon");
  private static final URI OURS = URI.create("https://rusuban.example/webhook/salon");

  /** A Tuesday, noon in Tokyo. */
  private static final Instant NOON = Instant.parse("2026-11-24T03:00:00Z");

  private final SettableClock clock = new SettableClock(NOON);
  private final InMemorySettingsRepository versions = new InMemorySettingsRepository();
  private final StorePorts ports = InMemoryStorePorts.of(new InMemoryTable(versions::live));
  private final InMemoryLineFactsStore answers = new InMemoryLineFactsStore();
  private final InMemoryHandTickStore ticks = new InMemoryHandTickStore();
  private final FakeOfficialAccountApi line =
      new FakeOfficialAccountApi(
          new FakeChannelRepository()
              .with(SALON, new ChannelCredentials("1", List.of("canary"), Optional.empty())),
          "1",
          "canary");
  private Optional<URI> known = Optional.of(OURS);

  private record Ran(int code, String out, String err) {}

  @BeforeEach
  void the_salon_is_set_up_but_for_what_an_eye_must_see() {
    LiveSettings.save(
        versions,
        SALON,
        """
        {"shop": {"name": "見本"}, "responseHours": {"weekdays": {"tue": ["10:00-19:00"]}}}
        """,
        "test",
        NOON);
    ports.accounts().noteWebhook(SALON, NOON.minusSeconds(60));
    line.setWebhook(SALON, OURS);
  }

  @Test
  void a_shop_with_nothing_to_mend_ends_well_and_asks_what_only_an_eye_can_see() {
    var ran = doctor();
    assertThat(ran.code()).isZero();
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out())
        .contains(
            "✓ チャネルにつながりました。サロン（@salon）（LINEの返事です）",
            "  The channel is connected. サロン (@salon) (LINE says so)",
            "? LINEの「あいさつメッセージ」はオフですか？オンだと、",
            "    LINE Official Account Manager › 設定 › 応答設定 › あいさつメッセージ › オフ",
            "    ./rusuban doctor --seen greeting",
            "直すところ0、目で確かめるところ5、できていること8 / 0 to mend, 5 to look at, 8 fine");
  }

  @Test
  void something_to_mend_comes_first_with_its_place_and_ends_with_one() {
    line.webhookUse(false);
    var ran = doctor();
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out())
        .startsWith(
            """
            ✗ Webhookの利用がオフです。お客様のメッセージが、るすばんに届きません。（LINEの返事です）
                LINE Developers › Messaging API設定 › Webhookの利用 › オン
              “Use webhook” is off. No customer's message reaches Rusuban. (LINE says so)
                LINE Developers › Messaging API › Use webhook › On
            """);
  }

  @Test
  void what_was_seen_is_kept_with_who_and_when_and_no_longer_asked() {
    var ran = doctor("--seen", "greeting, auto-reply", "--seen", "response-hours", "--by", "沙也加");
    assertThat(ran.out())
        .contains("沙也加さんが11月24日に目で確かめました", "2 to look at")
        .doesNotContain("--seen g");
    assertThat(ticks.ticks(SALON))
        .containsOnlyKeys(HandCheck.GREETING, HandCheck.AUTO_REPLY, HandCheck.RESPONSE_HOURS)
        .containsEntry(HandCheck.GREETING, new HandTick("沙也加", NOON, OptionalLong.of(1)));
    assertThat(doctor().out()).contains("2 to look at");
  }

  @Test
  void on_aws_the_webhook_url_may_be_told() {
    known = Optional.empty();
    assertThat(doctor("--table", "t").out()).contains("デプロイの出力 WebhookUrl と比べて");
    assertThat(doctor("--table", "t", "--webhook-url", OURS.toString()).out())
        .contains("WebhookのURLは、るすばんを向いています");
    var elsewhere = doctor("--table", "t", "--webhook-url", "https://other.example/webhook/salon");
    assertThat(elsewhere.code()).isEqualTo(1);
    assertThat(elsewhere.out()).contains("るすばんを向いていません");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--seen nothing", "--by=\t", "--account A", "--region x", "--webhook-url"})
  void what_cannot_be_meant_is_refused_and_ticks_nothing(String arguments) {
    var ran = doctor(arguments.split(" ", -1));
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ticks.ticks(SALON)).isEmpty();
  }

  @Test
  void a_system_that_is_not_reached_is_said_in_both_languages() {
    var command =
        new DoctorCommand(
            (_, _, _, _) -> {
              throw new Unavailable("届きません。", "It cannot be reached.");
            });
    assertThat(run(command)).isEqualTo(new Ran(2, "", "届きません。\nIt cannot be reached.\n"));
  }

  private Ran doctor(String... arguments) {
    return run(
        new DoctorCommand(
            (_, _, _, work) ->
                work.applyAsInt(
                    new DoctorAccess.Opened(
                        new ConnectionCheck(line, answers, ports.accounts(), versions, ticks),
                        ticks,
                        versions,
                        known,
                        clock))),
        arguments);
  }

  private static Ran run(DoctorCommand command, String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int code =
        new CommandLine(command)
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    return new Ran(code, out.toString(), err.toString());
  }
}
