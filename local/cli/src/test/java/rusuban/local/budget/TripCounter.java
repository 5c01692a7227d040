package rusuban.local.budget;

import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Counter of round trips to DynamoDB. Each try counts by itself. */
final class TripCounter implements ExecutionInterceptor {
  private final AtomicInteger all = new AtomicInteger();
  private volatile int beforeReply;

  @Override
  public void beforeTransmission(Context.BeforeTransmission call, ExecutionAttributes attributes) {
    all.incrementAndGet();
  }

  void begin() {
    all.set(0);
    beforeReply = 0;
  }

  /** Notes that a reply goes out now. */
  void reply() {
    beforeReply = all.get();
  }

  int all() {
    return all.get();
  }

  int beforeReply() {
    return beforeReply;
  }
}
