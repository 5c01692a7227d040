package rusuban.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rusuban.app.Telemetry;
import rusuban.app.Telemetry.Metric;
import rusuban.core.AccountId;
import rusuban.json.JsonText;

class EmfTelemetryTest {
  private static final AccountId SALON = new AccountId("salon");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final EmfTelemetry telemetry =
      new EmfTelemetry(
          new PrintStream(out, true, UTF_8), () -> Instant.parse("2026-11-24T05:13:06.248Z"));

  static Stream<Metric> counted() {
    return Arrays.stream(Metric.values())
        .filter(it -> it.counter().isPresent() && !it.counter().get().equals(Telemetry.FAILED));
  }

  @Test
  void no_more_is_counted_than_CloudWatch_gives_for_nothing() {
    var counters = Arrays.stream(Metric.values()).flatMap(it -> it.counter().stream());
    assertThat(counters.distinct()).hasSizeLessThanOrEqualTo(10);
  }

  @Test
  void what_is_not_counted_is_a_line_all_the_same() {
    telemetry.tell(Metric.REPLY_SENT, SALON, Map.of("event", "01M85ZHMY8K0PSWFNSJVTNKSHK"));
    var expected =
        """
        {"ReplySent":1,"account":"salon","event":"01M85ZHMY8K0PSWFNSJVTNKSHK"}
        """;
    assertThat(JsonText.parse(out.toByteArray()))
        .isEqualTo(JsonText.parse(expected.getBytes(UTF_8)));
  }

  @ParameterizedTest
  @MethodSource("counted")
  void a_counted_line_is_the_metric_as_CloudWatch_reads_it(Metric metric) {
    telemetry.tell(metric, SALON, Map.of("event", "01M85ZHMY8K0PSWFNSJVTNKSHK"));
    var expected =
        """
        {"_aws":{"Timestamp":1795497186248,"CloudWatchMetrics":[{"Namespace":"Rusuban","Dimensions":[[]],\
        "Metrics":[{"Name":"%1$s","Unit":"Count"}]}]},"%1$s":1,"account":"salon","event":"01M85ZHMY8K0PSWFNSJVTNKSHK"}
        """
            .formatted(metric.metricName());
    assertThat(JsonText.parse(out.toByteArray()))
        .isEqualTo(JsonText.parse(expected.getBytes(UTF_8)));
  }

  @Test
  void whatever_is_given_up_adds_to_one_metric_and_its_line_says_what_it_was() {
    telemetry.tell(Metric.REPLY_DEAD, SALON, Map.of("event", "01M85ZHMY8K0PSWFNSJVTNKSHK"));
    var expected =
        """
        {"_aws":{"Timestamp":1795497186248,"CloudWatchMetrics":[{"Namespace":"Rusuban","Dimensions":[[]],\
        "Metrics":[{"Name":"Failed","Unit":"Count"}]}]},"Failed":1,"ReplyDead":1,"account":"salon",\
        "event":"01M85ZHMY8K0PSWFNSJVTNKSHK"}
        """;
    assertThat(JsonText.parse(out.toByteArray()))
        .isEqualTo(JsonText.parse(expected.getBytes(UTF_8)));
  }

  @Test
  void one_telling_is_one_line_whatever_an_id_holds() {
    telemetry.tell(Metric.EVENT_KEPT, SALON, Map.of("event", "a\nb\u2028c\"d\\\ud800"));
    assertThat(out.toString(UTF_8)).hasLineCount(1).endsWith("}" + System.lineSeparator());
    assertThat(out.toString(UTF_8).strip()).doesNotContain("\n");
  }
}
