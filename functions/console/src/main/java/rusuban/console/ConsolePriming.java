package rusuban.console;

import java.time.Instant;
import java.util.Map;
import rusuban.app.people.SessionStore;
import rusuban.console.page.ConsoleAssets;
import rusuban.console.page.ConsolePaths;
import rusuban.console.page.PageLanguage;
import rusuban.web.HttpRequest;

/**
 * Uses what a page needs before Lambda's snapshot: the templates, the files, the table. It signs
 * nobody in and changes nothing.
 */
final class ConsolePriming {
  /** The hash of no session. */
  private static final String NOBODY = "0".repeat(64);

  private final Console console;
  private final SessionStore sessions;

  ConsolePriming(Console console, SessionStore sessions) {
    this.console = console;
    this.sessions = sessions;
  }

  void prepare(Instant now) {
    for (var language : PageLanguage.values()) {
      require(200, "GET", ConsolePaths.SIGN_IN + "?lang=" + language.tag(), now);
      require(303, "GET", ConsolePaths.TODAY + "?lang=" + language.tag(), now);
      require(401, "POST", ConsolePaths.PUBLISH + "?lang=" + language.tag(), now);
    }
    require(200, "GET", ConsoleAssets.url("console.css"), now);
    if (sessions.find(NOBODY, now).isPresent())
      throw new IllegalStateException("a session of nobody");
  }

  private void require(int status, String method, String address, Instant now) {
    var parts = address.split("\\?", 2);
    var request =
        HttpRequest.of(
            method,
            parts[0],
            parts.length == 2 ? parts[1] : "",
            Map.of("Accept-Encoding", "gzip"),
            new byte[0]);
    int got = console.answer(request, now).status();
    if (got != status) throw new IllegalStateException(method + " " + address + ": " + got);
  }
}
