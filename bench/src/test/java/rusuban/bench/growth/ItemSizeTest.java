package rusuban.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ItemSizeTest {
  @Test
  void each_attribute_counts_with_its_name() {
    var item =
        Map.of(
            "text", AttributeValue.fromS("あa"), // 4 + 3 + 1
            "number", AttributeValue.fromN("1200"), // 6 + 1 digit pair + 1
            "yes", AttributeValue.fromBool(true), // 3 + 1
            "list", AttributeValue.fromL(List.of(AttributeValue.fromS("ab"))), // 4 + 3 + 2 + 1
            "map", AttributeValue.fromM(Map.of("k", AttributeValue.fromS("v")))); // 3 + 3 + 2 + 1

    assertThat(ItemSize.of(item)).isEqualTo(8 + 8 + 4 + 10 + 9);
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 1", "1024, 1, 1", "1025, 1, 2", "4096, 1, 4", "4097, 2, 5"})
  void units_begin_anew_with_every_kilobyte_written_and_every_four_read(
      long bytes, double reads, double writes) {
    assertThat(ItemSize.reads(bytes)).isEqualTo(reads);
    assertThat(ItemSize.writes(bytes)).isEqualTo(writes);
  }
}
