package rusuban.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Fills the table with customers, in batches. */
final class Fill {
  /** As many as one call takes (API reference, "BatchWriteItem"). */
  private static final int BATCH = 25;

  private static final int BATCHES_AT_ONCE = 4;

  private final Shop shop;
  private final Instant until;
  private final Progress progress;

  /** What it came to: how many items of how many bytes, and how long it took. */
  record Filled(long items, long bytes, double seconds) {}

  /**
   * @param until before which the customers wrote
   */
  Fill(Shop shop, Instant until, Progress progress) {
    this.shop = shop;
    this.until = until;
    this.progress = progress;
  }

  /** Adds the customers from this number until before that one. */
  Filled add(long from, long to) {
    long begun = System.nanoTime();
    long items = 0;
    long bytes = 0;
    try (var table = shop.client();
        var collecting = new Collecting(table);
        var sending = new Sending(table)) {
      var customers = new NewCustomers(shop.parts(collecting), until);
      for (long number = from; number < to; number++) {
        customers.write(number);
        for (var item : collecting.take()) {
          sending.add(item);
          items++;
          bytes += ItemSize.of(item);
        }
        progress.show("表を満たす / filling the table", number + 1, to);
      }
      sending.end();
    }
    return new Filled(items, bytes, (System.nanoTime() - begun) / 1e9);
  }

  /** Sends items, a few batches at a time. */
  private static final class Sending implements AutoCloseable {
    private final DynamoDbClient table;
    private final ExecutorService writers = Executors.newFixedThreadPool(BATCHES_AT_ONCE);
    private final Semaphore free = new Semaphore(2 * BATCHES_AT_ONCE);
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private List<WriteRequest> batch = new ArrayList<>();

    Sending(DynamoDbClient table) {
      this.table = table;
    }

    void add(Map<String, AttributeValue> item) {
      batch.add(WriteRequest.builder().putRequest(put -> put.item(item)).build());
      if (batch.size() == BATCH) send();
    }

    void end() {
      if (!batch.isEmpty()) send();
      free.acquireUninterruptibly(2 * BATCHES_AT_ONCE);
      complain();
    }

    private void send() {
      complain();
      free.acquireUninterruptibly();
      var full = batch;
      batch = new ArrayList<>();
      writers.execute(() -> send(full));
    }

    private void send(List<WriteRequest> full) {
      try {
        for (var left = Map.of(Shop.TABLE, full); !left.isEmpty(); )
          left = table.batchWriteItem(request(left)).unprocessedItems();
      } catch (RuntimeException e) {
        failure.compareAndSet(null, e);
      } finally {
        free.release();
      }
    }

    private static BatchWriteItemRequest request(Map<String, List<WriteRequest>> items) {
      return BatchWriteItemRequest.builder().requestItems(items).build();
    }

    private void complain() {
      var first = failure.get();
      if (first != null) throw new IllegalStateException("the table could not be filled", first);
    }

    @Override
    public void close() {
      writers.close();
    }
  }
}
