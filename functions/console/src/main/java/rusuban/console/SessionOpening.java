package rusuban.console;

import java.security.SecureRandom;
import java.time.Instant;
import rusuban.app.people.Member;
import rusuban.app.people.Session;
import rusuban.app.people.SessionStore;
import rusuban.identity.SessionToken;
import rusuban.web.HttpRequest;
import rusuban.web.HttpResponse;

/** Opens and ends sessions in a browser. */
final class SessionOpening {
  private static final int LONGEST_DEVICE = 60;

  private final SessionStore sessions;
  private final SessionCookie cookie;
  private final SecureRandom random = new SecureRandom();

  SessionOpening(SessionStore sessions, SessionCookie cookie) {
    this.sessions = sessions;
    this.cookie = cookie;
  }

  /** Opens a session of this member, in place of the browser's present one. */
  HttpResponse open(HttpRequest request, Member member, Instant now, HttpResponse response) {
    end(request, now);
    var token = SessionToken.draw(random);
    sessions.create(
        Session.begin(token.hash(), member.account(), member.email(), device(request), now));
    return response.withCookie(cookie.set(token));
  }

  /** Ends the browser's session, if it has one. */
  HttpResponse close(HttpRequest request, Instant now, HttpResponse response) {
    end(request, now);
    return response.withCookie(cookie.delete());
  }

  private void end(HttpRequest request, Instant now) {
    cookie
        .token(request)
        .flatMap(token -> sessions.find(token.hash(), now))
        .ifPresent(sessions::end);
  }

  /** Returns the system and browser, for the list of sessions, such as iPhone Safari. */
  static String device(HttpRequest request) {
    var agent = request.header("User-Agent").orElse("");
    var system = first(agent, "iPhone", "iPad", "Android", "Windows", "Macintosh", "CrOS", "Linux");
    var browser = first(agent, "Edg", "Firefox", "FxiOS", "CriOS", "Chrome", "Safari");
    var device =
        (system + " " + browser)
            .strip()
            .replace("Macintosh", "Mac")
            .replace("Edg", "Edge")
            .replace("FxiOS", "Firefox")
            .replace("CriOS", "Chrome");
    return device.isEmpty() ? "?" : device.substring(0, Math.min(LONGEST_DEVICE, device.length()));
  }

  private static String first(String agent, String... names) {
    for (var name : names) if (agent.contains(name)) return name;
    return "";
  }
}
