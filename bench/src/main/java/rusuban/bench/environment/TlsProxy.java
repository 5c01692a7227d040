package rusuban.bench.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * Proxy that adds TLS to plain servers, because functions reach AWS and LINE through TLS. It
 * forwards the decrypted bytes. Each run makes its own certificate of the kind that AWS uses: RSA
 * of 2,048 bits and one intermediate.
 */
final class TlsProxy implements AutoCloseable {
  private static final String LOOPBACK = InetAddress.getLoopbackAddress().getHostAddress();

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<ServerSocket> fronts = new ArrayList<>();
  private final SSLContext tls;
  private final Path folder;

  TlsProxy() throws IOException {
    var root = rsa().certificateAuthority(1).build();
    var middle = rsa().certificateAuthority(0).signedBy(root).build();
    var own = rsa().addSubjectAlternativeName(LOOPBACK).signedBy(middle).build();
    tls =
        new HandshakeCertificates.Builder()
            .heldCertificate(own, middle.certificate())
            .build()
            .sslContext();
    folder = Files.createTempDirectory("rusuban-tls");
    Files.writeString(pem(), root.certificatePem());
    try (var out = Files.newOutputStream(trustStore())) {
      trusting(root.certificate()).store(out, null);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK can write a trust store", e);
    }
  }

  private static HeldCertificate.Builder rsa() {
    return new HeldCertificate.Builder().rsa2048();
  }

  /** Returns the JVM's own trusted roots and this one: reading them all is part of a start. */
  private static KeyStore trusting(X509Certificate root)
      throws GeneralSecurityException, IOException {
    var file = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
    var roots = KeyStore.getInstance(file.toFile(), (char[]) null);
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (var name : Collections.list(roots.aliases()))
      store.setCertificateEntry(name, roots.getCertificate(name));
    store.setCertificateEntry("bench", root);
    return store;
  }

  /** Returns the root certificate, for Node. */
  Path pem() {
    return folder.resolve("bench.pem");
  }

  /** Returns a trust store with the root, for a JVM. It has no password, as the JVM's own. */
  Path trustStore() {
    return folder.resolve("bench.p12");
  }

  /** Starts a proxy in front of a plain server and returns its URL. */
  String inFrontOf(String plain) throws IOException {
    var server = URI.create(plain);
    var front =
        tls.getServerSocketFactory().createServerSocket(0, 0, InetAddress.getLoopbackAddress());
    fronts.add(front);
    threads.execute(() -> accept(front, server.getPort()));
    return "https://" + LOOPBACK + ":" + front.getLocalPort() + server.getPath();
  }

  private void accept(ServerSocket front, int port) {
    while (!front.isClosed()) {
      try {
        var from = front.accept();
        var to = new Socket(InetAddress.getLoopbackAddress(), port);
        from.setTcpNoDelay(true);
        to.setTcpNoDelay(true);
        threads.execute(() -> forward(from, to));
        threads.execute(() -> forward(to, from));
      } catch (IOException e) {
        if (!front.isClosed()) throw new UncheckedIOException(e);
      }
    }
  }

  /** Forwards until one socket ends, and then closes both: the peers notice that. */
  private static void forward(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException _) {
      return;
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      for (var front : fronts) front.close();
      Files.deleteIfExists(pem());
      Files.deleteIfExists(trustStore());
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
