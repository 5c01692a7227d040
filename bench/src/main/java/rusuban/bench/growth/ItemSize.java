package rusuban.bench.growth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Size of an item and its capacity units. The rules stand in the DynamoDB Developer Guide,
 * "DynamoDB item sizes and formats" and "DynamoDB read and write operations".
 */
final class ItemSize {
  private static final int READ_UNIT = 4096;
  private static final int WRITE_UNIT = 1024;
  private static final int COLLECTION = 3;

  private ItemSize() {}

  /** Returns the size in bytes. */
  static long of(Map<String, AttributeValue> item) {
    return item.entrySet().stream().mapToLong(it -> bytes(it.getKey()) + of(it.getValue())).sum();
  }

  private static long of(AttributeValue value) {
    return switch (value.type()) {
      case S -> bytes(value.s());
      case N -> digits(value.n());
      case BOOL, NUL -> 1;
      case L -> COLLECTION + value.l().stream().mapToLong(it -> of(it) + 1).sum();
      case M -> COLLECTION + of(value.m()) + value.m().size();
      case B, SS, NS, BS, UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalArgumentException("unexpected attribute type " + value.type());
    };
  }

  private static long digits(String number) {
    return (new BigDecimal(number).stripTrailingZeros().precision() + 1L) / 2 + 1;
  }

  private static long bytes(String text) {
    return text.getBytes(UTF_8).length;
  }

  /** Returns the units of a strongly consistent read. A missing item takes the smallest read. */
  static double reads(long bytes) {
    return Math.max(1, Math.ceilDiv(bytes, READ_UNIT));
  }

  /** Returns the units of a write outside a transaction. Inside, a write takes twice as much. */
  static double writes(long bytes) {
    return Math.max(1, Math.ceilDiv(bytes, WRITE_UNIT));
  }
}
