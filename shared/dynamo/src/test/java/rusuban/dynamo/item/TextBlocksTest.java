package rusuban.dynamo.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import rusuban.core.AccountId;
import rusuban.testkit.RandomInputs;

final class TextBlocksTest {
  private static final ItemKey KEY = TableKeys.draftBlock(new AccountId("salon"), 1, "hash");

  private static List<String> rules(RandomInputs randomInputs, int rules, int length) {
    var all = new ArrayList<String>();
    for (int i = 0; i < rules; i++) all.add(rule(randomInputs, i, length));
    return all;
  }

  private static String rule(RandomInputs randomInputs, int id, int length) {
    var text = randomInputs.text(30).replace("\\", "").replace("\"", "\\\"");
    return "{\"id\": %d, \"answer\": [\"%s\", {\"a\": 1, \"b\": 2}]}"
        .formatted(id, (text + "あ[,{").repeat(randomInputs.between(1, length)));
  }

  private static String document(List<String> rules) {
    return "{\"shop\": {\"name\": \"花\"}, \"keywordRules\": " + rules + ", \"greeting\": {}}\n";
  }

  @Test
  void blocks_joined_are_the_text_and_each_fits_into_an_item() {
    RandomInputs.each(
        1,
        40,
        randomInputs -> {
          var text =
              randomInputs.happens(0.2)
                  ? randomInputs.text(40).repeat(randomInputs.between(1, 30_000))
                  : document(rules(randomInputs, randomInputs.between(0, 300), 300));
          var blocks = TextBlocks.split(text);
          assertThat(String.join("", blocks).equals(text)).isTrue();
          assertThat(blocks).allMatch(block -> bytes(block) <= 350_000);
          assertThat(blocks.size()).isLessThanOrEqualTo(2 + bytes(text) / 96_000);
        });
  }

  @Test
  void a_change_a_new_rule_and_a_removed_one_change_few_blocks() {
    int cases = 60;
    var changed = new AtomicInteger();
    var blocks = new AtomicInteger();
    RandomInputs.each(
        1,
        cases,
        randomInputs -> {
          var rules = rules(randomInputs, 400, 150);
          var before = new HashSet<>(TextBlocks.split(document(rules)));
          int at = randomInputs.between(0, 399);
          switch (randomInputs.between(0, 2)) {
            case 0 -> rules.set(at, rule(randomInputs, at, 150));
            case 1 -> rules.add(at, rule(randomInputs, 1_000, 150));
            default -> rules.remove(at);
          }
          var after = new ArrayList<>(TextBlocks.split(document(rules)));
          blocks.addAndGet(after.size());
          after.removeIf(before::contains);
          changed.addAndGet(after.size());
        });
    assertThat(changed.get()).isBetween(cases / 2, 2 * cases);
    assertThat(blocks.get()).isGreaterThan(8 * cases);
  }

  @Test
  void a_block_comes_back_as_it_was_stored() {
    RandomInputs.each(
        1,
        100,
        randomInputs -> {
          var block = randomInputs.text(2_000);
          assertThat(TextBlocks.text(TextBlocks.item(KEY, block))).isEqualTo(block);
        });
  }

  @Test
  void rules_that_resemble_each_other_take_a_fraction_of_their_text() {
    var text = document(rules(new RandomInputs(1), 200, 150)).substring(0, 100_000);
    assertThat(TextBlocks.item(KEY, text).binary("packed").length).isLessThan(50_000);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
