package rusuban.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rusuban.app.Ending;
import rusuban.app.Records.Recorded;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.testkit.Entries;

/** What a crash between two writes leaves behind does no harm and goes away. */
final class CrashTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final AccountId SALON = new AccountId("salon");
  private static final ChatId HANAKO = new ChatId("U8189cf6745fc0d808977bdb0b9f22995");

  private final String table = Local.TABLES.empty();
  private final DynamoRecords records = new DynamoRecords(Local.TABLES.client(), table);

  @Test
  void an_entry_left_in_the_due_index_after_its_reply_ended_is_deleted_by_who_looks_at_it() {
    var entry = Entries.of(SALON, HANAKO, "e1", NOW).entry();
    var recorded = (Recorded.Outstanding) records.record(entry);
    records.end(recorded.work(), new Ending.Sent(Ending.Via.REPLY, Optional.empty()));
    var due = recorded.work().givenBack(entry.leaseUntil());
    var left = DueItem.reply(due, entry.expires());
    Local.TABLES.client().putItem(put -> put.tableName(table).item(left.attributes()));
    var later = NOW.plusSeconds(60);
    assertThat(due(later)).isEqualTo(1);
    assertThat(records.leftOver(due)).isEmpty();
    assertThat(due(later)).isZero();
  }

  @Test
  void an_entry_whose_event_has_expired_is_not_shown() {
    var entry = Entries.of(SALON, HANAKO, "e1", NOW).entry();
    assertThat(records.record(entry)).isInstanceOf(Recorded.Outstanding.class);
    assertThat(due(entry.expires().minusSeconds(1))).isEqualTo(1);
    assertThat(due(entry.expires())).isZero();
  }

  @Test
  void nothing_is_left_in_the_table_of_a_long_message_that_was_unsent() {
    var first =
        Entries.of(SALON, HANAKO, "e1", NOW)
            .with(Entries.text("m1", "秘密"))
            .withRaw("秘".repeat(250_000));
    assertThat(records.record(first.entry())).isInstanceOf(Recorded.Outstanding.class);
    var stored = records.open(SALON, Optional.of(HANAKO)).chat().orElseThrow();
    assertThat(records.record(Entries.of(SALON, stored, "e2", NOW).takesBack("m1").entry()))
        .isEqualTo(new Recorded.Kept());
    var all = Local.TABLES.client().scanPaginator(scan -> scan.tableName(table)).items();
    assertThat(all.stream()).noneMatch(item -> item.toString().contains("秘"));
  }

  private long due(Instant now) {
    return IntStream.range(0, records.shards())
        .mapToLong(shard -> records.due(shard, now, 10).size())
        .sum();
  }
}
