package rusuban.dynamo.item;

import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The primary key of an item in the table. */
public record ItemKey(String partition, String sort) {
  public static final String PARTITION = "pk";
  public static final String SORT = "sk";

  public Map<String, AttributeValue> attributes() {
    return Map.of(PARTITION, AttributeValue.fromS(partition), SORT, AttributeValue.fromS(sort));
  }

  public static ItemKey of(Map<String, AttributeValue> item) {
    return new ItemKey(text(item, PARTITION), text(item, SORT));
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name), name).s();
  }
}
