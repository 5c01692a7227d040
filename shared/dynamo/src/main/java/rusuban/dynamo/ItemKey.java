package rusuban.dynamo;

import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The primary key of an item in the table. */
record ItemKey(String partition, String sort) {
  static final String PARTITION = "pk";
  static final String SORT = "sk";

  Map<String, AttributeValue> attributes() {
    return Map.of(PARTITION, AttributeValue.fromS(partition), SORT, AttributeValue.fromS(sort));
  }

  static ItemKey of(Map<String, AttributeValue> item) {
    return new ItemKey(text(item, PARTITION), text(item, SORT));
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name), name).s();
  }
}
