package rusuban.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Runs the same work on many virtual threads that all start together. */
public final class ConcurrentRunner {
  /** The tag of tests with races. A server whose transactions are not atomic fails them. */
  public static final String RACE = "race";

  private ConcurrentRunner() {}

  /** Returns every thread's result; throws the first failure. */
  public static <T> List<T> run(int threads, Callable<T> work) throws Exception {
    var start = new CountDownLatch(1);
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> all =
          IntStream.range(0, threads)
              .mapToObj(
                  _ ->
                      workers.submit(
                          () -> {
                            start.await();
                            return work.call();
                          }))
              .toList();
      start.countDown();
      var results = new ArrayList<T>();
      for (var one : all) results.add(one.get());
      return results;
    }
  }
}
