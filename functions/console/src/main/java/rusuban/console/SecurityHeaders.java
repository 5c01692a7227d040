package rusuban.console;

import java.net.URI;
import java.util.Optional;
import rusuban.web.HttpResponse;

/**
 * Headers that keep a page to itself. A page runs no script and shows no style or frame of another
 * origin (W3C, "Content Security Policy Level 3").
 *
 * @param isSecure whether the console is reached over HTTPS
 * @param signIn the identity provider, to which forms may lead on if it is elsewhere
 */
record SecurityHeaders(boolean isSecure, Optional<URI> signIn) {

  HttpResponse on(HttpResponse response) {
    var guarded =
        response
            .with("Content-Security-Policy", policy())
            .with("X-Content-Type-Options", "nosniff")
            .with("Referrer-Policy", "same-origin")
            .with("Cross-Origin-Opener-Policy", "same-origin")
            .with("Cross-Origin-Resource-Policy", "same-origin");
    return isSecure ? guarded.with("Strict-Transport-Security", "max-age=31536000") : guarded;
  }

  private String policy() {
    var origin =
        signIn
            .filter(URI::isAbsolute)
            .map(it -> " " + it.getScheme() + "://" + it.getAuthority())
            .orElse("");
    return "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data: https:;"
        + " connect-src 'self'; form-action 'self'"
        + origin
        + "; base-uri 'none'; frame-ancestors 'none'";
  }
}
