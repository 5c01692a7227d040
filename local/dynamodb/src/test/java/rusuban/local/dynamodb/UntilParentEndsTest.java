package rusuban.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

public final class UntilParentEndsTest {

  /** A program that never ends by itself. */
  public static final class Forever {
    private Forever() {}

    public static void main(String[] args) throws InterruptedException {
      System.out.write(args[0].charAt(0));
      System.out.flush();
      new CountDownLatch(1).await();
    }
  }

  @Test
  void the_process_ends_when_the_pipe_from_its_parent_does() throws Exception {
    var classes = where(UntilParentEnds.class) + File.pathSeparator + where(Forever.class);
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(
                java, "-cp", classes, UntilParentEnds.class.getName(), Forever.class.getName(), "!")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(process.getInputStream().read()).isEqualTo('!');
    assertThat(process.isAlive()).isTrue();
    process.getOutputStream().close();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }

  private static Path where(Class<?> ours) throws Exception {
    return Path.of(ours.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
