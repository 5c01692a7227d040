package rusuban.console.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import rusuban.web.HttpResponse;

/**
 * The stylesheet, icons and scripts of the pages. Their addresses contain a hash of their content,
 * so browsers keep them for good and a changed file has another address.
 */
public final class ConsoleAssets {
  /** Path below which all files lie. */
  public static final String PREFIX = "/console/assets/";

  private static final int HASH_LENGTH = 16;

  private static final Map<String, String> TYPES =
      Map.of(
          "console.css", "text/css; charset=utf-8",
          "icons.svg", "image/svg+xml",
          "console.js", "text/javascript; charset=utf-8",
          "htmx.js", "text/javascript; charset=utf-8");

  private static final ConsoleAssets ALL = new ConsoleAssets();

  private final Map<String, String> urls = new LinkedHashMap<>();
  private final Map<String, HttpResponse> byUrl = new LinkedHashMap<>();

  private ConsoleAssets() {
    TYPES.forEach(
        (name, type) -> {
          var bytes = read(name);
          int dot = name.lastIndexOf('.');
          var url = PREFIX + name.substring(0, dot) + "." + hash(bytes) + name.substring(dot);
          urls.put(name, url);
          byUrl.put(
              url,
              HttpResponse.of(200, type, bytes)
                  .with("Cache-Control", "public, max-age=31536000, immutable"));
        });
  }

  /**
   * Returns the address of a file.
   *
   * @throws java.util.NoSuchElementException if there is no such file
   */
  public static String url(String name) {
    return Optional.ofNullable(ALL.urls.get(name)).orElseThrow();
  }

  /** Returns the file at this path. */
  public static Optional<HttpResponse> find(String path) {
    return Optional.ofNullable(ALL.byUrl.get(path));
  }

  private static byte[] read(String name) {
    try (var in = ConsoleAssets.class.getResourceAsStream("/rusuban/console/assets/" + name)) {
      if (in == null) throw new IllegalStateException("no asset " + name);
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(byte[] bytes) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
