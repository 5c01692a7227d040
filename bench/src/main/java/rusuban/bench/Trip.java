package rusuban.bench;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rusuban.local.cost.Units;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One call to DynamoDB.
 *
 * @param tries how often it was sent
 * @param touched what it read, wrote or checked, with the units of DynamoDB's rules
 * @param differs how much DynamoDB Local reported beyond what it counts of these, which is to be 0
 */
record Trip(String operation, int tries, List<Touched> touched, double differs) {
  private static final String EXPIRES = "expires";

  /**
   * One item, or all that a query found.
   *
   * @param put what was put in its place, if it was
   * @param deleted whether it is gone
   */
  record Touched(
      Map<String, AttributeValue> key,
      String partition,
      int items,
      double reads,
      double writes,
      Map<String, AttributeValue> put,
      boolean deleted) {
    private Touched inVain() {
      return new Touched(key, partition, items, reads, writes, Map.of(), false);
    }
  }

  /** Whether it looks for work instead of doing it. */
  boolean isQuery() {
    return operation.equals("Query");
  }

  /** The same, which cost as much and changed nothing. */
  Trip inVain() {
    var unchanged = touched.stream().map(Touched::inVain).toList();
    return new Trip(operation, tries, unchanged, differs);
  }

  Trip sent(int times) {
    return new Trip(operation, times, touched, differs);
  }

  /** What these came to, and what the functions logged meanwhile. */
  static Units units(List<Trip> trips, long logBytes) {
    var touched = trips.stream().flatMap(it -> it.touched.stream()).toList();
    return new Units(
        touched.stream().mapToDouble(Touched::reads).sum(),
        touched.stream().mapToDouble(Touched::writes).sum(),
        trips.stream().mapToInt(Trip::tries).sum(),
        touched.stream().mapToInt(Touched::items).sum(),
        keptBytes(touched),
        logBytes);
  }

  private static long keptBytes(List<Touched> touched) {
    Set<Map<String, AttributeValue>> deleted = new HashSet<>();
    touched.stream().filter(Touched::deleted).forEach(it -> deleted.add(it.key()));
    return touched.stream()
        .filter(it -> it.put().containsKey(EXPIRES) && !deleted.contains(it.key()))
        .mapToLong(it -> ItemSize.of(it.put()))
        .sum();
  }
}
