package rusuban.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rusuban.testkit.TestSize;

@Tag(TestSize.SLOW)
class SchedulesTest {
  /** Cases that must occur often, because the schedules prove little without them. */
  private static final List<String> OFTEN =
      List.of(
          "reply accepted",
          "push accepted",
          "thanks accepted",
          "Sent reply",
          "Unknown reply",
          "Failed reply",
          "Sent follow-up",
          "Skipped follow-up",
          "Unknown follow-up",
          "Failed follow-up",
          "follow-up held back",
          "LINE told no quota",
          "died before a store call",
          "died after a store call",
          "died before a LINE call",
          "died after a LINE call",
          "store failed, applied",
          "store failed, not applied",
          "LINE failed, accepted or not",
          "LINE failed, not accepted",
          "chat moved before a record",
          "chat moved before a claim",
          "change or lapse refused",
          "claim lost",
          "left over at a redelivery",
          "duplicate",
          "stale read",
          "slow call",
          "staff acted",
          "state switched",
          "busy notice",
          "chat erased",
          "follow-up erased",
          "settings not read",
          "shard handed over",
          "drained by a consumer",
          "consumer failed",
          "died after its answer",
          "began while others stood still");

  @Test
  void no_promise_is_broken_under_any_fault() {
    long count = Long.getLong("schedules", 5_000);
    var result = Schedules.run(1, count, 2, () -> ScheduleStore::inMemory, _ -> {});
    System.out.println(result.coverageCounts());
    assertThat(result.failure()).isEmpty();
    assertThat(OFTEN)
        .allSatisfy(
            what -> assertThat(result.coverageCounts().times(what)).as(what).isGreaterThan(20));
  }
}
