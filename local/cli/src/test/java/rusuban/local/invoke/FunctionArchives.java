package rusuban.local.invoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The functions' archives that the build leaves. */
public final class FunctionArchives {
  private FunctionArchives() {}

  /** Skips a test if an archive is missing. In CI, where all must be built, the test fails. */
  public static void assumeBuilt(Path home) {
    for (var function : LambdaFunction.values()) {
      var built = Files.isRegularFile(function.archive(home));
      var why = function.archive(home) + " is not built: run ./rusuban build";
      if ("true".equals(System.getenv("CI"))) assertThat(built).as(why).isTrue();
      assumeTrue(built, why);
    }
  }
}
