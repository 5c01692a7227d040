package rusuban.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rusuban.app.HistoryKey;
import rusuban.app.due.DueWork.DueFollowUp;
import rusuban.app.due.DueWork.DueReply;
import rusuban.app.due.DueWorkIndex;
import rusuban.core.ChatId;

/** Contract tests for every implementation of {@link DueWorkIndex}. */
public abstract class DueWorkIndexContract extends StoreContract {

  /** Creates the suite for the store of this fixture. */
  protected DueWorkIndexContract(StoreFixture fixture) {
    super(fixture);
  }

  @Test
  void an_outstanding_reply_is_due_once_its_lease_has_run_out() {
    outstanding(plain("e1"));
    var free = NOW.plus(EventRecordBuilder.LEASE);
    var reply = new DueReply(SALON, HANAKO, new HistoryKey(NOW, "e1"), NOW, free);
    assertThat(allDue(NOW.plus(EventRecordBuilder.LEASE).minusMillis(1))).isEmpty();
    assertThat(allDue(NOW.plus(EventRecordBuilder.LEASE))).containsExactly(reply);
  }

  @Test
  void due_work_comes_the_longest_due_first_and_no_more_than_asked_for() {
    for (int i : List.of(3, 1, 4, 2, 5))
      begin(SALON, HANAKO, "e" + i, thanks("plan-" + i, NOW.plusSeconds(i)));
    var shard = shardOf(NOW.plusSeconds(4));
    assertThat(plans(dueWork().due(shard, NOW.plusSeconds(4), 10)))
        .containsExactly("plan-1", "plan-2", "plan-3", "plan-4");
    assertThat(plans(dueWork().due(shard, NOW.plusSeconds(4), 2)))
        .containsExactly("plan-1", "plan-2");
  }

  @Test
  void work_that_others_hold_does_not_hide_what_is_due_behind_it() {
    var followUps =
        IntStream.range(0, 25)
            .mapToObj(i -> thanks("plan-" + (char) ('a' + i), NOW.plusSeconds(i)))
            .toList();
    record(plain("e1").silent().begins(followUps));
    var now = NOW.plus(MINUTE);
    var revision = stored().revision();
    for (var due : allDue(now)) {
      var message = (DueFollowUp) due;
      if (!message.followUp().plan().equals("plan-y"))
        assertThat(followUps().claim(message, revision, THANKS, now, now.plus(MINUTE)).acquired())
            .isPresent();
    }
    assertThat(plans(dueWork().due(shardOf(now), now, 1))).containsExactly("plan-y");
    assertThat(allDue(now.plus(MINUTE))).hasSize(25);
  }

  @Test
  void follow_ups_begun_in_one_entry_are_all_due_at_their_time_and_in_one_place() {
    var followUps =
        IntStream.range(0, 25)
            .mapToObj(i -> thanks("plan#" + i + " 「お礼」%/", NOW.plusNanos(1 + i)))
            .toList();
    outstanding(plain("e1").begins(followUps));
    assertThat(allDue(NOW)).isEmpty();
    assertThat(allDue(NOW.plusSeconds(1)))
        .extracting(due -> ((DueFollowUp) due).followUp())
        .containsExactlyElementsOf(followUps);
  }

  @Test
  void all_work_lies_in_the_shards_and_none_in_two() {
    for (int i = 0; i < 40; i++) {
      var chat = new ChatId("U" + i);
      begin(SALON, chat, "e" + i, thanks(chat, "plan", NOW));
    }
    var seen = allDue(NOW);
    assertThat(seen).hasSize(40).doesNotHaveDuplicates();
    var used =
        IntStream.range(0, dueWork().shards())
            .filter(shard -> !dueWork().due(shard, NOW, 1).isEmpty())
            .count();
    assertThat(used).as("shards in use").isGreaterThan(1);
  }

  @Test
  void a_reply_that_has_expired_is_due_no_more_though_the_store_may_still_hold_it() {
    outstanding(plain("e1"));
    assertThat(allDue(NOW.plus(EventRecordBuilder.KEPT).minusSeconds(1))).hasSize(1);
    assertThat(allDue(NOW.plus(EventRecordBuilder.KEPT))).isEmpty();
  }
}
