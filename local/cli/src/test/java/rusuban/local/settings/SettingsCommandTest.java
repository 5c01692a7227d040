package rusuban.local.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import rusuban.app.settings.SettingsRepository;
import rusuban.app.store.StorePorts;
import rusuban.core.AccountId;
import rusuban.local.store.DynamoStoreOpener;
import rusuban.local.store.StoreAccess;
import rusuban.local.store.StoreTarget;
import rusuban.testkit.InMemorySettingsRepository;
import rusuban.testkit.people.InMemoryPeoplePorts;
import rusuban.testkit.store.InMemoryStorePorts;
import rusuban.testkit.store.InMemoryTable;

class SettingsCommandTest {
  private static final AccountId SALON = new AccountId("salon");
  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2026-11-24T03:00:00.123Z"));

  private final SettingsRepository versions = new InMemorySettingsRepository();
  private final StorePorts ports = InMemoryStorePorts.of(new InMemoryTable(versions::live));
  private final List<StoreTarget> opened = Collections.synchronizedList(new ArrayList<>());

  @TempDir private Path folder = Path.of("");

  private record Ran(int code, String out, String err) {}

  private Ran run(String... arguments) {
    return run(
        new StoreAccess() {
          @Override
          public int with(StoreTarget storeTarget, ToIntFunction<Store> work) {
            opened.add(storeTarget);
            return work.applyAsInt(new Store(versions, ports, InMemoryPeoplePorts.empty(), NOON));
          }
        },
        arguments);
  }

  private static Ran run(StoreAccess storeAccess, String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int code =
        new CommandLine(new SettingsCommand(storeAccess, NOON, ZoneId.of("Asia/Tokyo")))
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    return new Ran(code, out.toString(), err.toString());
  }

