package rusuban.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Sees every call of a DynamoDB client, and has DynamoDB report what it took. */
final class Trips implements ExecutionInterceptor {
  private static final String CONFLICT = "TransactionConflict";
  private static final ReturnConsumedCapacity ALL = ReturnConsumedCapacity.INDEXES;
  private static final ExecutionAttribute<Integer> TRIES = new ExecutionAttribute<>("bench.tries");

  private final Metering metering = new Metering();
  private final List<Trip> trips = new ArrayList<>();
  private int conflicts;
  private int failures;

  /** The calls since this was asked before. */
  synchronized List<Trip> take() {
    var taken = List.copyOf(trips);
    trips.clear();
    return taken;
  }

  /**
   * How many transactions met another and were tried again. They are not counted as trips: on one
   * machine it is chance whether two meet, and no two customers' items are the same.
   */
  synchronized int conflicts() {
    return conflicts;
  }

  /** How many calls failed for no reason of ours: what was counted meanwhile means nothing. */
  synchronized int failures() {
    return failures;
  }

  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest call, ExecutionAttributes attributes) {
    return switch (call.request()) {
      case BatchGetItemRequest it -> it.toBuilder().returnConsumedCapacity(ALL).build();
      case GetItemRequest it -> it.toBuilder().returnConsumedCapacity(ALL).build();
      case QueryRequest it -> it.toBuilder().returnConsumedCapacity(ALL).build();
      case TransactWriteItemsRequest it -> it.toBuilder().returnConsumedCapacity(ALL).build();
      case PutItemRequest it -> it.toBuilder().returnConsumedCapacity(ALL).build();
      case UpdateItemRequest it -> it.toBuilder().returnConsumedCapacity(ALL).build();
      case DeleteItemRequest it -> it.toBuilder().returnConsumedCapacity(ALL).build();
      case SdkRequest it -> it;
    };
  }

  @Override
  public void beforeTransmission(Context.BeforeTransmission call, ExecutionAttributes attributes) {
    attributes.putAttribute(TRIES, tries(attributes) + 1);
  }

  @Override
  public synchronized void afterExecution(
      Context.AfterExecution call, ExecutionAttributes attributes) {
    trips.add(metering.trip(call.request(), call.response()).sent(tries(attributes)));
  }

  @Override
  public synchronized void onExecutionFailure(
      Context.FailedExecution call, ExecutionAttributes attributes) {
    switch (call.exception()) {
      case TransactionCanceledException e when isConflict(e) -> conflicts++;
      case TransactionCanceledException _, ConditionalCheckFailedException _ ->
          trips.add(metering.refused(call.request()).sent(tries(attributes)));
      case Throwable _ -> failures++;
    }
  }

  private static boolean isConflict(TransactionCanceledException e) {
    return e.cancellationReasons().stream()
        .map(CancellationReason::code)
        .anyMatch(CONFLICT::equals);
  }

  private static int tries(ExecutionAttributes attributes) {
    return Objects.requireNonNullElse(attributes.getAttribute(TRIES), 0);
  }
}
