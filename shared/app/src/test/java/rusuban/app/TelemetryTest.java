package rusuban.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rusuban.app.Telemetry.Metric;

class TelemetryTest {

  @ParameterizedTest
  @EnumSource(Metric.class)
  void a_metric_is_named_as_it_is_written(Metric metric) {
    assertThat(metric.metricName())
        .isEqualTo(
            Arrays.stream(metric.name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining()));
  }

  @Test
  void what_ended_badly_is_counted_and_what_went_well_is_a_line_only() {
    assertThat(List.of(Metric.REPLY_DEAD, Metric.FOLLOW_UP_DEAD, Metric.WORK_FAILED))
        .allMatch(it -> it.counter().equals(Optional.of(Telemetry.FAILED)));
    assertThat(List.of(Metric.REPLY_SENT, Metric.FOLLOW_UP_SENT))
        .allMatch(it -> it.counter().isEmpty());
  }
}
