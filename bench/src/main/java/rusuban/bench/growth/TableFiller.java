package rusuban.bench.growth;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import rusuban.bench.environment.BenchAccount;
import rusuban.bench.report.ProgressLog;
import rusuban.json.Json;
import rusuban.json.JsonObjectBuilder;
import rusuban.local.line.SimulatedCustomer;
import rusuban.testkit.SettableClock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Filler of the table with customers. A few template customers follow and write through the
 * functions. The filler copies their items under other ids: running every customer through the
 * functions would take hours. A copied follow-up stays in the due shard of its template.
 */
final class TableFiller {
  /** The templates write during this time, which ends a day before the first measurement. */
  static final Duration PERIOD = Duration.ofDays(31);

  private static final int TEMPLATES = 30;

  /** Limit of one call (API reference, "BatchWriteItem"). */
  private static final int BATCH = 25;

  private static final int WRITERS = 4;

  private final BenchAccount account;
  private final SettableClock clock;
  private final ProgressLog progress;
  private final List<CustomerTemplate> templates = new ArrayList<>();

  /** Amount of data that was added. */
  record FilledTable(long items, long bytes, double seconds) {
    String text() {
      return "%,d 項目 / items, %.0f MB, %.0f s".formatted(items, bytes / 1e6, seconds);
    }

    Json json() {
      return JsonObjectBuilder.fields()
          .put("items", items)
          .put("bytes", bytes)
          .put("seconds", Math.round(seconds))
          .build();
    }
  }

  /**
   * Items of one customer.
   *
   * @param ids the ids that identify the customer and the events
   */
  private record CustomerTemplate(List<String> ids, List<Map<String, AttributeValue>> items) {
    List<Map<String, AttributeValue>> copy(int number) {
      var end = "%012x".formatted(number);
      var copies = new HashMap<String, String>();
      ids.forEach(id -> copies.put(id, id.substring(0, id.length() - end.length()) + end));
      return items.stream().map(item -> copy(item, copies)).toList();
    }

    private static Map<String, AttributeValue> copy(
        Map<String, AttributeValue> item, Map<String, String> copies) {
      return item.entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, it -> copy(it.getValue(), copies)));
    }

    private static AttributeValue copy(AttributeValue value, Map<String, String> copies) {
      return switch (value.type()) {
        case S -> {
          var text = value.s();
          for (var id : copies.entrySet()) text = text.replace(id.getKey(), id.getValue());
          yield AttributeValue.fromS(text);
        }
        case M -> AttributeValue.fromM(copy(value.m(), copies));
        case L -> AttributeValue.fromL(value.l().stream().map(it -> copy(it, copies)).toList());
        default -> value;
      };
    }
  }

  /** Creates the templates. Their items are not left in the table. */
  TableFiller(BenchAccount account, SettableClock clock, ProgressLog progress) {
    this.account = account;
    this.clock = clock;
    this.progress = progress;
    try (var table = account.client()) {
      for (int i = 0; i < TEMPLATES; i++) {
        clock.advance(PERIOD.minusDays(1).dividedBy(TEMPLATES));
        templates.add(template(table, account.line().newCustomer("客")));
      }
    }
  }

  private CustomerTemplate template(DynamoDbClient table, SimulatedCustomer customer) {
    var before = new HashSet<>(items(table));
    var follow = EventMeasurement.requireOk(customer.follows());
    clock.advance(Duration.ofMinutes(1));
    var message = EventMeasurement.requireOk(customer.says("はじめまして"));
    var ids = List.of(customer.userId(), follow.eventId(), message.eventId());
    var own =
        items(table).stream()
            .filter(it -> !before.contains(it) && it.toString().contains(customer.userId()))
            .toList();
    for (var item : own) {
      var key = new HashMap<>(item);
      key.keySet().retainAll(Set.of("pk", "sk"));
      table.deleteItem(delete -> delete.tableName(BenchAccount.TABLE).key(key));
    }
    return new CustomerTemplate(ids, own);
  }

  private static List<Map<String, AttributeValue>> items(DynamoDbClient table) {
    return table.scan(scan -> scan.tableName(BenchAccount.TABLE)).items();
  }

  /** Adds the customers with numbers from this one until before that one. */
  FilledTable fill(int from, int to) {
    long begun = System.nanoTime();
    try (var table = account.client()) {
      var filled =
          IntStream.range(from, to)
              .peek(number -> progress.report("表を満たす / filling the table", number + 1, to))
              .boxed()
              .flatMap(number -> templates.get(number % TEMPLATES).copy(number).stream())
              .gather(Gatherers.windowFixed(BATCH))
              .gather(Gatherers.mapConcurrent(WRITERS, batch -> write(table, batch)))
              .flatMap(List::stream)
              .collect(Collectors.summarizingLong(ItemSize::of));
      double seconds = (System.nanoTime() - begun) / 1e9;
      return new FilledTable(filled.getCount(), filled.getSum(), seconds);
    }
  }

  private static List<Map<String, AttributeValue>> write(
      DynamoDbClient table, List<Map<String, AttributeValue>> batch) {
    var requests =
        batch.stream()
            .map(item -> WriteRequest.builder().putRequest(put -> put.item(item)).build())
            .toList();
    for (var left = Map.of(BenchAccount.TABLE, requests); !left.isEmpty(); ) {
      var items = left;
      left = table.batchWriteItem(it -> it.requestItems(items)).unprocessedItems();
    }
    return batch;
  }
}
