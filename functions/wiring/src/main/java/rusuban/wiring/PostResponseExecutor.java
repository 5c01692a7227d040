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
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Runs a function's work after its answer. Lambda freezes a process that has answered and requests
 * its next event, unless an extension of the process still works. Therefore this is an internal
 * extension: a thread that tells Lambda when the work is done (Lambda developer guide, "Using the
 * Lambda Extensions API to create extensions", "Invoke phase").
 *
 * <p>The thread waits for each event in a long poll. A poll may break, for instance across a
 * snapshot and its restore. It is then repeated on a new connection. If the thread does not receive
 * an event, the event's work runs before the answer. If polls keep breaking, all work from then on
 * does.
 *
 * <p>The function's timeout includes answer and work. A process that dies in between has answered
 * without the work. Only work that another worker makes good belongs here.
 */
public final class PostResponseExecutor implements Executor {
  private static final String NAME = "after-answer";

  /** Time in which the runtime client sends the answer. On one processor, work would delay it. */
  private static final Duration ANSWER_LEAVES = Duration.ofMillis(1);

  private static final String IDENTIFIER = "Lambda-Extension-Identifier";

  /** Broken polls in a row after which the extension counts as lost. */
  private static final int POLLS = 5;

  /** Wait before the second repetition of a broken poll; each later wait is twice as long. */
  private static final Duration FIRST_WAIT = Duration.ofMillis(20);

  /** Maximum wait between polls of a lost extension. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  /**
   * Maximum time that the answer waits for the extension's own copy of the event. Lambda sends it
   * at the same time as the function's, so this is far longer than needed.
   */
  private static final Duration HEARS_WITHIN = Duration.ofMillis(300);

  /** State of the extension's thread. */
  private enum State {
    /** The thread waits for the next event. */
    POLLING,
    /** The thread has the event and waits for the answer. */
    TOLD,
    /** The thread has the work. */
    WORKING
  }

  private final @Nullable URL next;
  private final String identifier;
  private final PrintStream out;

  private final Object lock = new Object();
  private State state = State.POLLING;
  private boolean lost;
  private @Nullable HttpURLConnection poll;

  /** Work of the event that is not answered yet. */
  private List<Runnable> work = new ArrayList<>();

  /** Work of the event that is answered. */
  private List<Runnable> handedOver = List.of();

  private PostResponseExecutor(@Nullable URL next, String identifier, PrintStream out) {
    this.next = next;
    this.identifier = identifier;
    this.out = out;
  }

  /**
   * Returns an executor for a process that nothing freezes. It runs all work at once, before the
   * answer.
   */
  public static PostResponseExecutor atOnce() {
    return new PostResponseExecutor(null, "", System.out);
  }

  /**
   * Returns an executor registered with this environment's Lambda. Call it while the function
   * starts, since Lambda accepts no later extension. Without Lambda or its extensions, all work
   * runs at once.
   *
   * @param out reports a failed registration and a lost extension
   */
  public static PostResponseExecutor of(Map<String, String> variables, PrintStream out) {
    var api = variables.get("AWS_LAMBDA_RUNTIME_API");
    if (api == null) return atOnce();
    var extensions = URI.create("http://" + api + "/2020-01-01/extension/");
    try {
      var identifier = register(extensions.resolve("register").toURL());
      var next = extensions.resolve("event/next").toURL();
      var after = new PostResponseExecutor(next, identifier, out);
      Thread.ofPlatform().daemon().name(NAME).start(after::workOn);
      return after;
    } catch (IOException e) {
      EmfTelemetry.failed(out, "NoExtension", e);
      return atOnce();
    }
  }

  private static String register(URL url) throws IOException {
    var connection = connection(url);
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

  /** Opens a separate connection. A kept-alive one may be dead after a restore. */
  private static HttpURLConnection connection(URL url) throws IOException {
    var connection = (HttpURLConnection) url.openConnection();
    connection.setRequestProperty("Connection", "close");
    return connection;
  }

  /** Runs this work after the answer. It must not throw. */
  @Override
  public void execute(Runnable task) {
    if (!keep(task)) task.run();
  }

  private boolean keep(Runnable task) {
    if (next == null) return false;
    synchronized (lock) {
      return !lost && work.add(task);
    }
  }

  /**
   * Hands the work over when the function has its answer. Without the extension's copy of the event
   * it runs the work itself.
   */
  public void answered() {
    if (next == null) return;
    var own = notHandedOver();
    if (!own.isEmpty()) run(own);
  }

  private List<Runnable> notHandedOver() {
    synchronized (lock) {
      var all = work;
      work = new ArrayList<>();
      awaitTold();
      if (state == State.TOLD) {
        handedOver = all;
        state = State.WORKING;
        lock.notifyAll();
        return List.of();
      }
      // From here on the poll can only bring an event that is already answered.
      if (poll != null) poll.disconnect();
      poll = null;
      return all;
    }
  }

  private void awaitTold() {
    long end = System.nanoTime() + HEARS_WITHIN.toNanos();
    try {
      while (state != State.TOLD && !lost) {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) return;
        lock.wait(left);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void workOn() {
    try {
      for (int broken = 0; true; ) {
        try {
          if (isToldOfEvent()) carryOut();
          broken = 0;
        } catch (IOException e) {
          broken++;
          if (broken == POLLS) lose(e);
          Thread.sleep(wait(broken));
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // nobody interrupts it
    }
  }

  private static Duration wait(int broken) {
    if (broken == 1) return Duration.ZERO;
    var wait = FIRST_WAIT.multipliedBy(1L << Math.min(broken - 2, 16));
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }

  /** Marks the extension as lost. From now on all work runs before the answer. */
  private void lose(IOException why) {
    synchronized (lock) {
      if (lost) return;
      lost = true;
      lock.notifyAll();
    }
    EmfTelemetry.failed(out, "ExtensionLost", why);
  }

  /**
   * Tells Lambda that all work is done, and waits for the next event.
   *
   * @return false if the answer did not wait for this event
   * @throws IOException if the poll breaks
   */
  private boolean isToldOfEvent() throws IOException {
    if (next == null) throw new IllegalStateException("not registered");
    var connection = connection(next);
    connection.setRequestProperty(IDENTIFIER, identifier);
    synchronized (lock) {
      poll = connection;
    }
    try (InputStream event = connection.getInputStream()) {
      event.readAllBytes();
    } catch (IOException e) {
      if (isCurrent(connection)) throw e;
      return false;
    }
    synchronized (lock) {
      // A lost extension has no work waiting; its next poll tells Lambda so.
      if (poll != connection || lost) return false;
      state = State.TOLD;
      lock.notifyAll();
      return true;
    }
  }

  private boolean isCurrent(HttpURLConnection connection) {
    synchronized (lock) {
      return poll == connection;
    }
  }

  /** Runs the work of an answered event. Before the answer it would compete for the processor. */
  private void carryOut() throws InterruptedException {
    List<Runnable> tasks;
    synchronized (lock) {
      while (state != State.WORKING) lock.wait();
      tasks = handedOver;
    }
    if (!tasks.isEmpty()) {
      Thread.sleep(ANSWER_LEAVES);
      run(tasks);
    }
    synchronized (lock) {
      handedOver = List.of();
      state = State.POLLING;
    }
  }

  private void run(List<Runnable> tasks) {
    if (tasks.size() == 1) run(tasks.getFirst());
    else
      try (var sideBySide = Executors.newVirtualThreadPerTaskExecutor()) {
        tasks.forEach(task -> sideBySide.execute(() -> run(task)));
      }
  }

  /** Runs one task. A task that throws affects neither the others nor the process. */
  private void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      EmfTelemetry.failed(out, "WorkAfterAnswerFailed", e);
    }
  }
}
