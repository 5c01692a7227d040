package rusuban.bench.growth;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Recorder of all calls of a DynamoDB client and of their capacity units. */
final class DynamoCallRecorder implements ExecutionInterceptor {
  private static final String CONFLICT = "TransactionConflict";
  private static final ExecutionAttribute<Integer> ATTEMPTS =
      new ExecutionAttribute<>("bench.attempts");

  private final CapacityMeter meter = new CapacityMeter();
  private final List<DynamoCall> calls = new ArrayList<>();
  private int conflicts;
  private int failures;

  /** Returns and forgets the calls recorded so far. */
  synchronized List<DynamoCall> take() {
    var taken = List.copyOf(calls);
    calls.clear();
    return taken;
  }

  /**
   * Returns the number of transactions that conflicted and were repeated. Calls do not include
   * them: on one machine a conflict is chance, and customers share no items.
   */
  synchronized int conflicts() {
    return conflicts;
  }

  /** Returns the number of other failures. Each of them makes the measurement void. */
  synchronized int failures() {
    return failures;
  }

  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest call, ExecutionAttributes attributes) {
    var builder = call.request().toBuilder();
    for (var field : call.request().sdkFields())
      if (field.memberName().equals("ReturnConsumedCapacity")) field.set(builder, "INDEXES");
    return builder.build();
  }

  @Override
  public void beforeTransmission(Context.BeforeTransmission call, ExecutionAttributes attributes) {
    attributes.putAttribute(ATTEMPTS, attempts(attributes) + 1);
  }

  @Override
  public synchronized void afterExecution(
      Context.AfterExecution call, ExecutionAttributes attributes) {
    calls.add(meter.call(call.request(), call.response()).withAttempts(attempts(attributes)));
  }

  @Override
  public synchronized void onExecutionFailure(
      Context.FailedExecution call, ExecutionAttributes attributes) {
    switch (call.exception()) {
      case TransactionCanceledException e when isConflict(e) -> conflicts++;
      case TransactionCanceledException _, ConditionalCheckFailedException _ ->
          calls.add(meter.refused(call.request()).withAttempts(attempts(attributes)));
      case Throwable _ -> failures++;
    }
  }

  private static boolean isConflict(TransactionCanceledException e) {
    return e.cancellationReasons().stream()
        .map(CancellationReason::code)
        .anyMatch(CONFLICT::equals);
  }

  private static int attempts(ExecutionAttributes attributes) {
    return Objects.requireNonNullElse(attributes.getAttribute(ATTEMPTS), 0);
  }
}
