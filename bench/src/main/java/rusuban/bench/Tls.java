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
 * TLS in front of servers that speak without it, since AWS and LINE are spoken to with it: what
 * comes is decrypted and passed on, byte for byte. The certificate is this run's own, and of the
 * kind that AWS shows: RSA of 2,048 bits, with one between it and the root.
 */
final class Tls implements AutoCloseable {
  private static final String LOOPBACK = InetAddress.getLoopbackAddress().getHostAddress();

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<ServerSocket> fronts = new ArrayList<>();
  private final SSLContext tls;
  private final Path folder;

  Tls() throws IOException {
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

  /** All that a JVM trusts by itself, and this: what it takes to read them is part of a start. */
  private static KeyStore trusting(X509Certificate root)
      throws GeneralSecurityException, IOException {
    var own = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
    var usual = KeyStore.getInstance(own.toFile(), (char[]) null);
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (var name : Collections.list(usual.aliases()))
      store.setCertificateEntry(name, usual.getCertificate(name));
    store.setCertificateEntry("bench", root);
    return store;
  }

  /** The root, for Node. */
  Path pem() {
    return folder.resolve("bench.pem");
  }

  /** A trust store as the JVM has one, without a password, and the root in it. */
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
