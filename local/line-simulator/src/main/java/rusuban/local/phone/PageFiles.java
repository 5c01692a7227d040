package rusuban.local.phone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import rusuban.json.JsonObjectBuilder;
import rusuban.web.HttpResponse;

/** The page's own files, beside this class on the class path. */
final class PageFiles {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]*\\.([a-z0-9]+)");
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "webp", "image/webp",
          "jpg", "image/jpeg",
          "webmanifest", "application/manifest+json",
          "woff2", "font/woff2");

  /** Forbids inline code. Pictures may also come from the URLs in messages. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: https:;"
          + " media-src 'self' https:; font-src 'self'; connect-src 'self'; manifest-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private PageFiles() {}

  static HttpResponse file(String name) {
    var form = NAME.matcher(name);
    var type = form.matches() ? Optional.ofNullable(TYPES.get(form.group(1))) : absent();
    return type.flatMap(it -> read(name).map(bytes -> guarded(HttpResponse.of(200, it, bytes))))
        .orElseGet(PageFiles::missing);
  }

  private static Optional<String> absent() {
    return Optional.empty();
  }

  static HttpResponse guarded(HttpResponse httpResponse) {
    return httpResponse
        .with("Content-Security-Policy", POLICY)
        .with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "no-referrer");
  }

  private static Optional<byte[]> read(String name) {
    try (var in = PageFiles.class.getResourceAsStream(name)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("reading the page's file " + name, e);
    }
  }

  private static HttpResponse missing() {
    var error = JsonObjectBuilder.fields().put("ja", "見つかりません。").put("en", "Not found.").build();
    return HttpResponse.json(404, JsonObjectBuilder.fields().put("error", error).build());
  }
}
