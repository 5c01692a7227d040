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
 * What a function still does once it has answered. Lambda freezes a process that has answered and
 * asks for its next event, unless an extension of the process is still at work: so this is an
 * internal extension, a thread that tells Lambda when the work is done (Lambda developer guide,
 * "Using the Lambda Extensions API to create extensions", "Invoke phase").
 *
 * <p>The thread waits for each event in a long poll. The poll may break, as across a snapshot and
 * its restore. It is then begun again on a new connection. Work of an event that the thread does
 * not hear of is done before the answer. Where polls stay broken, that holds for all work from then
 * on.
 *
 * <p>The function's timeout holds for answer and work together. A process that dies in between has
 * answered and not done the work: only what is made good by others may be put here.
 */
public final class PostResponseExecutor implements Executor {
  private static final String NAME = "after-answer";

  /** In which the runtime client has sent the answer: on one processor, work would hold it up. */
  private static final Duration ANSWER_LEAVES = Duration.ofMillis(1);

  private static final String IDENTIFIER = "Lambda-Extension-Identifier";

  /** Polls that break in a row before the extension counts as lost. */
  private static final int POLLS = 5;

  /** Waits before a broken poll is begun again, the second time; each later wait is twice that. */
  private static final Duration FIRST_WAIT = Duration.ofMillis(20);

  /** Waits between polls of an extension that is lost. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  /**
   * How long the answer waits for the extension's own copy of the event, which Lambda sends at the
   * same time as the function's. It is far longer than that takes.
   */
  private static final Duration HEARS_WITHIN = Duration.ofMillis(300);

  /** Where the extension's thread is. */
  private enum State {
    /** It waits for the next event. */
    POLLING,
    /** It has the event, and waits for the answer. */
    TOLD,
    /** It has the work. */
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

  /** Where nothing freezes: all is done at once, before the answer. */
  public static PostResponseExecutor atOnce() {
    return new PostResponseExecutor(null, "", System.out);
  }

  /**
   * Registered with the Lambda of this environment; called while the function starts, since Lambda
   * takes no extension later. Where there is no Lambda, or one without extensions, all is done at
   * once.
   *
   * @param out is told where Lambda takes no extension, and where it is lost
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

  /** A connection of its own: one that is kept for the next call may be dead after a restore. */
  private static HttpURLConnection connection(URL url) throws IOException {
    var connection = (HttpURLConnection) url.openConnection();
    connection.setRequestProperty("Connection", "close");
    return connection;
  }

  /** Does this work after the answer; it must not throw. */
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
   * Hands the work over, as the function has its answer to the event. Does it before this returns
   * where the extension has not heard of the event.
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
      // Whatever this poll still brings belongs to an event that is answered.
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

  /** From now on all work is done before the answer. */
  private void lose(IOException why) {
    synchronized (lock) {
      if (lost) return;
      lost = true;
      lock.notifyAll();
    }
    EmfTelemetry.failed(out, "ExtensionLost", why);
  }

  /**
   * Tells Lambda that all is done, and waits for the next event.
   *
   * @return false where the answer did not wait for this event
   * @throws IOException where the poll breaks
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
      // Where it is lost no work waits, and the next poll says so.
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

  /** Does the work of an event, once it is answered: until then it has the processor for itself. */
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

  /** One that throws in spite of all takes neither the others nor the process with it. */
  private void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      EmfTelemetry.failed(out, "WorkAfterAnswerFailed", e);
    }
  }
}
