package rusuban.line;

import java.io.IOException;
import java.net.ProtocolException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;

/**
 * Connections to LINE that all accounts share. A request that may have reached LINE is never resent
 * silently; OkHttp alone does not promise this. OkHttp itself resends after a broken connection and
 * after {@code 503 Retry-After: 0}. A reply would then fail with {@code Invalid reply token}
 * although LINE delivered it.
 */
final class LineHttp implements AutoCloseable {
  /**
   * Maximum idle time of a reused connection. While a function is frozen, LINE may close a
   * connection unnoticed. A request on that connection would have an unclear outcome.
   */
  private static final Duration LONGEST_REST = Duration.ofSeconds(20);

  private final ConnectionPool connections =
      new ConnectionPool(64, LONGEST_REST.toSeconds(), TimeUnit.SECONDS);
  private final InstantSource clock;
  private final OkHttpClient client;
  private final HttpUrl api;
  private volatile Instant lastUse = Instant.EPOCH;
  private volatile boolean closed;

  LineHttp(LineOptions options, InstantSource clock) {
    this.clock = clock;
    this.api = HttpUrl.get(options.api().toString());
    var builder =
        new OkHttpClient.Builder()
            .connectionPool(connections)
            .connectTimeout(options.connect())
            .readTimeout(options.call())
            .writeTimeout(options.call())
            .callTimeout(options.call())
            .followRedirects(false)
            // OkHttp does not check whether an HTTP/2 connection outlived a function's freeze.
            .protocols(List.of(Protocol.HTTP_1_1))
            .addNetworkInterceptor(LineHttp::once);
    options.trust().ifPresent(it -> builder.sslSocketFactory(sockets(it), it));
    this.client = builder.build();
  }

  private static SSLSocketFactory sockets(X509TrustManager trust) {
    try {
      var tls = SSLContext.getInstance("TLS");
      tls.init(null, new TrustManager[] {trust}, null);
      return tls.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has TLS", e);
    }
  }

  HttpUrl api() {
    return api;
  }

  /** Returns a client on these connections whose calls go through the interceptor. */
  OkHttpClient with(Interceptor interceptor) {
    return client.newBuilder().addInterceptor(interceptor).build();
  }

  /**
   * Sends a request at most once.
   *
   * @throws NotSentException if certainly nothing reached LINE
   * @throws IOException if the request may have reached LINE
   */
  Response send(Interceptor.Chain chain, okhttp3.Request request) throws IOException {
    if (closed) throw new NotSentException();
    dropRestedConnections();
    var begun = new AtomicBoolean();
    try {
      return chain.proceed(request.newBuilder().tag(AtomicBoolean.class, begun).build());
    } catch (IOException e) {
      throw begun.get() ? e : new NotSentException();
    }
  }

  /** Lets a request pass once. OkHttp calls this right before it writes the request. */
  private static Response once(Interceptor.Chain chain) throws IOException {
    AtomicBoolean begun = chain.request().tag(AtomicBoolean.class);
    // OkHttp does not retry after a ProtocolException.
    if (begun == null || begun.getAndSet(true)) throw new ProtocolException("sent before");
    return chain.proceed(chain.request());
  }

  private void dropRestedConnections() {
    Instant now = clock.instant();
    if (lastUse.plus(LONGEST_REST).isBefore(now)) connections.evictAll();
    lastUse = now;
  }

  /** Refuses new requests and closes every idle connection. */
  @Override
  public void close() {
    closed = true;
    connections.evictAll();
  }
}
