package rusuban.json;

import java.math.BigDecimal;

/** Numbers of a foreign document. A million digits must cost nothing. */
public final class SafeNumbers {
  private static final int MAX_BITS = 128;
  private static final int MAX_SCALE = 40;

  private SafeNumbers() {}

  /** Returns whether arithmetic on the number is cheap. All numbers that LINE accepts are cheap. */
  public static boolean isReasonable(Json.Num number) {
    return number.value().unscaledValue().bitLength() <= MAX_BITS
        && Math.abs((long) number.value().scale()) <= MAX_SCALE;
  }

  public static boolean isWhole(BigDecimal value) {
    return value.stripTrailingZeros().scale() <= 0;
  }
}
