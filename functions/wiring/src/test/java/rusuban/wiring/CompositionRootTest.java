package rusuban.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rusuban.line.LineOptions;

class CompositionRootTest {
  private static final Map<String, String> COMPLETE =
      Map.of(
          "TABLE", "table",
          "SECRETS", "/rusuban/x",
          "AWS_REGION", "ap-northeast-1",
          "AWS_ACCESS_KEY_ID", "id",
          "AWS_SECRET_ACCESS_KEY", "canary-key",
          "AWS_SESSION_TOKEN", "canary-session");

  private static final PrintStream OUT =
      new PrintStream(OutputStream.nullOutputStream(), true, UTF_8);

  @ParameterizedTest
  @ValueSource(strings = {"TABLE", "SECRETS", "AWS_REGION"})
  void a_variable_that_is_missing_is_named(String name) {
    var without = new HashMap<>(COMPLETE);
    without.remove(name);
    assertThatThrownBy(
            () ->
                CompositionRoot.from(
                    without, InstantSource.system(), OUT, LineOptions.withinWebhook()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(name)
        .hasMessageNotContaining("canary");
    without.put(name, "");
    assertThatThrownBy(
            () ->
                CompositionRoot.from(
                    without, InstantSource.system(), OUT, LineOptions.withinWebhook()))
        .hasMessageContaining(name);
  }

  @Test
  void the_parts_are_there_before_anything_is_reached() {
    try (var compositionRoot =
        CompositionRoot.from(COMPLETE, InstantSource.system(), OUT, LineOptions.withinWebhook())) {
      assertThat(compositionRoot.stores().dueWork().shards()).isPositive();
      assertThat(compositionRoot.toString()).doesNotContain("canary");
    }
  }

  @Test
  void an_empty_url_is_no_url() {
    var environment = new HashMap<>(COMPLETE);
    environment.put("LINE_API", "");
    environment.put("AWS_ENDPOINT_URL_SSM", "http://127.0.0.1:1");
    var read = FunctionConfiguration.of(environment);
    assertThat(read.lineApi()).isEmpty();
    assertThat(read.dynamodb()).isEmpty();
    assertThat(read.ssm()).hasToString("Optional[http://127.0.0.1:1]");
  }
}
