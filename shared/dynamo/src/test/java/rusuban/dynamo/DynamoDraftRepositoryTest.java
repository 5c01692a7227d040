package rusuban.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rusuban.app.settings.DraftChange;
import rusuban.app.settings.DraftRepository;
import rusuban.app.settings.SettingsDraft;
import rusuban.core.AccountId;
import rusuban.core.settings.SettingsSection;
import rusuban.dynamo.item.ItemAttributes;
import rusuban.dynamo.item.ItemKey;
import rusuban.dynamo.item.TableKeys;
import rusuban.testkit.DraftRepositoryContract;

class DynamoDraftRepositoryTest extends DraftRepositoryContract {
  private static final AccountId SALON = new AccountId("salon");
  private static final Instant NOW = Instant.parse("2026-11-24T05:13:06.248Z");

  private final String table = tables().empty();
  private final DraftRepository drafts = new DynamoDraftRepository(tables().client(), table);

  TestTables tables() {
    return LocalTable.TABLES;
  }

  @Override
  protected DraftRepository empty() {
    return new DynamoDraftRepository(tables().client(), tables().empty());
  }

  /** Returns a document of 2,000 rules, of which one may be changed. */
  private static SettingsDraft rules(int changed) {
    var rules =
        IntStream.range(0, 2_000)
            .mapToObj(
                i ->
                    "{\"id\": \"r%d\", \"answer\": [\"%s\"]}"
                        .formatted(i, (i == changed ? "新" : "旧").repeat(120) + i))
            .toList();
    return new SettingsDraft(
        "{\"keywordRules\": " + rules + "}",
        OptionalLong.of(3),
        List.of(new DraftChange(SettingsSection.rule("r" + changed), "沙也加", NOW)));
  }

  private List<String> items() {
    return tables().client().scan(scan -> scan.tableName(table)).items().stream()
        .map(item -> ItemKey.of(item).sort())
        .sorted()
        .toList();
  }

  @Test
  void a_change_of_one_rule_writes_its_blocks_alone_and_deletes_the_old_ones() {
    assertThat(drafts.save(SALON, 0, rules(-1))).isTrue();
    var before = items();
    assertThat(before).hasSizeBetween(6, 20);
    assertThat(drafts.save(SALON, 1, rules(1_000))).isTrue();
    var added = items().stream().filter(item -> !before.contains(item)).toList();
    assertThat(added).hasSizeBetween(1, 3).allMatch(item -> item.startsWith("B#" + "0".repeat(18)));
    assertThat(items()).hasSizeBetween(before.size() - 2, before.size() + 2);
    assertThat(drafts.read(SALON).draft()).contains(rules(1_000));
  }

  @Test
  void nothing_but_the_revision_is_left_of_a_discarded_draft() {
    assertThat(drafts.save(SALON, 0, rules(-1))).isTrue();
    // A process that ended before it saved its draft left this block.
    var orphan = ItemAttributes.at(TableKeys.draftBlock(SALON, 2, "left"));
    tables().client().putItem(put -> put.tableName(table).item(orphan.attributes()));
    assertThat(drafts.discard(SALON, 1)).isTrue();
    assertThat(items()).containsExactly("DRAFT");
  }

  /** A draft of the first release that had drafts, with a section that a later one may add. */
  @Test
  void an_older_draft_and_a_newer_section_are_read() {
    var item =
        ItemAttributes.at(TableKeys.draft(SALON))
            .number("revision", 7)
            .number("base", 24)
            .text("document", "{}")
            .text(
                "changes",
                "[{\"section\":\"rule:料金\",\"by\":\"亮\",\"at\":\"2026-11-24T05:13:06.248Z\"},"
                    + "{\"section\":\"colours\",\"by\":\"亮\",\"at\":\"2026-11-24T05:13:06Z\"}]");
    tables().client().putItem(put -> put.tableName(table).item(item.attributes()));
    var read = drafts.read(SALON);
    assertThat(read.revision()).isEqualTo(7);
    assertThat(read.draft())
        .contains(
            new SettingsDraft(
                "{}",
                OptionalLong.of(24),
                List.of(new DraftChange(SettingsSection.rule("料金"), "亮", NOW))));
  }
}