  private String file(String text) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "settings", ".json"), text).toString();
  }

  private String shop(String name) throws IOException {
    return file(document(name));
  }

  private static String document(String name) {
    return "{\"shop\":{\"name\":\""
        + name
        + "\"},\"responseHours\":{\"weekdays\":{\"tue\":[\"10:00-19:00\"]}}}";
  }

  @Test
  void a_good_file_is_checked_without_a_store() {
    var ran = run("check", "../../examples/salon.json");
    assertThat(ran)
        .isEqualTo(
            new Ran(
                0,
                "誤りはありません。反映できます。 / No errors: it can be applied." + System.lineSeparator(),
                ""));
    assertThat(opened).isEmpty();
  }

  @Test
  void each_problem_has_a_line_with_its_place_in_both_languages() throws IOException {
    var ran = run("check", file("{\"shop\":{\"naame\":\"x\"}}"));
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out().lines())
        .hasSize(4)
        .anyMatch(line -> line.contains("shop.name: この項目は必須です。 / This field is required."))
        .anyMatch(line -> line.contains("shop.naame: ") && line.contains("Did you mean \"name\"?"))
        .anyMatch(line -> line.contains("responseHours: "))
        .last()
        .isEqualTo("問題が3件あります。 / Problems found: 3.");
  }

  @Test
  void a_problem_in_a_rule_has_its_line_and_the_rules_id() throws IOException {
    var shop =
        document("一")
            .replaceFirst(
                "}$",
                """
                ,
                "keywordRules": [
                  {"id": "hours", "match": {"contains": ["何時"]}, "answer": ["10時から"]},
                  {"id": "booking",
                   "match": {"contain": ["予約"]}, "answer": ["b"]}
                ]}
                """);
    assertThat(run("check", file(shop)).out())
        .contains(".json:5:14 keywordRules[1].match.contain (booking): この項目はありません");
  }

  @Test
  void a_missing_comma_is_told_where_it_is_missing() throws IOException {
    var shop = document("一").replace(",\"responseHours\"", "\n\n  \"responseHours\"");
    assertThat(run("check", file(shop)).out())
        .containsPattern("json:1:21: ここにカンマ \\(,\\) が抜けています。 / A comma \\(,\\) is missing here\\.");
  }

  @Test
  void a_warning_is_shown_and_the_file_is_still_good() throws IOException {
    var ran = run("check", file(document("a").replace("[\"10:00-19:00\"]", "[]")));
    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .contains(".json:1:39 responseHours.weekdays: ", "No errors")
        .startsWith("⚠ ");
  }

  @Test
  void a_file_that_cannot_be_read_is_said_so() throws IOException {
    var missing = run("check", folder.resolve("none.json").toString());
    assertThat(missing.code()).isEqualTo(2);
    assertThat(missing.err()).contains("読めません", "cannot be read");
    var latin =
        Files.write(folder.resolve("sjis.json"), "予約".getBytes(Charset.forName("Shift_JIS")));
    assertThat(run("check", latin.toString()))
        .satisfies(ran -> assertThat(ran.code()).isEqualTo(2))
        .satisfies(ran -> assertThat(ran.err()).contains("UTF-8"));
  }

  @Test
  void what_is_applied_is_live_and_comes_back_as_it_was_written() throws IOException {
    var ran = run("apply", shop("一"), "--by", "店長");
    assertThat(ran.out()).contains("版 1", "Version 1 is live");
    assertThat(versions.live(SALON)).hasValue(1);
    assertThat(versions.history(SALON, 9))
        .containsExactly(new SettingsRepository.Version(1, NOON.instant(), "店長", Optional.empty()));
    assertThat(run("get").out()).isEqualTo(document("一") + "\n");
  }

  @Test
  void a_document_beyond_what_the_store_takes_is_refused_by_check_and_apply_alike()
      throws IOException {
    var tooLarge = file(document("一").replace("}}}", "}},\"//\":\"" + "あ".repeat(130_000) + "\"}"));
    for (var command : List.of("check", "apply")) {
      var ran = run(command, tooLarge);
      assertThat(ran.code()).as(command).isEqualTo(1);
      assertThat(ran.out() + ran.err())
          .as(command)
          .contains("設定が大きすぎます（上限380000バイト、いまは390")
          .contains("The document is too large: at most 380000 bytes, found 390");
    }
    assertThat(versions.live(SALON)).isEmpty();
  }

  @Test
  void what_is_broken_is_never_applied() throws IOException {
    assertThat(run("apply", file("{}")).code()).isEqualTo(1);
    assertThat(run("apply", "none.json").code()).isEqualTo(2);
    assertThat(opened).isEmpty();
  }

  @Test
  void the_same_document_is_not_applied_twice() throws IOException {
    var shop = shop("一");
    assertThat(run("apply", shop).code()).isZero();
    assertThat(run("apply", shop).out()).contains("変更はありません", "Unchanged, version 1");
    assertThat(versions.history(SALON, 9)).hasSize(1);
  }

  @Test
  void the_history_is_newest_first_with_the_live_one_marked_and_who_rolled_back()
      throws IOException {
    assertThat(run("apply", shop("一"), "--by", "a").code()).isZero();
    assertThat(run("apply", shop("二"), "--by", "b").code()).isZero();
    assertThat(run("rollback", "1", "--by", "c").out())
        .contains("版 1 に戻しました", "Version 1 is live again");
    assertThat(run("history").out().lines())
        .containsExactly(
            "↩     1  2026-11-24T12:00:00+09:00  c  (戻した / rolled back)",
            "      2  2026-11-24T12:00:00+09:00  b",
            "*     1  2026-11-24T12:00:00+09:00  a");
    assertThat(run("history", "--limit", "1").out().lines()).hasSize(1);
    assertThat(run("get").out()).contains("一");
    assertThat(run("get", "--version", "2").out()).contains("二");
  }

  @Test
  void the_second_of_two_editors_is_told_and_nothing_is_applied() throws IOException {
    assertThat(run("apply", shop("一")).code()).isZero();
    assertThat(run("apply", shop("二"), "--from", "1").code()).isZero();
    var third = run("apply", shop("三"), "--from", "1");
    assertThat(third.code()).isEqualTo(1);
    assertThat(third.out()).isEmpty();
    assertThat(third.err().lines())
        .hasSize(2)
        .anyMatch(line -> line.contains("いま有効なのは版 2") && line.contains("--from 2"))
        .anyMatch(line -> line.contains("The live version is 2") && line.contains("--from 2"));
    assertThat(run("get").out()).contains("二");
    assertThat(run("apply", shop("三"), "--from", "2").out()).contains("Version 3 is live");
  }

  @Test
  void a_file_that_is_live_already_is_no_conflict() throws IOException {
    var shop = shop("一");
    assertThat(run("apply", shop).code()).isZero();
    assertThat(run("apply", shop("二")).code()).isZero();
    assertThat(run("apply", shop("二"), "--from", "1").out()).contains("Unchanged, version 2");
  }

  @Test
  void a_first_document_has_no_version_that_it_was_made_from() throws IOException {
    var ran = run("apply", shop("一"), "--from", "1");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("まだありません", "no settings yet", "without --from");
    assertThat(versions.live(SALON)).isEmpty();
  }

  @Test
  void the_history_tells_the_reasons() throws IOException {
    assertThat(run("apply", shop("一"), "--by", "a", "--why", "金曜を20時までに").code()).isZero();
    assertThat(run("apply", shop("二"), "--by", "b").code()).isZero();
    assertThat(run("rollback", "1", "--by", "c", "--why", "版1に戻した").code()).isZero();
    assertThat(run("history").out().lines())
        .containsExactly(
            "↩     1  2026-11-24T12:00:00+09:00  c  (戻した / rolled back)  版1に戻した",
            "      2  2026-11-24T12:00:00+09:00  b",
            "*     1  2026-11-24T12:00:00+09:00  a  金曜を20時までに");
  }

  @Test
  void a_reason_that_is_too_long_is_told_before_the_store_is_opened() throws IOException {
    var ran = run("apply", shop("一"), "--why", "あ".repeat(61));
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("--why は1〜60文字です", "--why is 1 to 60 characters");
    assertThat(opened).isEmpty();
  }

  @Test
  void the_history_has_the_times_of_the_accounts_own_zone() throws IOException {
    var shop = document("一").replace("\"一\"", "\"一\",\"timeZone\":\"America/New_York\"");
    assertThat(run("apply", file(shop), "--by", "a").code()).isZero();
    assertThat(run("history").out().lines())
        .containsExactly("*     1  2026-11-23T22:00:00-05:00  a");
  }

  @Test
  void a_version_that_is_not_there_is_said_so() {
    for (var ran :
        List.of(
            run("get"), run("get", "--version", "7"), run("rollback", "7"), run("rollback", "0"))) {
      assertThat(ran.code()).isEqualTo(1);
      assertThat(ran.err().lines()).hasSize(2);
    }
    assertThat(run("history")).isEqualTo(new Ran(0, "", ""));
  }

  @Test
  void the_target_is_the_running_system_unless_a_table_is_named() {
    assertThat(run("history").code()).isZero();
    assertThat(run("history", "--local").code()).isZero();
    assertThat(run("history", "--local", "http://127.0.0.1:9000").code()).isZero();
    assertThat(run("history", "--table", "t").code()).isZero();
    assertThat(run("history", "--table", "t", "--region", "us-east-1").code()).isZero();
    assertThat(opened)
        .containsExactly(
            new StoreTarget.Local(URI.create("http://127.0.0.1:8080")),
            new StoreTarget.Local(URI.create("http://127.0.0.1:8080")),
            new StoreTarget.Local(URI.create("http://127.0.0.1:9000")),
            new StoreTarget.Table("t", Optional.empty()),
            new StoreTarget.Table("t", Optional.of("us-east-1")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "check",
        "chek x",
        "get --version x",
        "rollback",
        "history --limit 0",
        "history --region us-east-1",
        "history --local http://127.0.0.1:1 --table t",
        "history --local nonsense",
        "history --account Salon!",
        "rollback 1 --by \t",
        "rollback 1 --why \t",
        "apply x --from y"
      })
  void a_command_line_that_makes_no_sense_ends_with_2_and_opens_nothing(String line) {
    var ran = run(line.isEmpty() ? new String[0] : line.split(" "));
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).isNotBlank();
    assertThat(opened).isEmpty();
  }

  @Test
  void a_store_that_cannot_be_reached_ends_with_2_and_says_so() {
    var ran =
        run(
            (_, _) -> {
              throw new StoreAccess.Unavailable("だめ", "no");
            },
            "history");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err().lines()).containsExactly("だめ", "no");
  }

  @Test
  void where_nothing_runs_the_command_says_how_to_start_it() {
    // Port 1 is reserved, and nothing listens on it.
    var ran = run(new DynamoStoreOpener(NOON), "history", "--local", "http://127.0.0.1:1");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("./rusuban up が動いていません", "No ./rusuban up is running");
  }

  @Test
  void documents_applied_at_the_same_time_are_live_once_each_or_told_that_they_are_not()
      throws Exception {
    var applies = new ArrayList<Callable<Integer>>();
    for (int i = 0; i < 20; i++) {
      var shop = shop("店" + i);
      applies.add(() -> run("apply", shop).code());
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      int applied = 0;
      for (var done : threads.invokeAll(applies)) {
        assertThat(done.get()).isBetween(0, 1);
        if (done.get() == 0) applied++;
      }
      assertThat(applied).isPositive();
      assertThat(versions.history(SALON, 100)).hasSize(applied);
      assertThat(versions.live(SALON)).hasValue(applied);
    }
  }
}
