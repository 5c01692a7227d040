package rusuban.local.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import rusuban.app.DeliveryOutcome;
import rusuban.app.chat.SaveResult;
import rusuban.app.chat.VersionedChat;
import rusuban.app.settings.SettingsRepository;
import rusuban.app.store.StorePorts;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.chat.Chat;
import rusuban.core.chat.ChatBuilder;
import rusuban.core.decision.FollowUp;
import rusuban.json.Json;
import rusuban.json.JsonText;
import rusuban.local.store.DynamoStoreOpener;
import rusuban.local.store.StoreAccess;
import rusuban.local.store.StoreTarget;
import rusuban.testkit.InMemorySettingsRepository;
import rusuban.testkit.people.InMemoryPeoplePorts;
import rusuban.testkit.store.EventRecordBuilder;
import rusuban.testkit.store.InMemoryStorePorts;
import rusuban.testkit.store.InMemoryTable;

class ChatCommandTest {
  private static final AccountId SALON = new AccountId("salon");
  private static final ChatId HANAKO = new ChatId("U8189cf6745fc0d808977bdb0b9f22995");
  private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");
  private static final InstantSource NOON = InstantSource.fixed(NOW);

  private final SettingsRepository versions = new InMemorySettingsRepository();
  private final InMemoryTable table = new InMemoryTable(versions::live);
  private final StorePorts ports = InMemoryStorePorts.of(table);
  private final List<StoreTarget> opened = new ArrayList<>();
  private final List<ChatId> known = new ArrayList<>();

  private record Ran(int code, String out, String err) {}

  private Ran typing(String typed, String... arguments) {
    return run(
        new StoreAccess() {
          @Override
          public int with(StoreTarget storeTarget, ToIntFunction<Store> work) {
            opened.add(storeTarget);
            return work.applyAsInt(
                new Store(
                    versions,
                    ports,
                    InMemoryPeoplePorts.empty(),
                    account ->
                        known.stream().map(ChatCommandTest.this::stored).map(VersionedChat::chat),
                    NOON));
          }
        },
        typed,
        arguments);
  }

  private Ran run(String... arguments) {
    return typing("", arguments);
  }

  private static Ran run(StoreAccess storeAccess, String typed, String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int code =
        new CommandLine(
                new ChatCommand(storeAccess, new StringReader(typed), ZoneId.of("Asia/Tokyo")))
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    return new Ran(code, out.toString(), err.toString());
  }

  /** Records an answered event, an event that waits for its reply, and a waiting follow-up. */
  private void speak(ChatId chat) {
    speak(chat, "花子");
  }

  private void speak(ChatId chat, String name) {
    known.add(chat);
    var answered =
        EventRecordBuilder.of(SALON, stored(chat), "e1", NOW).withRaw("{\"text\":\"一\"}");
    ports
        .replies()
        .end(
            ((SaveResult.ReplyOutstanding) ports.chats().save(answered.entry())).reply(),
            new DeliveryOutcome.Sent(DeliveryOutcome.Via.REPLY, Optional.of("request")));
    var followUp = new FollowUp(chat, "thanks", NOW, NOW.plusSeconds(60), NOW.plusSeconds(90));
    var waits =
        EventRecordBuilder.of(SALON, stored(chat), "e2", NOW.plusSeconds(1))
            .withRaw("{\"text\":\"二\"}")
            .begins(List.of(followUp));
    var named = ChatBuilder.of(waits.after().orElseThrow()).named(name, NOW).done();
    assertThat(ports.chats().save(waits.leaving(named).entry()))
        .isInstanceOf(SaveResult.ReplyOutstanding.class);
  }

  private VersionedChat stored(ChatId chat) {
    return ports
        .chats()
        .read(SALON, Optional.of(chat))
        .chat()
        .orElseGet(() -> new VersionedChat(Chat.unknown(chat), 0));
  }

  @Test
  void an_export_has_all_that_is_kept_also_what_waits() {
    speak(HANAKO);
    var ran = run("export", HANAKO.value());
    assertThat(ran.code()).isZero();
    assertThat(ran.err()).isEmpty();
    var export = (Json.Obj) JsonText.parse(ran.out());
    assertThat(export.text("id")).contains(HANAKO.value());
    assertThat(((Json.Obj) export.get("chat").orElseThrow()).text("name")).contains("花子");
    var events = items(export, "events");
    assertThat(events).extracting(it -> it.text("id").orElseThrow()).containsExactly("e1", "e2");
    assertThat(events)
        .extracting(it -> it.text("raw").orElseThrow())
        .containsExactly("{\"text\":\"一\"}", "{\"text\":\"二\"}");
    assertThat(events).allMatch(it -> items(it, "sent").size() == 1);
    assertThat(((Json.Obj) events.getFirst().get("ending").orElseThrow()).text("requestId"))
        .contains("request");
    assertThat(events.getLast().get("ending")).contains(new Json.Null());
    assertThat(items(export, "followUpsWaiting"))
        .singleElement()
        .satisfies(it -> assertThat(it.text("plan")).contains("thanks"));
  }

