package rusuban.bench;

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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * TLS in front of servers that speak without it, since AWS and LINE are spoken to with it: what
 * comes is decrypted and passed on, byte for byte. The certificate is this run's own.
 */
final class Tls implements AutoCloseable {
  static final String PASSWORD = "changeit";
  private static final String LOOPBACK = InetAddress.getLoopbackAddress().getHostAddress();

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<ServerSocket> fronts = new ArrayList<>();
  private final SSLContext tls;
  private final Path folder;

  Tls() throws IOException {
    var certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName(LOOPBACK).ecdsa256().build();
    tls = new HandshakeCertificates.Builder().heldCertificate(certificate).build().sslContext();
    folder = Files.createTempDirectory("rusuban-tls");
    Files.writeString(pem(), certificate.certificatePem());
    try (var out = Files.newOutputStream(trustStore())) {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry("bench", certificate.certificate());
      store.store(out, PASSWORD.toCharArray());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK can write a trust store", e);
    }
  }

  /** The certificate, for Node. */
  Path pem() {
    return folder.resolve("bench.pem");
  }

  /** The certificate in a trust store, for Java. */
  Path trustStore() {
    return folder.resolve("bench.p12");
  }

  /** The same server, with TLS. */
  URI before(URI server) throws IOException {
    var front =
        tls.getServerSocketFactory().createServerSocket(0, 0, InetAddress.getLoopbackAddress());
    fronts.add(front);
    threads.execute(() -> accept(front, server.getPort()));
    return URI.create("https://" + LOOPBACK + ":" + front.getLocalPort() + server.getPath());
  }

  private void accept(ServerSocket front, int port) {
    while (!front.isClosed()) {
      try {
        var from = front.accept();
        var to = new Socket(InetAddress.getLoopbackAddress(), port);
        from.setTcpNoDelay(true);
        to.setTcpNoDelay(true);
        threads.execute(() -> pass(from, to));
        threads.execute(() -> pass(to, from));
      } catch (IOException e) {
        if (!front.isClosed()) throw new UncheckedIOException(e);
      }
    }
  }

  /** Until one of them ends; then both do, and whoever used them notices. */
  private static void pass(Socket from, Socket to) {
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
