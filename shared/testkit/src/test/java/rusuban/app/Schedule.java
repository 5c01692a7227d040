package rusuban.app;

import static org.assertj.core.api.Assertions.assertThat;
import static rusuban.app.World.NOON;
import static rusuban.app.World.SALON;
import static rusuban.app.World.THANKS;
import static rusuban.app.World.say;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rusuban.app.Ending.Via;
import rusuban.app.Records.FollowUpWork;
import rusuban.core.ChatId;
import rusuban.core.chat.Chat;
import rusuban.core.event.Event;
import rusuban.core.event.What;
import rusuban.core.settings.FollowUpPlan;
import rusuban.core.settings.FollowUpPlan.Due;
import rusuban.core.settings.KeywordRule.Pick;
import rusuban.testkit.Chance;
import rusuban.testkit.FakeMessenger.Taken;

/**
 * One random afternoon and evening: messages, follows, blocks and opt-outs of three customers,
 * delivered late, twice and out of order, while calls fail and processes die; then calm, in which
 * all must end. One thing happens at a time, so that a seed always gives the same schedule; races
 * are made by delivering an event in the middle of other work.
 */
final class Schedule {
  private static final List<ChatId> CUSTOMERS =
      List.of(new ChatId("U1"), new ChatId("U2"), new ChatId("U3"));
  private static final FollowUpPlan LATER =
      new FollowUpPlan(
          "later",
          FollowUpPlan.Start.FOLLOW,
          new Due.After(Duration.ofHours(2), Duration.ofHours(20)),
          say("{名前}様、いかがでしたか"));
  private static final Duration TOKEN_LIVES = Duration.ofMinutes(1);

  /** How often what matters came to pass, over all schedules. */
  static final class Seen {
    private int replies;
    private int pushes;
    private int crashes;
    private int goodbyes;
    private int races;

    int replies() {
      return replies;
    }

    int pushes() {
      return pushes;
    }

    int crashes() {
      return crashes;
    }

    int goodbyes() {
      return goodbyes;
    }

    int races() {
      return races;
    }
  }

  private final Chance chance;
  private final Seen seen;
  private final World world;
  private final List<Event> onTheWay = new ArrayList<>();
  private final List<Event> all = new ArrayList<>();
  private final Map<String, Instant> received = new HashMap<>();
  private boolean stormy = true;
  private boolean racing;

  Schedule(Chance chance, Seen seen) {
    this.chance = chance;
    this.seen = seen;
    var stop = World.rule("停止", Pick.IN_TURN, World.optOut(), "承知しました");
    world =
        new World(World.settings(say("{名前}様"), chance.happens(0.5), List.of(stop), THANKS, LATER));
    world.clock.advance(Duration.ofMinutes(chance.between(0, 480)));
    world.line.named("U1", "花子");
    world.line.failsAtRandom(chance, 0.15);
    world.atStore = storms();
    world.atLine = storms();
  }

  void run() {
    for (int step = 0; step < 60; step++) {
      switch (chance.between(0, 5)) {
        case 0, 1 -> happen();
        case 2, 3 -> deliver();
        case 4 -> pass(Duration.ofSeconds(chance.between(1, 1_500)));
        default -> tick();
      }
    }
    calm();
    check();
  }

  private void happen() {
    var at = world.clock.instant().minusSeconds(chance.between(0, 30));
    var id = "e" + all.size();
    var event =
        switch (chance.between(0, 6)) {
          case 0 -> World.event(customer(), id, at, new What.Unfollow());
          case 1, 2 -> World.event(customer(), id, at, new What.Follow(chance.happens(0.3)));
          case 3 -> World.text(customer(), id, at, "停止");
          default -> World.text(customer(), id, at, "こんにちは");
        };
    all.add(event);
    onTheWay.add(event);
  }

  private void goodbye() {
    var now = world.clock.instant();
    var event = World.event(customer(), "e" + all.size(), now, new What.Unfollow());
    all.add(event);
    onTheWay.add(event);
    world.receive(event);
  }

  private ChatId customer() {
    return chance.oneOf(CUSTOMERS);
  }

  /** Some event of those on the way arrives; it comes again if it was not answered 200, or so. */
  private void deliver() {
    if (onTheWay.isEmpty()) return;
    var event = onTheWay.remove(chance.between(0, onTheWay.size() - 1));
    received.putIfAbsent(event.id(), world.clock.instant());
    // LINE sends again what was not answered in time, while the first is still at it.
    boolean hasty = chance.happens(0.2);
    if (hasty) onTheWay.add(event);
    if (!world.receive(event) && !hasty) onTheWay.add(event);
  }

