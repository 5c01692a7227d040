package rusuban.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeNumbersTest {
  private static boolean isReasonable(BigDecimal number) {
    return SafeNumbers.isReasonable(new Json.Num(number));
  }

  @Test
  void a_number_of_up_to_128_bits_is_cheap() {
    var largest = BigInteger.TWO.pow(128).subtract(BigInteger.ONE);
    assertThat(isReasonable(new BigDecimal(largest))).isTrue();
    assertThat(isReasonable(new BigDecimal(largest.add(BigInteger.ONE)))).isFalse();
  }

  @Test
  void a_number_of_up_to_40_decimal_places_or_zeros_is_cheap() {
    assertThat(isReasonable(new BigDecimal("1e-40"))).isTrue();
    assertThat(isReasonable(new BigDecimal("1e40"))).isTrue();
    assertThat(isReasonable(new BigDecimal("1e-41"))).isFalse();
    assertThat(isReasonable(new BigDecimal("1e41"))).isFalse();
    assertThat(isReasonable(new BigDecimal(BigInteger.ONE, Integer.MIN_VALUE))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.0", "7", "-7.00", "1e2"})
  void a_number_without_a_fraction_is_whole(String number) {
    assertThat(SafeNumbers.isWhole(new BigDecimal(number))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.5", "-7.01", "1e-2"})
  void a_number_with_a_fraction_is_not_whole(String number) {
    assertThat(SafeNumbers.isWhole(new BigDecimal(number))).isFalse();
  }
}