  private static List<Json.Obj> items(Json.Obj of, String name) {
    return ((Json.Arr) of.get(name).orElseThrow())
        .items().stream().map(Json.Obj.class::cast).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"U1", "C4af4980629", "R0a1b"})
  void a_chat_of_any_kind_is_erased_once_its_id_was_typed_again(String id) {
    speak(new ChatId(id));
    var ran = typing(id + "\n", "erase", id);
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).contains("消しました", "Erased");
    assertThat(ran.err()).contains("もう一度入力", "type the id again");
    assertThat(stored(new ChatId(id)).chat()).isEqualTo(Chat.unknown(new ChatId(id)));
    var left = run("export", id).out();
    assertThat(left).contains("\"erased\"", "\"requestId\":\"request\"");
    assertThat(left).doesNotContain("一", "二", "花子", "いらっしゃいませ", "thanks");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "yes\n", "U8189\n"})
  void without_the_same_id_nothing_is_erased(String typed) {
    speak(HANAKO);
    var before = table.toString();
    var ran = typing(typed, "erase", HANAKO.value());
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("何も消していません", "nothing was erased");
    assertThat(table.toString()).isEqualTo(before);
  }

  @Test
  void yes_erases_without_asking() {
    speak(HANAKO);
    var ran = run("erase", HANAKO.value(), "--yes");
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).matches("(?s)消しました。 / Erased\\.\\R.* / In the logs: who-[0-9a-f]{16}\\R");
    assertThat(stored(HANAKO).chat()).isEqualTo(Chat.unknown(HANAKO));
  }

  @Test
  void a_chat_of_which_nothing_is_kept_is_said_so() {
    speak(HANAKO);
    for (var ran :
        List.of(
            run("export", "U" + "1".repeat(32)),
            run("erase", "U" + "1".repeat(32), "--yes"),
            run("export", HANAKO.value(), "--account", "other"))) {
      assertThat(ran.code()).isEqualTo(1);
      assertThat(ran.out()).isEmpty();
      assertThat(ran.err()).contains("何も残っていません", "Nothing is kept of this chat");
    }
  }

  @Test
  void the_target_is_the_running_system_unless_a_table_is_named() {
    speak(HANAKO);
    assertThat(run("export", HANAKO.value()).code()).isZero();
    assertThat(run("export", HANAKO.value(), "--table", "t").code()).isZero();
    assertThat(opened)
        .satisfiesExactly(
            one -> assertThat(one).isInstanceOf(StoreTarget.Local.class),
            other -> assertThat(other).isEqualTo(new StoreTarget.Table("t", Optional.empty())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "export",
        "erase",
        "erase --yes",
        "wipe U1",
        "export U1 --region us-east-1",
        "erase U1 --yes --local http://127.0.0.1:1 --table t",
        "export U1 --account Salon!"
      })
  void a_command_line_that_makes_no_sense_ends_with_2_and_opens_nothing(String line) {
    var ran = run(line.isEmpty() ? new String[0] : line.split(" ", -1));
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).isNotBlank();
    assertThat(opened).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "花子 | U1",
        "やまだ花子 | U2",
        "やまだ | U2",
        "\u3000ヤマダ ハナコ | U3",
        "ﾔﾏﾀﾞﾊﾅｺ | U3",
        "Hanako | U4",
        "HANA | U4",
      })
  void an_export_finds_the_person_by_name(String name, String id) {
    speak(new ChatId("U1"), "花子");
    speak(new ChatId("U2"), "やまだ花子");
    speak(new ChatId("U3"), "ヤマダハナコ");
    speak(new ChatId("U4"), "Ｈａｎａｋｏ");
    var ran = run("export", name);
    assertThat(ran.code()).isZero();
    assertThat(((Json.Obj) JsonText.parse(ran.out())).text("id")).contains(id);
    assertThat(ran.err()).contains(id).contains("the whole table is read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"export", "erase", "erase --yes"})
  void of_several_all_are_listed_with_their_last_contact_and_nothing_is_done(String command) {
    speak(new ChatId("U1"), "花子");
    speak(new ChatId("U2"), "花子\u202E\n");
    var before = table.toString();
    var arguments = new ArrayList<>(List.of(command.split(" ", -1)));
    arguments.add("花子");
    var ran = typing("U1\n", arguments.toArray(String[]::new));
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err().lines())
        .contains("  U1  2026-11-24 12:00  花子", "  U2  2026-11-24 12:00  花子");
    assertThat(table.toString()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"太郎", "a#b", "U8189", " ", "\u200b"})
  void a_name_that_nobody_has_is_said_so(String name) {
    speak(HANAKO);
    for (var command : List.of("export", "erase")) {
      var ran = run(command, name);
      assertThat(ran.code()).isEqualTo(1);
      assertThat(ran.out()).isEmpty();
      assertThat(ran.err()).contains("照らします", "Nothing is kept under this id or name");
    }
  }

  @Test
  void an_erasure_by_name_asks_for_the_id() {
    speak(HANAKO);
    var unasked = run("erase", "花子", "--yes");
    assertThat(unasked.code()).isEqualTo(2);
    assertThat(unasked.err()).contains("ID で指定してください: " + HANAKO);
    assertThat(typing("花子\n", "erase", "花子").code()).isEqualTo(1);
    assertThat(stored(HANAKO).chat().name()).contains("花子");

    assertThat(typing(HANAKO + "\n", "erase", "花子").code()).isZero();
    assertThat(stored(HANAKO).chat()).isEqualTo(Chat.unknown(HANAKO));
  }

  @Test
  void an_id_that_is_written_as_one_is_not_looked_for_among_the_names() {
    speak(HANAKO);
    var ran = run("export", "U" + "0".repeat(32));
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).doesNotContain("the whole table is read");
  }

  @Test
  void where_nothing_runs_the_command_says_how_to_start_it() {
    // Port 1 is reserved, and nothing listens on it.
    var ran = run(new DynamoStoreOpener(NOON), "", "export", "U1", "--local", "http://127.0.0.1:1");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("./rusuban up が動いていません", "No ./rusuban up is running");
  }
}