  private void tick() {
    try {
      world.tick();
    } catch (Between.Crash _) {
      // Lambda reports it; the next minute brings the next round.
    }
  }

  private void pass(Duration time) {
    var now = world.clock.advance(time);
    received.forEach(
        (id, at) -> {
          if (at.plus(TOKEN_LIVES).isBefore(now)) world.line.expires("token-" + id);
        });
  }

  private void calm() {
    stormy = false;
    for (int i = 0; i < 200 && !onTheWay.isEmpty(); i++) deliver();
    for (int i = 0; i < 160; i++) {
      pass(Duration.ofMinutes(10));
      tick();
    }
  }

  /** Faults between us and a port. */
  private Between storms() {
    return new Between() {
      @Override
      public void before(String method) {
        if (!stormy) return;
        if (!racing && chance.happens(0.1)) race();
        crashAtTimes();
      }

      @Override
      public void after(String method, @Nullable Object result) {
        if (result instanceof Optional<?> claimed && claimed.isPresent()) judge(claimed.get());
        if (stormy) crashAtTimes();
      }
    };
  }

  private void crashAtTimes() {
    if (!chance.happens(0.02)) return;
    seen.crashes++;
    throw new Between.Crash();
  }

  private void race() {
    racing = true;
    seen.races++;
    if (chance.happens(0.3)) pass(Duration.ofSeconds(chance.between(10, 50)));
    if (chance.happens(0.1)) goodbye();
    deliver();
    racing = false;
  }

  /** Nothing is claimed after a goodbye, nor outside its hours. */
  private void judge(Object claimed) {
    if (!(claimed instanceof FollowUpWork work)) return;
    var chat = chat(work.followUp().chat()).orElseThrow();
    assertThat(chat.left()).as("claimed for one who left").isFalse();
    assertThat(chat.optedOut()).as("claimed for one who opted out").isFalse();
  }

  private Optional<Chat> chat(ChatId id) {
    return world.store.open(SALON, Optional.of(id)).chat().map(Records.StoredChat::chat);
  }

  private void check() {
    assertThat(onTheWay).as("never accepted").isEmpty();
    assertThat(world.told)
        .as("a rule of LINE was broken")
        .noneMatch(told -> "AssertionError".equals(told.ids().get("why")));
    onceForEachCause();
    everythingEnded();
    sameAsInOrder();
  }

  private void onceForEachCause() {
    Set<String> causes = new HashSet<>();
    var events = new HashMap<String, String>();
    for (var event : all)
      events.put(RetryKey.of(SALON, "event/" + event.id()).toString(), event.id());
    for (Taken taken : world.line.taken()) {
      var event = events.get(taken.key());
      var cause =
          taken.via() == Via.REPLY
              ? taken.key().substring("token-".length())
              : event != null ? event : taken.chat() + " " + taken.messages();
      assertThat(causes.add(cause)).as("sent twice: " + cause).isTrue();
      if (taken.via() == Via.REPLY) seen.replies++;
      else seen.pushes++;
    }
  }

  private void everythingEnded() {
    int kept = 0;
    for (var customer : CUSTOMERS) {
      assertThat(world.endings(customer)).as("of " + customer).doesNotContain("outstanding");
      kept +=
          (int)
              world.store.history(SALON, customer, NOON, 1_000).stream()
                  .filter(one -> one.raw().isPresent())
                  .count();
      if (chat(customer).filter(Chat::left).isPresent()) seen.goodbyes++;
    }
    assertThat(kept).as("each event is kept once").isEqualTo(all.size());
    for (int shard = 0; shard < world.store.shards(); shard++)
      assertThat(world.store.due(shard, Instant.MAX, 1)).as("still due").isEmpty();
  }

  /** Who is a friend follows from the events' own times, whatever the order of arrival. */
  private void sameAsInOrder() {
    for (var customer : CUSTOMERS) {
      boolean left = false;
      Instant last = Instant.MIN;
      String by = "";
      for (var event : all) {
        boolean goodbye = event.what() instanceof What.Unfollow;
        if (!event.chat().equals(Optional.of(customer))
            || !(goodbye || event.what() instanceof What.Follow)) continue;
        int order = event.at().compareTo(last);
        if (order < 0 || (order == 0 && event.id().compareTo(by) < 0)) continue;
        left = goodbye;
        last = event.at();
        by = event.id();
      }
      assertThat(chat(customer).filter(Chat::left).isPresent())
          .as("left: " + customer)
          .isEqualTo(left);
    }
  }
}
