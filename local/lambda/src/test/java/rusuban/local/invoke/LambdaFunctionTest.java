package rusuban.local.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LambdaFunctionTest {
  @ParameterizedTest
  @EnumSource
  void each_function_runs_here_as_the_template_runs_it_there(LambdaFunction function)
      throws IOException {
    String template = Files.readString(Path.of("../../template.yaml"));
    String name =
        function.word().substring(0, 1).toUpperCase(Locale.ROOT)
            + function.word().substring(1)
            + "Function";
    String resource = template.substring(template.indexOf("\n  " + name + ":\n"));
    String own = resource.substring(0, resource.indexOf("\n\n"));
    assertThat(own)
        .contains("CodeUri: " + function.archive(Path.of("")) + "\n")
        .contains("Handler: " + function.handler() + "\n")
        .contains("Timeout: " + function.timeout().toSeconds() + "\n");
  }
}
