package rusuban.core.content;

import java.math.BigDecimal;
import rusuban.core.Json;

/** Numbers that somebody else wrote: a million digits must cost nothing. */
final class Numbers {
  private static final int MAX_BITS = 128;
  private static final int MAX_SCALE = 40;

  private Numbers() {}

  /** Whether arithmetic on the number is cheap; every number that LINE takes is. */
  static boolean isReasonable(Json.Num number) {
    return number.value().unscaledValue().bitLength() <= MAX_BITS
        && Math.abs((long) number.value().scale()) <= MAX_SCALE;
  }

  static boolean isWhole(BigDecimal value) {
    return value.stripTrailingZeros().scale() <= 0;
  }
}
