package rusuban.core.content;

import java.math.BigDecimal;
import rusuban.core.Json;

/** Numbers of a foreign document. A million digits must cost nothing. */
final class Numbers {
  private static final int MAX_BITS = 128;
  private static final int MAX_SCALE = 40;

  private Numbers() {}

  /** Returns whether arithmetic on the number is cheap. All numbers that LINE accepts are cheap. */
  static boolean isReasonable(Json.Num number) {
    return number.value().unscaledValue().bitLength() <= MAX_BITS
        && Math.abs((long) number.value().scale()) <= MAX_SCALE;
  }

  static boolean isWhole(BigDecimal value) {
    return value.stripTrailingZeros().scale() <= 0;
  }
}
