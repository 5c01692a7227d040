package rusuban.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import rusuban.web.HttpRequest;
import rusuban.web.HttpResponse;

/** Compresses responses. API Gateway's HTTP APIs do not. */
final class Gzip {
  private static final int SMALLEST = 1024;

  private Gzip() {}

  /** Returns the response, compressed if the browser accepts that and it pays. */
  static HttpResponse compress(HttpRequest request, HttpResponse response) {
    var varied = response.with("Vary", "Accept-Encoding");
    if (!request.header("Accept-Encoding").orElse("").contains("gzip")) return varied;
    var body = response.body();
    if (body.length < SMALLEST) return varied;
    var compressed = new ByteArrayOutputStream(body.length / 2);
    try (var out = new GZIPOutputStream(compressed)) {
      out.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return varied.withBody(compressed.toByteArray()).with("Content-Encoding", "gzip");
  }
}
