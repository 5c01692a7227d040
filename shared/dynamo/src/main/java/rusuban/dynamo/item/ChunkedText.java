package rusuban.dynamo.item;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * A text that may be longer than the 400 KB of an item. The beginning stays in the item. The rest
 * lies in items beside it. One transaction writes all, and its 4 MB leave room for LINE's 2 MB a
 * webhook.
 */
public final class ChunkedText {
  /** UTF-16 units a piece: at most 300 KB of UTF-8, with 100 KB left for the rest of the item. */
  private static final int PIECE = 100_000;

  private static final String TEXT = "text";

  private ChunkedText() {}

  /**
   * Returns the pieces of a text. The first one belongs into the item itself.
   *
   * @param beside the bytes of the rest of that item
   */
  public static List<String> pieces(String text, int beside) {
    var pieces = new ArrayList<String>();
    int from = 0;
    // A UTF-16 unit takes at most three bytes of UTF-8.
    int piece = Math.max(2, PIECE - beside / 3);
    do {
      int to = Math.min(text.length(), from + piece);
      piece = PIECE;
      if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) to--;
      pieces.add(text.substring(from, to));
      from = to;
    } while (from < text.length());
    return pieces;
  }

  /** Returns the items of the pieces after the first. They expire with their whole. */
  public static List<ItemAttributes> rest(ItemAttributes whole, List<String> pieces) {
    var items = new ArrayList<ItemAttributes>();
    for (int i = 1; i < pieces.size(); i++) {
      var itemAttributes =
          ItemAttributes.at(TableKeys.part(whole.key(), i)).text(TEXT, pieces.get(i));
      if (whole.has(ItemAttributes.EXPIRES))
        itemAttributes.put(ItemAttributes.EXPIRES, whole.get(ItemAttributes.EXPIRES));
      items.add(itemAttributes);
    }
    return items;
  }

  /** Reads the text after its first piece. */
  public static String readRest(DynamoDbClient client, String table, ItemKey whole) {
    var request =
        QueryRequest.builder()
            .tableName(table)
            .keyConditionExpression("pk = :pk AND begins_with(sk, :parts)")
            .expressionAttributeValues(
                Map.of(
                    ":pk", AttributeValue.fromS(whole.partition()),
                    ":parts", AttributeValue.fromS(TableKeys.parts(whole))))
            .consistentRead(true)
            .build();
    var rest = new StringBuilder();
    for (var item : client.queryPaginator(request).items())
      rest.append(new ItemAttributes(item).text(TEXT));
    return rest.toString();
  }
}
