package rusuban.dynamo;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Where an item lies in the table. */
record ItemKey(String partition, String sort) {

  Map<String, AttributeValue> attributes() {
    return Map.of(
        Keys.PARTITION, AttributeValue.fromS(partition), Keys.SORT, AttributeValue.fromS(sort));
  }

  static ItemKey of(Map<String, AttributeValue> item) {
    var keys = new Item(item);
    return new ItemKey(keys.text(Keys.PARTITION), keys.text(Keys.SORT));
  }
}
