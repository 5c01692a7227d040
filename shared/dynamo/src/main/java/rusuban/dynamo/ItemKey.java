package rusuban.dynamo;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Where an item lies in the table. */
record ItemKey(String partition, String sort) {

  Map<String, AttributeValue> attributes() {
    return Map.of(
        Keys.PARTITION, AttributeValue.fromS(partition), Keys.SORT, AttributeValue.fromS(sort));
  }

  static ItemKey of(Map<String, AttributeValue> item) {
    return new ItemKey(
        requireNonNull(item.get(Keys.PARTITION)).s(), requireNonNull(item.get(Keys.SORT)).s());
  }
}
