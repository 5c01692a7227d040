package rusuban.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rusuban.app.DeliveryOutcome;
import rusuban.app.chat.SaveResult;
import rusuban.app.store.StorePorts;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.dynamo.item.DueItem;
import rusuban.testkit.store.EventRecordBuilder;

/** Tests that the remains of a crash between two writes do no harm and go away. */
final class CrashTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final AccountId SALON = new AccountId("salon");
  private static final ChatId HANAKO = new ChatId("U8189cf6745fc0d808977bdb0b9f22995");

  private final String table = LocalTable.TABLES.empty();
  private final StorePorts stores = DynamoStorePorts.of(LocalTable.TABLES.client(), table);

  @Test
  void an_entry_left_in_the_due_index_after_its_reply_ended_is_deleted_by_who_looks_at_it() {
    var entry = EventRecordBuilder.of(SALON, HANAKO, "e1", NOW).entry();
    var recorded = (SaveResult.ReplyOutstanding) stores.chats().save(entry);
    stores
        .replies()
        .end(
            recorded.reply(),
            new DeliveryOutcome.Sent(DeliveryOutcome.Via.REPLY, Optional.empty()));
    var due = recorded.reply().released(entry.leaseUntil());
    var left = DueItem.reply(due, entry.expires());
    LocalTable.TABLES.client().putItem(put -> put.tableName(table).item(left.attributes()));
    var later = NOW.plusSeconds(60);
    assertThat(due(later)).isEqualTo(1);
    assertThat(stores.replies().find(due)).isEmpty();
    assertThat(due(later)).isZero();
  }

  @Test
  void an_entry_whose_event_has_expired_is_not_shown() {
    var entry = EventRecordBuilder.of(SALON, HANAKO, "e1", NOW).entry();
    assertThat(stores.chats().save(entry)).isInstanceOf(SaveResult.ReplyOutstanding.class);
    assertThat(due(entry.expires().minusSeconds(1))).isEqualTo(1);
    assertThat(due(entry.expires())).isZero();
  }

  @Test
  void nothing_is_left_in_the_table_of_a_long_message_that_was_unsent() {
    var first =
        EventRecordBuilder.of(SALON, HANAKO, "e1", NOW)
            .with(EventRecordBuilder.text("m1", "秘密"))
            .withRaw("秘".repeat(250_000));
    assertThat(stores.chats().save(first.entry())).isInstanceOf(SaveResult.ReplyOutstanding.class);
    var stored = stores.chats().read(SALON, Optional.of(HANAKO)).chat().orElseThrow();
    assertThat(
            stores
                .chats()
                .save(EventRecordBuilder.of(SALON, stored, "e2", NOW).takesBack("m1").entry()))
        .isEqualTo(new SaveResult.Saved());
    var all = LocalTable.TABLES.client().scanPaginator(scan -> scan.tableName(table)).items();
    assertThat(all.stream()).noneMatch(item -> item.toString().contains("秘"));
  }

  private long due(Instant now) {
    return IntStream.range(0, stores.dueWork().shards())
        .mapToLong(shard -> stores.dueWork().due(shard, now, 10).size())
        .sum();
  }
}
