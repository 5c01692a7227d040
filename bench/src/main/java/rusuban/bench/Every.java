package rusuban.bench;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * Does something beside a run, again and again until it is closed, which waits and tells of
 * failures.
 */
final class Every implements AutoCloseable {
  private final CountDownLatch over = new CountDownLatch(1);
  private final FutureTask<Boolean> task;

  /** What is done each time. */
  interface Step {
    void take() throws Exception;
  }

  /** Begins now; the first step is taken once the time between two has passed. */
  Every(Duration between, Step step) {
    task =
        new FutureTask<>(
            () -> {
              while (!over.await(between.toMillis(), TimeUnit.MILLISECONDS)) step.take();
              return true;
            });
    Thread.ofPlatform().daemon().start(task);
  }

  @Override
  public void close() {
    over.countDown();
    try {
      task.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("what ran beside failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
