package rusuban.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static rusuban.core.decision.EventFixture.HANAKO;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rusuban.core.chat.Chat;
import rusuban.core.chat.Friendship;
import rusuban.core.chat.TimestampedFlag;
import rusuban.core.event.Event;
import rusuban.core.event.EventContent;
import rusuban.core.settings.FollowUpPlan;

/** Tests that events settle the same state in any order of arrival, however often each arrives. */
class OrderOfArrivalTest {
  private static final Instant T = ShopFixture.at("2026-11-24T12:00");
  private static final List<String> WORDS = List.of("停止", "再開", "常連", "卒業", "中止", "開始", "やあ");

  private final CompiledSettings compiledSettings =
      new ShopFixture()
          .rules(
              RuleBuilder.on("停止", "ok").optOut(true),
              RuleBuilder.on("再開", "ok").optOut(false),
              RuleBuilder.on("常連", "ok").tags(Set.of("vip"), Set.of("new")),
              RuleBuilder.on("卒業", "ok").tags(Set.of("new"), Set.of("vip")),
              RuleBuilder.on("中止", "ok").stop("visit"),
              RuleBuilder.on("開始", "ok").start("visit"))
          .followUps(
              new FollowUpPlan(
                  "visit",
                  FollowUpPlan.Start.RULE,
                  new FollowUpPlan.Due.SameDay(LocalTime.of(20, 0), LocalTime.of(20, 50)),
                  ShopFixture.say("visit")))
          .ready();

  private record Settled(
      Friendship friendship,
      Optional<TimestampedFlag> optOut,
      Map<String, TimestampedFlag> tags,
      Optional<Instant> stopped) {

    static Settled in(Chat chat) {
      return new Settled(
          chat.friendship(), chat.optOut(), chat.tagging(), chat.followUp("visit").stopped());
    }
  }

  @Test
  void opt_outs_tags_stops_and_friendship_are_the_same_in_any_order() {
    for (long seed = 0; seed < 2_000; seed++) {
      var random = new Random(seed);
      var events = happenings(random);
      var inOrder = arrive(events);
      Collections.shuffle(events, random);
      for (int again = random.nextInt(events.size()); again > 0; again--)
        events.add(events.get(random.nextInt(events.size())));
      assertThat(arrive(events)).as("seed " + seed).isEqualTo(inOrder);
    }
  }

  /**
   * Returns random events, some of them at the same instant. All unfollows come before the
   * messages: a message from before a known unfollow is only stored.
   */
  private static List<Event> happenings(Random random) {
    var events = new ArrayList<Event>();
    for (int i = random.nextInt(4); i > 0; i--) {
      EventContent eventContent =
          random.nextBoolean()
              ? new EventContent.FollowEvent(false)
              : new EventContent.UnfollowEvent();
      events.add(EventFixture.in(HANAKO, "f" + i, T.plusSeconds(random.nextInt(3)), eventContent));
    }
    for (int i = 1 + random.nextInt(8); i > 0; i--) {
      var word = WORDS.get(random.nextInt(WORDS.size()));
      events.add(EventFixture.text("m" + i, T.plusSeconds(3 + random.nextInt(5)), word));
    }
    return events;
  }

  private Settled arrive(List<Event> events) {
    var chat = Chat.unknown(HANAKO);
    for (var event : events)
      chat = Decider.decide(compiledSettings, chat, event, T.plusSeconds(60)).chat();
    return Settled.in(chat);
  }
}
