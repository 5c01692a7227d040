package rusuban.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How large an item is, and the units that follow from it (DynamoDB Developer Guide, "DynamoDB item
 * sizes and formats", "DynamoDB read and write operations").
 */
final class ItemSize {
  private static final int READ_UNIT = 4096;
  private static final int WRITE_UNIT = 1024;
  private static final int COLLECTION = 3;

  private ItemSize() {}

  /** In bytes. */
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
          throw new IllegalArgumentException("no item of ours has a " + value.type());
    };
  }

  private static long digits(String number) {
    return (new BigDecimal(number).stripTrailingZeros().precision() + 1L) / 2 + 1;
  }

  private static long bytes(String text) {
    return text.getBytes(UTF_8).length;
  }

  /** The units of a strongly consistent read; what is not there costs as much as the smallest. */
  static double reads(long bytes) {
    return Math.max(1, Math.ceilDiv(bytes, READ_UNIT));
  }

  /** The units of a write outside a transaction; inside, they are twice that. */
  static double writes(long bytes) {
    return Math.max(1, Math.ceilDiv(bytes, WRITE_UNIT));
  }
}
