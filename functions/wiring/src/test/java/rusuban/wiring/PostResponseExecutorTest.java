package rusuban.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests against an Extensions API that records each request and answers on demand. */
class PostResponseExecutorTest {
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Semaphore asks = new Semaphore(0);
  private final Semaphore events = new Semaphore(0);
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(told, true, UTF_8);
  private final AtomicInteger breaks = new AtomicInteger();
  private volatile int status = 200;
  private HttpServer lambda;

  @BeforeEach
  void a_Lambda() throws IOException {
    lambda = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    lambda.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    lambda.createContext("/2020-01-01/extension/register", this::register);
    lambda.createContext("/2020-01-01/extension/event/next", this::next);
    lambda.start();
  }

  @AfterEach
  void it_stops() {
    lambda.stop(0);
  }

  private void register(HttpExchange exchange) throws IOException {
    asked.add(
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestHeaders().getFirst("Lambda-Extension-Name")
            + " "
            + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    exchange.getResponseHeaders().set("Lambda-Extension-Identifier", "the-id");
    answer(exchange);
  }

  private void next(HttpExchange exchange) throws IOException {
    asked.add("next " + exchange.getRequestHeaders().getFirst("Lambda-Extension-Identifier"));
    asks.release();
    events.acquireUninterruptibly();
    if (breaks.getAndUpdate(left -> Math.max(0, left - 1)) > 0) exchange.close();
    else answer(exchange);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status, -1);
    }
  }

  private PostResponseExecutor registered() {
    var address = "127.0.0.1:" + lambda.getAddress().getPort();
    return PostResponseExecutor.of(Map.of("AWS_LAMBDA_RUNTIME_API", address), out);
  }

  /** Waits until the extension asks for its next event, the sign that all work is done. */
  private void awaitAsk() throws InterruptedException {
    assertThat(asks.tryAcquire(10, TimeUnit.SECONDS)).as("asked for an event").isTrue();
  }

  @Test
  void it_registers_for_invocations_and_asks_for_the_first() throws InterruptedException {
    registered();
    awaitAsk();
    assertThat(asked).containsExactly("POST after-answer {\"events\":[\"INVOKE\"]}", "next the-id");
  }

  @Test
  void work_is_done_after_the_answer_and_before_the_next_event_is_asked_for()
      throws InterruptedException {
    var after = registered();
    awaitAsk();
    var order = new CopyOnWriteArrayList<String>();
    for (int i = 0; i < 3; i++) {
      order.clear();
      events.release();
      after.execute(() -> order.add("work, " + asks.availablePermits() + " asked"));
      order.add("answer");
      after.answered();
      awaitAsk();
      assertThat(order).containsExactly("answer", "work, 0 asked");
    }
  }

  @Test
  void an_invocation_that_leaves_no_work_is_done_with_its_answer() throws InterruptedException {
    var after = registered();
    awaitAsk();
    events.release();
    assertThat(asks.tryAcquire(100, TimeUnit.MILLISECONDS)).as("not answered yet").isFalse();
    after.answered();
    awaitAsk();
  }

  @Test
  void the_work_of_many_chats_is_done_side_by_side() throws InterruptedException {
    var after = registered();
    awaitAsk();
    var together = new CyclicBarrier(20);
    var met = new CopyOnWriteArrayList<Integer>();
    events.release();
    for (int i = 0; i < 20; i++)
      after.execute(
          () -> {
            try {
              met.add(together.await(10, TimeUnit.SECONDS));
            } catch (Exception e) {
              throw new IllegalStateException(e);
            }
          });
    after.answered();
    awaitAsk();
    assertThat(met).hasSize(20);
  }

  @Test
  void where_Lambda_takes_no_extension_all_is_done_at_once_and_that_is_told() {
    status = 403;
    var after = registered();
    var done = new CopyOnWriteArrayList<String>();
    after.execute(() -> done.add("work"));
    assertThat(done).containsExactly("work");
    after.answered();
    assertThat(told.toString(UTF_8)).startsWith("{\"NoExtension\":\"IOException: ");
  }

  @Test
  void where_there_is_no_Lambda_all_is_done_at_once() {
    var after = PostResponseExecutor.of(Map.of(), out);
    var done = new CopyOnWriteArrayList<String>();
    after.execute(() -> done.add("work"));
    assertThat(done).containsExactly("work");
    assertThat(told.toString(UTF_8)).isEmpty();
  }

  /** Breaks this many polls, beginning with the one that waits. */
  private void pollsBreak(int times) {
    breaks.set(times);
    events.release(times);
  }

  @Test
  void a_poll_that_breaks_is_begun_again_and_work_is_done_after_the_answer()
      throws InterruptedException {
    var after = registered();
    awaitAsk();
    pollsBreak(1);
    awaitAsk();
    for (int i = 0; i < 3; i++) assertDoneAfterTheAnswer(after);
    assertThat(told.toString(UTF_8)).isEmpty();
  }

  private void assertDoneAfterTheAnswer(PostResponseExecutor after) throws InterruptedException {
    var order = new CopyOnWriteArrayList<String>();
    events.release();
    after.execute(() -> order.add("work"));
    order.add("answer");
    after.answered();
    awaitAsk();
    assertThat(order).containsExactly("answer", "work");
  }

  @Test
  void where_polls_stay_broken_work_is_done_before_the_answer_and_that_is_told_once()
      throws InterruptedException {
    var after = registered();
    awaitAsk();
    status = 500;
    events.release(1_000_000);
    awaitTold("ExtensionLost");
    for (int i = 0; i < 3; i++) {
      var order = new CopyOnWriteArrayList<String>();
      after.execute(() -> order.add("work"));
      order.add("answer");
      after.answered();
      assertThat(order).containsExactly("work", "answer");
    }
    assertThat(told.toString(UTF_8)).containsOnlyOnce("ExtensionLost");
  }

  private void awaitTold(String what) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!told.toString(UTF_8).contains(what) && System.nanoTime() < end) Thread.sleep(5);
    assertThat(told.toString(UTF_8)).contains(what);
  }

  @Test
  void polls_that_break_for_good_within_a_message_leave_its_work_to_the_answer()
      throws InterruptedException {
    var after = registered();
    awaitAsk();
    var done = new CopyOnWriteArrayList<String>();
    after.execute(() -> done.add("first"));
    status = 500;
    events.release(1_000_000);
    awaitTold("ExtensionLost");
    after.execute(() -> done.add("second"));
    after.answered();
    assertThat(done).containsExactlyInAnyOrder("first", "second");
  }

  @Test
  void work_of_an_event_that_the_extension_never_hears_of_is_done_before_the_answer()
      throws InterruptedException {
    var after = registered();
    awaitAsk();
    var done = new CopyOnWriteArrayList<String>();
    after.execute(() -> done.add("work"));
    after.answered(); // while the poll stays silent
    assertThat(done).containsExactly("work");
    awaitAsk(); // on a new connection, which tells Lambda that all is done
    events.release(); // for the abandoned poll
    for (int i = 0; i < 3; i++) assertDoneAfterTheAnswer(after);
    assertThat(told.toString(UTF_8)).isEmpty();
  }

  @Test
  void work_that_throws_is_told_and_later_work_is_done() throws InterruptedException {
    var after = registered();
    awaitAsk();
    events.release();
    after.execute(
        () -> {
          throw new AssertionError("a bug");
        });
    after.answered();
    awaitAsk();
    assertThat(told.toString(UTF_8)).contains("\"WorkAfterAnswerFailed\":\"AssertionError: a bug");
    assertDoneAfterTheAnswer(after);
  }
}
