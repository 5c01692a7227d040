package rusuban.local.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventFilesTest {
  private static final Path EVENTS = Path.of("../../events");
  private static final ObjectMapper JSON = new ObjectMapper();

  static List<Path> webhooks() throws IOException {
    try (var files = Files.list(EVENTS)) {
      return files.filter(EventFilesTest::isWebhook).sorted().toList();
    }
  }

  private static boolean isWebhook(Path file) {
    var name = file.getFileName().toString();
    return !name.startsWith("followup-")
        && !name.startsWith("drain-")
        && !name.startsWith("console-")
        && !name.equals("keep-awake.json");
  }

  private static EventFile read(Path file) throws IOException {
    return EventFile.parse(Files.readString(file));
  }

  @ParameterizedTest
  @MethodSource("webhooks")
  void every_webhook_is_signed_as_its_name_says(Path file) throws IOException {
    boolean refused =
        Set.of("bad-signature.json", "missing-signature.json")
            .contains(file.getFileName().toString());
    assertThat(read(file).isSignedWith(EventFile.SAMPLE_SECRET)).isEqualTo(!refused);
  }

  @ParameterizedTest
  @MethodSource("webhooks")
  void every_webhook_says_the_length_its_body_has(Path file) throws IOException {
    var headers = JSON.readTree(Files.readString(file)).path("headers");
    assertThat(headers.path("content-length").asText())
        .isEqualTo(Integer.toString(read(file).body().length));
  }

  @ParameterizedTest
  @MethodSource("webhooks")
  void every_event_carries_what_LINE_always_sends(Path file) throws IOException {
    JsonNode body = JSON.readTree(read(file).body());
    assertThat(body.path("destination").asText()).matches("U[0-9a-f]{32}");
    for (JsonNode event : body.path("events")) {
      assertThat(event.path("webhookEventId").asText()).matches("[0-9A-HJKMNP-TV-Z]{26}");
      assertThat(ulidTime(event.path("webhookEventId").asText()))
          .isEqualTo(event.path("timestamp").asLong());
      assertThat(event.path("mode").asText()).isEqualTo("active");
      assertThat(event.path("deliveryContext").path("isRedelivery").asBoolean())
          .isEqualTo(file.endsWith("redelivered.json"));
    }
  }

  @ParameterizedTest
  @MethodSource("webhooks")
  void every_webhook_is_laid_out_as_signing_leaves_it(Path file) throws IOException {
    assertThat(read(file).text()).isEqualTo(Files.readString(file));
  }

  @Test
  void the_empty_webhook_has_the_signature_that_LINE_publishes_for_it() throws IOException {
    var text = Files.readString(EVENTS.resolve("empty.json"));
    assertThat(JSON.readTree(text).path("headers").path("x-line-signature").asText())
        .isEqualTo("GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=");
  }

  @Test
  void a_redelivered_event_differs_from_the_first_in_its_delivery_context_alone()
      throws IOException {
    var first = new String(read(EVENTS.resolve("text.json")).body(), UTF_8);
    var again = new String(read(EVENTS.resolve("redelivered.json")).body(), UTF_8);
    assertThat(again).isEqualTo(first.replace("\"isRedelivery\":false", "\"isRedelivery\":true"));
  }

  @Test
  void an_edited_body_needs_a_new_signature() throws IOException {
    String edited = Files.readString(EVENTS.resolve("text.json")).replace("明日の15時", "明日の16時");
    var file = EventFile.parse(edited);
    assertThat(file.isSignedWith(EventFile.SAMPLE_SECRET)).isFalse();
    var signed = file.signedWith(EventFile.SAMPLE_SECRET);
    assertThat(signed.isSignedWith(EventFile.SAMPLE_SECRET)).isTrue();
    assertThat(new String(signed.body(), UTF_8)).contains("明日の16時");
  }

  @Test
  void another_text_is_no_webhook() {
    assertThatIllegalArgumentException().isThrownBy(() -> EventFile.parse("{}"));
    assertThatIllegalArgumentException().isThrownBy(() -> EventFile.parse("{"));
  }

  /**
   * Compares the scheduler's Input in template.yaml with the tick's file. Varying parts are open.
   */
  @Test
  void the_tick_has_the_form_that_the_template_makes_the_scheduler_send() throws IOException {
    var input =
        Pattern.compile("(?m)^ +Input: !Sub '(.*)'$")
            .matcher(Files.readString(Path.of("../../template.yaml")));
    assertThat(input.find()).isTrue();
    var filled =
        input
            .group(1)
            .replace("<aws.scheduler.execution-id>", "d8a1c7e4-5b92-4f06-9a3e-71c0b2f4e685")
            .replace("<aws.scheduler.scheduled-time>", "2026-11-24T11:00:00Z")
            .replace(
                "<aws.scheduler.schedule-arn>",
                "arn:aws:scheduler:ap-northeast-1:123456789012:schedule/default/rusuban-tick")
            .replace("${AWS::AccountId}", "123456789012")
            .replace("${AWS::Region}", "ap-northeast-1");
    assertThat(JSON.readTree(filled))
        .isEqualTo(JSON.readTree(Files.readString(EVENTS.resolve("followup-tick.json"))));
  }

  @Test
  void the_events_that_keep_snapshots_are_the_one_of_this_folder() throws IOException {
    var input =
        Pattern.compile("(?m)^ +Input: '(.*)'$")
            .matcher(Files.readString(Path.of("../../template.yaml")));
    var sent = new ArrayList<JsonNode>();
    while (input.find()) sent.add(JSON.readTree(input.group(1)));
    var expected = JSON.readTree(Files.readString(EVENTS.resolve("keep-awake.json")));
    // The webhook and the console.
    assertThat(sent).containsExactly(expected, expected);
  }

  private static long ulidTime(String ulid) {
    long time = 0;
    for (char digit : ulid.substring(0, 10).toCharArray()) {
      time = time * 32 + "0123456789ABCDEFGHJKMNPQRSTVWXYZ".indexOf(digit);
    }
    return time;
  }
}
