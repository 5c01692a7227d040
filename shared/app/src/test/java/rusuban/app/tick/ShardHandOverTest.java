package rusuban.app.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static rusuban.app.UseCaseFixture.EVENING;
import static rusuban.app.UseCaseFixture.NOON;
import static rusuban.app.UseCaseFixture.SALON;
import static rusuban.app.UseCaseFixture.THANKS;
import static rusuban.app.UseCaseFixture.answering;
import static rusuban.app.UseCaseFixture.text;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rusuban.app.DeliveryOutcome.Via;
import rusuban.app.PortInterceptor;
import rusuban.app.Telemetry.Metric;
import rusuban.app.UseCaseFixture;
import rusuban.app.due.ShardQueue;
import rusuban.app.tick.DueWorkRunner.Carried;
import rusuban.core.ChatId;
import rusuban.testkit.ConcurrentRunner;
import rusuban.testkit.FakeMessagingApi.Taken;

/** Tests due work beyond the capacity of one tick, where consumers drain a shard each. */
class ShardHandOverTest {
  private static final int PAGE = 10;
  private static final int CUSTOMERS = 200;

  /** Pushes per second that no test reaches. */
  private static final int UNLIMITED = 1_000_000;

  private static final DueWorkRunner.Limits ONE_BY_ONE = new DueWorkRunner.Limits(PAGE, 1);

  private final UseCaseFixture useCaseFixture =
      new UseCaseFixture(answering("いらっしゃいませ", false, THANKS));

  @BeforeEach
  void two_hundred_customers_are_to_be_thanked_at_eight() {
    for (int i = 0; i < CUSTOMERS; i++)
      useCaseFixture.receive(text(new ChatId("U" + i), "e", NOON, "やあ"));
    useCaseFixture.clock.set(EVENING);
    useCaseFixture.consumersCome();
  }

  @Test
  void a_tick_carries_a_page_of_each_crowded_shard_and_hands_over_the_rest_once() {
    var carried = tick();
    int shards = useCaseFixture.store.dueWork().shards();
    assertThat(carried).isEqualTo(new Carried(PAGE * shards, 0));
    assertThat(useCaseFixture.handedOver).containsExactlyInAnyOrderElementsOf(shards());
  }

  @Test
  void a_shard_that_one_round_can_carry_is_not_handed_over() {
    for (int shard : shards()) drain(shard, 60);
    useCaseFixture.receive(text(new ChatId("U-late"), "e", EVENING.minusSeconds(1), "やあ"));
    assertThat(tick()).isEqualTo(new Carried(1, 0));
    assertThat(useCaseFixture.handedOver).isEmpty();
  }

  @Test
  void a_consumer_drains_its_shard_and_only_that() {
    int due = due(2);
    assertThat(drain(2, 60)).isEqualTo(new Carried(due, 0));
    assertThat(pushes()).hasSize(due);
    assertThat(due(2)).isZero();
    assertThat(due(1)).isPositive();
    assertThat(useCaseFixture.handedOver).isEmpty();
  }

  @Test
  void a_consumer_whose_time_is_up_hands_its_shard_on() {
    eachPushTakes(Duration.ofSeconds(1));
    assertThat(drain(2, 15).looked()).isEqualTo(15);
    assertThat(useCaseFixture.handedOver).containsExactly(2);
  }

  @Test
  void a_consumer_that_never_began_leaves_its_shard_to_the_next_tick() {
    assertThat(drain(2, 0)).isEqualTo(new Carried(0, 0));
    assertThat(useCaseFixture.handedOver).isEmpty();
  }

  @Test
  void where_nobody_comes_the_tick_carries_all() {
    useCaseFixture.consumers = ShardQueue.NONE;
    assertThat(tick()).isEqualTo(new Carried(CUSTOMERS, 0));
    assertThat(pushes()).hasSize(CUSTOMERS);
  }

