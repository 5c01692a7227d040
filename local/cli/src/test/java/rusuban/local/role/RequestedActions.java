package rusuban.local.role;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * Record of the IAM actions that a client's calls need. A transaction needs the actions of its
 * parts (DynamoDB Developer Guide, "Using IAM with DynamoDB transactions").
 */
final class RequestedActions implements ExecutionInterceptor {
  private final Set<String> actions = new TreeSet<>();
  private final AtomicInteger transactionsLeft = new AtomicInteger(Integer.MAX_VALUE);

  /** Failure of a dead process's calls. */
  static final class Died extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Died() {
      super("this process has died");
    }
  }

  synchronized Set<String> actions() {
    return new TreeSet<>(actions);
  }

  /** Lets all writes after this many transactions fail. */
  void dieAfterTransactions(int transactions) {
    transactionsLeft.set(transactions);
  }

  void live() {
    transactionsLeft.set(Integer.MAX_VALUE);
  }

  @Override
  public synchronized void beforeExecution(
      Context.BeforeExecution context, ExecutionAttributes attributes) {
    boolean transaction = context.request() instanceof TransactWriteItemsRequest;
    boolean writes = transaction || !isRead(operation(attributes));
    if (writes && transactionsLeft.get() <= 0) throw new Died();
    if (transaction) transactionsLeft.decrementAndGet();
    if (context.request() instanceof TransactWriteItemsRequest request)
      request.transactItems().stream()
          .flatMap(RequestedActions::actions)
          .forEach(it -> actions.add("dynamodb:" + it));
    else actions.add(service(attributes) + ":" + operation(attributes));
  }

  private static String service(ExecutionAttributes attributes) {
    return attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME).toLowerCase(Locale.ROOT);
  }

  private static boolean isRead(String operation) {
    return Set.of("GetItem", "BatchGetItem", "Query").contains(operation);
  }

  private static String operation(ExecutionAttributes attributes) {
    return attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
  }

  private static Stream<String> actions(TransactWriteItem item) {
    return Stream.of(
            item.put() == null ? "" : "PutItem",
            item.update() == null ? "" : "UpdateItem",
            item.delete() == null ? "" : "DeleteItem",
            item.conditionCheck() == null ? "" : "ConditionCheckItem")
        .filter(action -> !action.isEmpty());
  }
}
