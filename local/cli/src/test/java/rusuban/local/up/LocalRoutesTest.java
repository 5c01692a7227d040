package rusuban.local.up;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rusuban.json.Json;
import rusuban.json.JsonText;
import rusuban.local.line.state.SendMethod;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocalRoutesTest {
  private final HttpClient http = HttpClient.newHttpClient();
  private LocalSystem system;

  private record Reply(int status, Json.Obj json) {
    String field(String name) {
      return json.text(name).orElseThrow();
    }

    boolean refusesInBothLanguages() {
      return json.get("error").orElseThrow() instanceof Json.Obj error
          && !error.text("ja").orElse("").isBlank()
          && !error.text("en").orElse("").isBlank();
    }
  }

  @BeforeAll
  void the_system_is_up() throws IOException {
    var now = Optional.of(Instant.parse("2026-12-02T03:00:00Z"));
    var log = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
    var settings = Files.readString(Path.of("../../examples/salon.json"));
    system = new LocalSystem(LocalSystem.Options.inMemory(settings, now, log));
    system.line().webhookTimeout(Duration.ofSeconds(60));
  }

  @AfterAll
  void the_system_is_down() {
    http.shutdownNow();
    system.close();
  }

  private HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(system.webhook().resolve(path));
  }

  private Reply call(HttpRequest.Builder request) throws IOException, InterruptedException {
    var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    return new Reply(answer.statusCode(), (Json.Obj) JsonText.parse(answer.body().getBytes(UTF_8)));
  }

  private Reply clock(String body) throws IOException, InterruptedException {
    return call(
        at("/local/clock")
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  @Test
  void info_names_everything_a_caller_needs() throws Exception {
    var info = call(at("/local/info"));
    assertThat(info.status()).isEqualTo(200);
    assertThat(info.field("account")).isEqualTo("salon");
    assertThat(info.field("webhook")).isEqualTo(system.webhook().toString());
    assertThat(info.field("channelSecret")).isEqualTo("8c570fa6dd201bb328f1c1eac23a96d8");
    assertThat(URI.create(info.field("lineApi")).getPort()).isEqualTo(system.webhook().getPort());
    assertThat(Instant.parse(info.field("now"))).isBeforeOrEqualTo(system.now());
    assertThat(URI.create(info.field("dynamodb"))).isEqualTo(system.dynamodb());
    assertThat(info.field("table")).isEqualTo("rusuban");
    assertThat(info.field("phone")).endsWith("/phone/");
  }

  @Test
  void the_clock_advances_and_what_was_due_has_happened_when_it_answers() throws Exception {
    var customer = system.line().newCustomer("時計の客");
    customer.says("もしもし");
    var target = system.now().plus(Duration.ofDays(1));
    var moved = clock("{\"advance\":\"P1D\"}");
    assertThat(moved.status()).isEqualTo(200);
    assertThat(Instant.parse(moved.field("now"))).isAfterOrEqualTo(target);
    assertThat(system.line().acceptedFor(customer.userId()))
        .filteredOn(it -> it.sendMethod() == SendMethod.PUSH)
        .hasSize(1);
  }

  @Test
  void the_clock_goes_to_a_time_in_any_offset() throws Exception {
    var target = system.now().plus(Duration.ofHours(2));
    var written = target.atOffset(java.time.ZoneOffset.ofHours(9));
    assertThat(clock("{\"now\":\"" + written + "\"}").status()).isEqualTo(200);
    assertThat(system.now()).isAfterOrEqualTo(target);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"advance\":\"-PT1S\"}",
        "{\"now\":\"2020-01-01T00:00:00Z\"}",
        "{\"advance\":\"-P9999D\"}"
      })
  void once_somebody_spoke_the_clock_does_not_go_back(String body) throws Exception {
    system.line().newCustomer("戻れない客").says("もしもし");
    var before = system.now();
    var refused = clock(body);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.refusesInBothLanguages()).isTrue();
    assertThat(system.now()).isAfterOrEqualTo(before);
  }

  @Test
  void the_refusal_tells_the_time_of_the_shop() throws Exception {
    system.line().newCustomer("時刻の客").says("もしもし");
    var here = system.now().atZone(ZoneId.of("Asia/Tokyo"));
    var error = (Json.Obj) clock("{\"advance\":\"-PT1H\"}").json().get("error").orElseThrow();
    assertThat(error.text("ja").orElseThrow())
        .contains(here.getYear() + "年" + here.getMonthValue() + "月" + here.getDayOfMonth() + "日")
        .contains(" " + here.getHour() + ":");
    assertThat(error.text("en").orElseThrow())
        .contains(" " + here.getYear() + ", " + here.getHour());
  }

  @Test
  void while_nothing_has_happened_the_clock_goes_back_and_the_thank_you_still_comes()
      throws Exception {
    var late = Optional.of(Instant.parse("2026-12-02T13:00:00Z")); // 22:00 in Tokyo
    var log = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
    var settings = Files.readString(Path.of("../../examples/salon.json"));
    try (var fresh = new LocalSystem(LocalSystem.Options.inMemory(settings, late, log))) {
      fresh.line().webhookTimeout(Duration.ofSeconds(60));
      var hanako = fresh.line().customer("花子");
      assertThat(fresh.isUntouched()).isTrue();
      var noon = Instant.parse("2026-12-02T03:00:00Z");
      assertThat(fresh.restartAt(noon)).isTrue();
      assertThat(fresh.now()).isBetween(noon, noon.plusSeconds(60));

      hanako.says("もしもし");
      assertThat(fresh.restartAt(noon)).isFalse();
      fresh.advanceTo(Instant.parse("2026-12-02T11:00:00Z"));
      assertThat(fresh.line().acceptedFor(hanako.userId()))
          .filteredOn(it -> it.sendMethod() == SendMethod.PUSH)
          .hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{}",
        "{\"now\":1}",
        "{\"now\":\"tomorrow\"}",
        "{\"now\":\"2026-12-31T23:30:00\"}",
        "{\"advance\":\"3h\"}",
        "{\"advance\":10}",
        "{\"advance\":\"PT99999999999999999999H\"}",
        "{\"advance\":\"P106751991167300D\"}",
        "{\"advance\":\"P3661D\"}",
        "{\"now\":\"9999-12-31T23:59:59Z\"}",
        "{\"now\":\"+999999999-12-31T23:59:59Z\"}"
      })
  void what_is_no_time_within_ten_years_is_refused_in_both_languages(String body) throws Exception {
    var before = system.now();
    var refused = clock(body);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.refusesInBothLanguages()).isTrue();
    assertThat(system.now()).isBefore(before.plus(Duration.ofHours(1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/jsonx"})
  void another_sites_page_cannot_move_the_clock(String type) throws Exception {
    var before = system.now();
    var forged =
        at("/local/clock")
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString("{\"advance\":\"P1D\"}"));
    var refused = call(forged);
    assertThat(refused.status()).isEqualTo(415);
    assertThat(refused.refusesInBothLanguages()).isTrue();
    assertThat(system.now()).isBefore(before.plus(Duration.ofHours(1)));
  }

  @Test
  void what_is_not_there_is_said_in_both_languages() throws Exception {
    var missing = call(at("/local/nothing"));
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.refusesInBothLanguages()).isTrue();
    assertThat(call(at("/local/clock")).status()).isEqualTo(404);
  }
}
