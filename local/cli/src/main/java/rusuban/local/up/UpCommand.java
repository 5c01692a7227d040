package rusuban.local.up;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import rusuban.core.settings.Settings;
import rusuban.local.line.state.LineStateFile;
import rusuban.settings.DocumentPositions;
import rusuban.settings.SettingsDocument;

/** {@code rusuban up}: runs the whole system until it is stopped. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = {
      "全体をこのマシンで起動します。止めるには Ctrl-C。",
      "Runs the whole system on this machine. Ctrl-C stops it."
    })
public final class UpCommand implements Callable<Integer> {
  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "ポート / the port (${DEFAULT-VALUE})")
  private int port;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "待ち受けるアドレス / the address to listen on (${DEFAULT-VALUE})")
  private String host = "";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "データを残すフォルダー。なければメモリー上 / keeps the data there; in memory without")
  private @Nullable Path data;

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "最初の設定。なければ見本の美容室 / the settings to begin with; the demo salon without")
  private @Nullable Path settings;

  @Option(
      names = "--now",
      paramLabel = "ISO",
      description =
          "いまの時刻 (2026-12-31T23:30:00+09:00、または real)。なければ実際の時刻、夜は夕方から / what time it is, or real;"
              + " the real time without, in the evening some hours before")
  private @Nullable String now;

  @Option(
      names = "--line-api",
      paramLabel = "URL",
      description = "LINE の代わりに呼ぶ先。なければ模擬の LINE / where LINE is; the simulator without")
  private @Nullable String lineApi;

  private final Path home;

  /** Creates the command for the project in this folder. */
  public UpCommand(Path home) {
    this.home = home;
  }

  @Override
  public Integer call() throws InterruptedException {
    LocalSystem system;
    LocalSystem.Options options;
    try {
      options = options();
      system = new LocalSystem(options);
    } catch (BindException _) {
      return refuse(
          "ポート " + port + " は使用中です。--port で別の番号を指定してください。",
          "Port " + port + " is in use; choose another with --port.");
    } catch (Refused e) {
      return refuse(e.ja, e.en);
    } catch (LineStateFile.Damaged e) {
      return refuse(e.ja(), e.en());
    } catch (IOException | IllegalStateException e) {
      return refuse("起動できません: " + e.getMessage(), "Cannot start: " + e.getMessage());
    }
    var stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  system.close();
                  stopped.countDown();
                }));
    System.out.println("お客様の電話 / the customers' phone: " + system.phone());
    System.out.println("店の管理画面 / the shop's console:   " + system.console());
    System.out.println("(止める / stop: Ctrl-C)");
    options
        .note()
        .ifPresent(
            note -> {
              System.out.println(note.ja());
              System.out.println(note.en());
            });
    stopped.await();
    return 0;
  }

  private LocalSystem.Options options() throws Refused {
    var document = document();
    var begin = beginning(document.settings());
    return new LocalSystem.Options(
        ownAddress(),
        validPort(),
        folder(),
        document.text(),
        begin.map(StartTime::at),
        begin.flatMap(StartTime::why),
        line(),
        System.out);
  }

  private int validPort() throws Refused {
    if (port >= 0 && port <= 65_535) return port;
    throw new Refused(
        "--port には 0 から 65535 の番号を指定してください。", "--port takes a number from 0 to 65535.");
  }

  /** Returns the address to listen on. A failed bind would report it as a port in use. */
  private String ownAddress() throws Refused {
    try {
      for (var address : InetAddress.getAllByName(host))
        if (address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null)
          return host;
    } catch (IOException _) {
      // The message below covers it: not an address of this machine.
    }
    throw new Refused(
        "--host の " + host + " はこのマシンのアドレスではありません。",
        "--host " + host + " is not an address of this machine.");
  }

  private Optional<Path> folder() throws Refused {
    if (data == null) return Optional.empty();
    try {
      if (Files.isWritable(Files.createDirectories(data))) return Optional.of(data);
    } catch (IOException _) {
      // The message below covers it: the folder cannot be created.
    }
    throw new Refused(
        "データのフォルダー " + data + " に書き込めません。", "The data folder " + data + " cannot be written to.");
  }

  private Optional<URI> line() throws Refused {
    if (lineApi == null) return Optional.empty();
    try {
      var uri = new URI(lineApi);
      if (uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())))
        return Optional.of(uri);
    } catch (URISyntaxException _) {
      // The message below covers it: not a URL.
    }
    throw new Refused(
        "--line-api は http://127.0.0.1:9090 のように書いてください。",
        "Write --line-api as in http://127.0.0.1:9090.");
  }

  private record Document(String text, Settings settings) {}

  private Document document() throws Refused {
    Path file = settings == null ? home.resolve("examples/salon.json") : settings;
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException _) {
      throw new Refused(
          "設定のファイル " + file + " を読めません。", "The settings file " + file + " cannot be read.");
    }
    return switch (SettingsDocument.read(text)) {
      case SettingsDocument.Read.Good(var read) -> new Document(text, read);
      case SettingsDocument.Read.Bad(var problems) ->
          throw new Refused(
              "設定 "
                  + file
                  + " に誤りが"
                  + problems.size()
                  + "件あります。最初は "
                  + DocumentPositions.in(text).label(problems.getFirst())
                  + ": "
                  + problems.getFirst().ja(),
              "The settings "
                  + file
                  + " have "
                  + problems.size()
                  + " problems; first "
                  + DocumentPositions.in(text).label(problems.getFirst())
                  + ": "
                  + problems.getFirst().en());
    };
  }

  /** Returns the start of the clock; empty for the real time. */
  private Optional<StartTime> beginning(Settings settings) throws Refused {
    if ("real".equals(now)) return Optional.empty();
    if (now == null)
      // Data in a folder belongs to its time, so the clock must not start before it.
      return isNew() ? Optional.of(StartTime.of(settings, Instant.now())) : Optional.empty();
    try {
      return Optional.of(StartTime.at(OffsetDateTime.parse(now).toInstant()));
    } catch (DateTimeException _) {
      throw new Refused(
          "--now は 2026-12-31T23:30:00+09:00 か real と書いてください。",
          "Write --now as in 2026-12-31T23:30:00+09:00, or real.");
    }
  }

  private boolean isNew() {
    if (data == null) return true;
    try (var files = Files.list(data)) {
      return files.findAny().isEmpty();
    } catch (IOException _) {
      return false; // folder() has already reported the error
    }
  }

  private static int refuse(String ja, String en) {
    System.err.println(ja);
    System.err.println(en);
    return 2;
  }

  /** Thrown if the options cannot be met, with the reason in one sentence. */
  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
    private final String ja;
    private final String en;

    Refused(String ja, String en) {
      super(en);
      this.ja = ja;
      this.en = en;
    }
  }
}
