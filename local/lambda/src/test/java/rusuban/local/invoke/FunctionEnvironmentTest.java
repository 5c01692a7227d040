package rusuban.local.invoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;

class FunctionEnvironmentTest {
  private static final FunctionEnvironment LOCAL =
      FunctionEnvironment.of(
              "rusuban",
              "/rusuban/local",
              URI.create("http://127.0.0.1:8000"),
              URI.create("http://127.0.0.1:8080/ssm"),
              URI.create("https://api.line.me"))
          .with(URI.create("http://127.0.0.1:8080/sqs"), 1);

  @Test
  void what_was_written_as_json_is_read_back() {
    assertThat(FunctionEnvironment.parse(LOCAL.toJson())).isEqualTo(LOCAL);
  }

  @Test
  void from_a_container_this_machine_has_another_name_and_LINE_has_not() {
    assertThat(LOCAL.seenFrom("host.docker.internal").variables())
        .containsEntry("AWS_ENDPOINT_URL_DYNAMODB", "http://host.docker.internal:8000")
        .containsEntry("AWS_ENDPOINT_URL_SSM", "http://host.docker.internal:8080/ssm")
        .containsEntry("QUEUE", "http://host.docker.internal:8080/sqs/shards.fifo")
        .containsEntry("LINE_API", "https://api.line.me");
  }

  @Test
  void another_document_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> FunctionEnvironment.parse("{}"));
    assertThatIllegalArgumentException().isThrownBy(() -> FunctionEnvironment.parse("[1]"));
  }
}
