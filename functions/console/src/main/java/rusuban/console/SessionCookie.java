package rusuban.console;

import java.util.Optional;
import rusuban.app.people.Session;
import rusuban.identity.SessionToken;
import rusuban.web.HttpRequest;

/**
 * The cookie that holds the token of a session. Over HTTPS its name has the prefix {@code __Host-},
 * with which browsers accept it from this host alone (RFC 6265bis, "The __Host- Prefix"). A laptop
 * has no HTTPS, and no browser stores such a cookie there.
 *
 * @param isSecure whether the console is reached over HTTPS
 */
record SessionCookie(boolean isSecure) {
  private static final String NAME = "rusuban-session";

  private String name() {
    return isSecure ? "__Host-" + NAME : NAME;
  }

  /** Returns the token that the browser sent. */
  Optional<SessionToken> token(HttpRequest request) {
    return request.cookie(name()).flatMap(SessionToken::read);
  }

  /** Returns the header that sets the token for as long as an unused session lives. */
  String set(SessionToken token) {
    return header(token.value(), Session.LIFETIME.toSeconds());
  }

  /** Returns the header that deletes the token. */
  String delete() {
    return header("", 0);
  }

  private String header(String token, long seconds) {
    return name()
        + "="
        + token
        + "; Path=/; Max-Age="
        + seconds
        + "; HttpOnly; SameSite=Lax"
        + (isSecure ? "; Secure" : "");
  }
}