  @Test
  void where_nobody_can_be_asked_that_is_told_and_the_tick_carries_all() {
    useCaseFixture.consumers =
        _ -> {
          throw new IllegalStateException("the queue is down");
        };
    assertThat(tick()).isEqualTo(new Carried(CUSTOMERS, 0));
    assertThat(pushes()).hasSize(CUSTOMERS);
    var why = Map.of("why", "IllegalStateException", "shard", "0");
    assertThat(useCaseFixture.told)
        .filteredOn(it -> it.what() == Metric.WORK_FAILED)
        .as("asked once only")
        .containsExactly(new UseCaseFixture.Told(Metric.WORK_FAILED, SALON, why));
  }

  @Test
  void a_consumer_of_a_shard_that_is_none_does_nothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> drain(-1, 60));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> drain(useCaseFixture.store.dueWork().shards(), 60));
    assertThat(pushes()).isEmpty();
  }

  @Test
  void ticks_and_consumers_at_once_thank_everybody_once() throws Exception {
    var turn = new AtomicInteger();
    ConcurrentRunner.run(
        2 * useCaseFixture.store.dueWork().shards() + 2,
        () -> {
          int mine = turn.getAndIncrement();
          var round = useCaseFixture.round(new DueWorkRunner.Limits(PAGE, 4), UNLIMITED);
          var until = EVENING.plusSeconds(50);
          return mine < 2
              ? round.run(until)
              : round.drain(mine % useCaseFixture.store.dueWork().shards(), until);
        });
    assertThat(pushes()).hasSize(CUSTOMERS);
    assertThat(pushes()).extracting(Taken::chat).doesNotHaveDuplicates();
    assertThat(useCaseFixture.metrics()).doesNotContain(Metric.WORK_FAILED);
  }

  @Test
  void a_crash_in_a_consumer_costs_the_others_nothing_and_is_made_good_after_its_lease() {
    int due = due(2);
    useCaseFixture.atLine = PortInterceptor.crashAfter("push");
    assertThat(drain(2, 60)).isEqualTo(new Carried(due, 1));
    useCaseFixture.clock.advance(Duration.ofMinutes(2));
    assertThat(drain(2, 60)).isEqualTo(new Carried(1, 0));
    assertThat(pushes()).hasSize(due);
  }

  @Test
  void the_pace_holds_up_pushes_alone() {
    var slow = useCaseFixture.round(new DueWorkRunner.Limits(100, 1), 10);
    int due = due(2);
    slow.drain(2, EVENING.plusSeconds(50));
    assertThat(useCaseFixture.clock.instant()).isEqualTo(EVENING.plusMillis(100L * (due - 1)));
    useCaseFixture.live.clear();
    slow.drain(1, EVENING.plusSeconds(50));
    assertThat(useCaseFixture.clock.instant()).isEqualTo(EVENING.plusMillis(100L * (due - 1)));
  }

  private Carried tick() {
    return useCaseFixture
        .round(ONE_BY_ONE, UNLIMITED)
        .run(useCaseFixture.clock.instant().plusSeconds(45));
  }

  private Carried drain(int shard, int seconds) {
    return useCaseFixture
        .round(ONE_BY_ONE, UNLIMITED)
        .drain(shard, useCaseFixture.clock.instant().plusSeconds(seconds));
  }

  private void eachPushTakes(Duration time) {
    useCaseFixture.atLine =
        method -> {
          if (method.equals("push")) useCaseFixture.clock.advance(time);
        };
  }

  private int due(int shard) {
    return useCaseFixture
        .store
        .dueWork()
        .due(shard, useCaseFixture.clock.instant(), CUSTOMERS)
        .size();
  }

  private List<Integer> shards() {
    return IntStream.range(0, useCaseFixture.store.dueWork().shards()).boxed().toList();
  }

  private List<Taken> pushes() {
    return useCaseFixture.line.taken().stream().filter(it -> it.via() == Via.PUSH).toList();
  }
}
