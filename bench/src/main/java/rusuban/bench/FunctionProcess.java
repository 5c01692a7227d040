package rusuban.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import rusuban.local.dynamodb.UntilParentEnds;

/** A {@link FunctionServer} that was started, seen from the process that measures it. */
final class FunctionProcess implements AutoCloseable {
  /**
   * The memory is that of template.yaml, less what the JVM itself needs. Both compilers are at
   * work: this one process carries what Lambda would spread over many, whose java25 runtime has C1
   * alone.
   */
  private static final List<String> OPTIONS =
      List.of("-XX:+UseSerialGC", "-Xmx768m", "-Xshare:auto");

  /** Longer than a tick may take, which Lambda would end after 55 s. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Process process;
  private final URI address;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private FunctionProcess(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /** Starts one with this environment, its clock so far ahead; its journal goes to the file. */
  static FunctionProcess start(
      Role role, Map<String, String> variables, Duration ahead, Path journal) throws IOException {
    var builder = new ProcessBuilder(command(role, ahead, journal)).redirectError(Redirect.INHERIT);
    builder.environment().putAll(variables);
    var process = builder.start();
    var port =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)).readLine();
    if (port == null) throw new IOException("the function's process did not start");
    return new FunctionProcess(process, URI.create("http://127.0.0.1:" + port));
  }

  private static List<String> command(Role role, Duration ahead, Path journal) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command = new ArrayList<>(List.of(java));
    command.addAll(OPTIONS);
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-Dsun.net.httpserver.idleInterval=300",
            "-Dsun.net.httpserver.maxIdleConnections=5000",
            "-cp",
            System.getProperty("java.class.path"),
            UntilParentEnds.class.getName(),
            FunctionServer.class.getName(),
            role.name(),
            ahead.toString(),
            journal.toString()));
    return command;
  }

  URI webhook(String account) {
    return address.resolve("/webhook/" + account);
  }

  /** One tick of the scheduler; returns when its round is over. */
  void tick() throws IOException, InterruptedException {
    ask("/bench/tick");
  }

  /** One message of the queue, which names a shard; returns when its time is up or all is done. */
  void drain(String shard) throws IOException, InterruptedException {
    ask("/bench/drain/" + shard);
  }

  /** The bytes alive on its heap after a collection. */
  long heap() throws IOException, InterruptedException {
    return Long.parseLong(ask("/bench/heap"));
  }

  /** The memory the system counts for it, in bytes; only Linux tells. */
  OptionalLong resident() throws IOException {
    var status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.isReadable(status)) return OptionalLong.empty();
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst();
  }

  /** The processor time it has taken so far. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private String ask(String path) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(address.resolve(path))
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200)
      throw new IOException(path + " was answered with " + answer.statusCode());
    return answer.body();
  }

  @Override
  public void close() {
    http.shutdownNow();
    process.destroy();
    try {
      if (!process.waitFor(2, TimeUnit.SECONDS)) process.destroyForcibly();
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
