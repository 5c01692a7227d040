package rusuban.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * What a function still does once it has answered. Lambda freezes a process that has answered and
 * asks for its next event, unless an extension of the process is still at work: so this is an
 * internal extension, a thread that tells Lambda when the work is done (Lambda developer guide,
 * "Using the Lambda Extensions API to create extensions", "Invoke phase").
 *
 * <p>The function's timeout holds for answer and work together. A process that dies in between has
 * answered and not done the work: only what is made good by others may be put here.
 */
public final class AfterAnswer implements Executor {
  private static final String NAME = "after-answer";

  /** In which the runtime client has sent the answer: on one processor, work would hold it up. */
  private static final Duration ANSWER_LEAVES = Duration.ofMillis(1);

  private static final String IDENTIFIER = "Lambda-Extension-Identifier";

  private final @Nullable URL next;
  private final String identifier;
  private final PrintStream out;
  private final Runnable end;

  /** Empty where the function has answered. */
  private final BlockingQueue<Optional<Runnable>> work = new LinkedBlockingQueue<>();

  private AfterAnswer(@Nullable URL next, String identifier, PrintStream out, Runnable end) {
    this.next = next;
    this.identifier = identifier;
    this.out = out;
    this.end = end;
  }

  /** Where nothing freezes: all is done at once, before the answer. */
  public static AfterAnswer atOnce() {
    return new AfterAnswer(null, "", System.out, () -> {});
  }

  /**
   * Registered with the Lambda of this environment; called while the function starts, since Lambda
   * takes no extension later. Where there is no Lambda, or one without extensions, all is done at
   * once.
   *
   * @param out is told where Lambda takes no extension
   */
  public static AfterAnswer of(Map<String, String> variables, PrintStream out) {
    return of(variables, out, () -> System.exit(1));
  }

  /** The same, with the end of the process to be told. */
  static AfterAnswer of(Map<String, String> variables, PrintStream out, Runnable end) {
    var api = variables.get("AWS_LAMBDA_RUNTIME_API");
    if (api == null) return atOnce();
    var extensions = URI.create("http://" + api + "/2020-01-01/extension/");
    try {
      var identifier = register(extensions.resolve("register").toURL());
      var next = extensions.resolve("event/next").toURL();
      var after = new AfterAnswer(next, identifier, out, end);
      Thread.ofPlatform().daemon().name(NAME).start(after::workOn);
      return after;
    } catch (IOException e) {
      EmfJournal.failed(out, "NoExtension", e);
      return atOnce();
    }
  }

  private static String register(URL url) throws IOException {
    var connection = (HttpURLConnection) url.openConnection();
    connection.setRequestProperty("Lambda-Extension-Name", NAME);
    connection.setDoOutput(true);
    try (var body = connection.getOutputStream()) {
      body.write("{\"events\":[\"INVOKE\"]}".getBytes(UTF_8));
    }
    try (var answer = connection.getInputStream()) {
      answer.readAllBytes();
    }
    var identifier = connection.getHeaderField(IDENTIFIER);
    if (identifier == null) throw new IOException("no " + IDENTIFIER);
    return identifier;
  }

  /** Does this work after the answer; it must not throw. */
  @Override
  public void execute(Runnable task) {
    if (next == null) task.run();
    else work.add(Optional.of(task));
  }

  /** The function has its answer to the event. */
  public void answered() {
    if (next != null) work.add(Optional.empty());
  }

  private void workOn() {
    try {
      while (true) {
        awaitEvent();
        var tasks = tasks();
        if (tasks.isEmpty()) continue;
        Thread.sleep(ANSWER_LEAVES);
        run(tasks);
      }
    } catch (IOException | RuntimeException | Error e) {
      // Lambda would wait for this extension with every event until the function's timeout. It
      // starts another process in place of one that ends.
      EmfJournal.failed(out, "ExtensionFailed", e);
      end.run();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // nobody interrupts it
    }
  }

  /** All of an invocation, once it is answered: until then it has the processor for itself. */
  private List<Runnable> tasks() throws InterruptedException {
    var tasks = new ArrayList<Runnable>();
    for (var task = work.take(); task.isPresent(); task = work.take()) tasks.add(task.get());
    return tasks;
  }

  private static void run(List<Runnable> tasks) {
    if (tasks.size() == 1) tasks.getFirst().run();
    else
      try (var sideBySide = Executors.newVirtualThreadPerTaskExecutor()) {
        tasks.forEach(sideBySide::execute);
      }
  }

  /** Tells Lambda that all is done, and waits for the next event. */
  private void awaitEvent() throws IOException {
    if (next == null) throw new IllegalStateException("not registered");
    var connection = (HttpURLConnection) next.openConnection();
    connection.setRequestProperty(IDENTIFIER, identifier);
    try (InputStream event = connection.getInputStream()) {
      event.readAllBytes();
    }
  }
}
