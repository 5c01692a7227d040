package rusuban.local.browser;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The machine's own Chromium. The tests never download a browser. */
final class Chromium implements AutoCloseable {
  private static final String MISSING =
      """
      Chromium がないため、ブラウザーのテストは実行できません。インストールする (例: apt install chromium) か、CHROMIUM に場所を指定してください。
      No Chromium found, so the browser tests cannot run: install it (such as apt install chromium), or say where it is in CHROMIUM.\
      """;

  /** Arguments for Chromium, which has no sandbox as root. The others keep it from calling home. */
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Path executable) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable)
                    .setHeadless(true)
                    .setArgs(ARGUMENTS));
  }

  /** Starts Chromium. Without it the tests are skipped; with {@code CI=true} they fail. */
  static Chromium started() {
    var told = System.getenv("CHROMIUM");
    var executable = Path.of(told == null ? "/usr/bin/chromium" : told);
    return Files.isExecutable(executable) ? new Chromium(executable) : missing();
  }

  private static Chromium missing() {
    return "true".equals(System.getenv("CI")) ? fail(MISSING) : abort(MISSING);
  }

  Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
