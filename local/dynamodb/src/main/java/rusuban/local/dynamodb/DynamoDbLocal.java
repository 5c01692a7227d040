package rusuban.local.dynamodb;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * DynamoDB Local in its own process. Its licence allows running it beside a program, not building
 * it in. It ends with {@link #close()}, and at the latest with the process that started it.
 */
public final class DynamoDbLocal implements AutoCloseable {
  private static final Duration UP_WITHIN = Duration.ofSeconds(30);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
  private static final int PORTS_TRIED = 3;
  private static final String LOOPBACK = "127.0.0.1";

  /** JVM options for a quick start: C1 alone. */
  private static final List<String> QUICK_START =
      List.of("-XX:+UseSerialGC", "-Xmx512m", "-XX:TieredStopAtLevel=1");

  /** JVM options for long work: both compilers, and memory for a hundred thousand chats. */
  private static final List<String> FOR_LONG = List.of("-XX:+UseSerialGC", "-Xmx1g");

  private final Process process;
  private final Path log;
  private final String host;
  private final int port;
  private final Thread atExit = new Thread(this::stop, "stop-dynamodb-local");

  private DynamoDbLocal(Process process, Path log, String host, int port) {
    this.process = process;
    this.log = log;
    this.host = host;
    this.port = port;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /** Starts a server in memory, on any free port of the loopback address. */
  public static DynamoDbLocal inMemory() {
    return inMemory(LOOPBACK);
  }

  /**
   * Starts a server in memory, on any free port.
   *
   * @param host the address of this machine to listen on
   */
  public static DynamoDbLocal inMemory(String host) {
    return onFreePort(host, List.of("-inMemory"), QUICK_START);
  }

  /** Starts a server in memory that is slower to start and faster afterwards, for long work. */
  public static DynamoDbLocal inMemoryForLong() {
    return onFreePort(LOOPBACK, List.of("-inMemory"), FOR_LONG);
  }

  /** Starts a server that keeps its tables in this folder. A missing folder is created. */
  public static DynamoDbLocal keptIn(Path folder) {
    return keptIn(folder, LOOPBACK);
  }

  /**
   * Starts a server that keeps its tables in this folder. A missing folder is created.
   *
   * @param host the address of this machine to listen on
   */
  public static DynamoDbLocal keptIn(Path folder, String host) {
    return onFreePort(host, keptInArguments(folder), QUICK_START);
  }

  /**
   * Starts a server on this port, in memory if no folder is given.
   *
   * @throws IllegalStateException if the port is in use or the server does not start
   */
  public static DynamoDbLocal on(int port, Optional<Path> folder) {
    if (!isFree(port)) throw new IllegalStateException("port " + port + " is in use");
    var arguments = folder.map(DynamoDbLocal::keptInArguments).orElse(List.of("-inMemory"));
    return start(LOOPBACK, port, arguments, QUICK_START);
  }

  /** Returns the server's address. */
  public URI endpoint() {
    return URI.create("http://" + name() + ":" + port);
  }

  /** Returns the host for a URL: loopback for the wildcard address, brackets around IPv6. */
  private String name() {
    if (isAny(host)) return LOOPBACK;
    return host.contains(":") ? "[" + host + "]" : host;
  }

  private static boolean isAny(String host) {
    try {
      return InetAddress.getByName(host).isAnyLocalAddress();
    } catch (IOException e) {
      throw new UncheckedIOException("no address: " + host, e);
    }
  }

  /** Returns the id of the server's process. */
  public long pid() {
    return process.pid();
  }

  public boolean isRunning() {
    return process.isAlive();
  }

  /** Stops the server within two seconds. */
  @Override
  public void close() {
    stop();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException _) {
      // The JVM is shutting down. The hook runs anyway and finds nothing to do.
    }
  }

  private static DynamoDbLocal onFreePort(
      String host, List<String> arguments, List<String> options) {
    IllegalStateException last = new IllegalStateException("no port was tried");
    for (int i = 0; i < PORTS_TRIED; i++) {
      try {
        return start(host, freePort(), arguments, options);
      } catch (IllegalStateException e) {
        // Another process may have taken the port between the check and the start.
        last = e;
      }
    }
    throw last;
  }

  private static DynamoDbLocal start(
      String host, int port, List<String> arguments, List<String> options) {
    try {
      var log = Files.createTempFile("dynamodb-local", ".log");
      var process =
          new ProcessBuilder(command(host, port, arguments, options))
              .redirectErrorStream(true)
              .redirectOutput(Redirect.to(log.toFile()))
              .start();
      var started = new DynamoDbLocal(process, log, host, port);
      started.awaitAnswer();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start DynamoDB Local", e);
    }
  }

  private static List<String> command(
      String host, int port, List<String> arguments, List<String> options) {
    var jars = jars();
    var own = codeLocation().toString() + File.pathSeparator + jars.resolve("*");
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return Stream.of(
            List.of(java),
            options,
            List.of(
                "-Djava.library.path=" + jars,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                own,
                UntilParentEnds.class.getName(),
                OnAddress.class.getName(),
                host,
                "-port",
                Integer.toString(port),
                "-disableTelemetry",
                "-sharedDb"),
            arguments)
        .flatMap(List::stream)
        .toList();
  }

  private static List<String> keptInArguments(Path folder) {
    try {
      return List.of("-dbPath", Files.createDirectories(folder).toAbsolutePath().toString());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the folder " + folder, e);
    }
  }

  /** Returns the folder of the jars: beside our own classes, or named by a property. */
  private static Path jars() {
    var told = System.getProperty("rusuban.dynamodb-local");
    var jars = told == null ? codeLocation().resolveSibling("dynamodb-local") : Path.of(told);
    if (!Files.isDirectory(jars))
      throw new IllegalStateException(
          "DynamoDB Local is not in " + jars + ": build local/dynamodb");
    return jars;
  }

  private static Path codeLocation() {
    try {
      return Path.of(
          DynamoDbLocal.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("our own classes lie in no file", e);
    }
  }

  private void awaitAnswer() {
    long end = System.nanoTime() + UP_WITHIN.toNanos();
    while (!answers()) {
      if (process.isAlive() && System.nanoTime() < end && sleep()) continue;
      var said = said();
      close();
      throw new IllegalStateException(
          "DynamoDB Local does not come up on port " + port + ": " + said);
    }
  }

  private static boolean sleep() {
    try {
      Thread.sleep(BETWEEN_LOOKS);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Returns whether the server answers at all. Without credentials it answers 400. */
  private boolean answers() {
    try {
      var call = (HttpURLConnection) endpoint().toURL().openConnection();
      call.setConnectTimeout(1_000);
      call.setReadTimeout(5_000);
      return call.getResponseCode() > 0 && process.isAlive();
    } catch (IOException _) {
      return false;
    }
  }

  private String said() {
    try {
      return Files.readString(log).strip();
    } catch (IOException e) {
      return "its log cannot be read: " + e.getMessage();
    }
  }

  private void stop() {
    try {
      process.destroy();
      if (!process.waitFor(1_500, TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        process.waitFor(500, TimeUnit.MILLISECONDS);
      }
      Files.deleteIfExists(log);
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + log, e);
    }
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException _) {
      return false;
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no free port", e);
    }
  }
}
