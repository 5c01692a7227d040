package rusuban.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rusuban.app.Ending;
import rusuban.app.Records;
import rusuban.app.Records.Claim;
import rusuban.app.Records.Due;
import rusuban.app.Records.Entry;
import rusuban.app.Records.FollowUpWork;
import rusuban.app.Records.Kept;
import rusuban.app.Records.LeftOver;
import rusuban.app.Records.Next;
import rusuban.app.Records.Recorded;
import rusuban.app.Records.ReplyWork;
import rusuban.app.Records.StoredChat;
import rusuban.app.Records.StoredState;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.Json;
import rusuban.core.chat.Chat;
import rusuban.core.chat.Chat.FollowUpMark;
import rusuban.core.chat.Chat.RuleUse;
import rusuban.core.chat.ChatChange;
import rusuban.core.chat.ChatStatus;
import rusuban.core.chat.Choice;
import rusuban.core.chat.Friendship;
import rusuban.core.chat.ResponseMode;
import rusuban.core.decision.FollowUp;
import rusuban.core.event.What;
import rusuban.core.shop.ShopState;
import rusuban.core.shop.ShopSwitch.Kind;

/** What every {@link Records} keeps, whatever it is made of. */
public abstract class RecordsContract {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final AccountId SALON = new AccountId("salon");
  private static final ChatId HANAKO = new ChatId("U8189cf6745fc0d808977bdb0b9f22995");
  private static final ChatId GROUP = new ChatId("Ca56f94637c4347f0a4a8c8b1d2f5f3d1");
  private static final ChatId TARO = new ChatId("U00000000000000000000000000000001");
  private static final Ending SENT =
      new Ending.Sent(Ending.Via.REPLY, Optional.of("461230966842064897"));
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final List<Json> THANKS = List.of(Json.textMessage("ありがとうございました"));
  private static final int RACERS = 16;

  private Records records = new InMemoryRecords(_ -> OptionalLong.empty());

  /** Records in which nothing is kept. */
  protected abstract Records empty();

  /** Makes this version of the account's settings the live one, for the records last made. */
  protected abstract void makeLive(AccountId account, long version);

  @BeforeEach
  final void start() {
    records = empty();
  }

  private List<Records.Key> keys() {
    return records.history(SALON, HANAKO, NOW, 100).stream().map(Kept::key).toList();
  }

  private static Entry silent(String id) {
    return Entries.of(SALON, HANAKO, id, NOW).silent().entry();
  }

  @Test
  void events_are_kept_together_with_the_chat_as_the_last_of_them_leaves_it() {
    var last = ChatChange.of(Chat.unknown(HANAKO)).status(ChatStatus.WAITING).done();
    var entries =
        List.of(silent("e1"), Entries.of(SALON, HANAKO, "e2", NOW).silent().leaving(last).entry());
    assertThat(records.keep(entries)).isEqualTo(new Records.Together.Kept());
    assertThat(keys()).extracting(Records.Key::id).containsExactly("e2", "e1");
    assertThat(records.open(SALON, Optional.of(HANAKO)).chat()).contains(new StoredChat(last, 1));
  }

  @Test
  void as_many_events_as_may_be_are_kept_together() {
    var entries =
        IntStream.range(0, Records.MOST_TOGETHER)
            .mapToObj(i -> Entries.of(SALON, HANAKO, "e" + i, NOW).silent())
            .map(it -> it.withRaw("あ".repeat(15_000)).entry())
            .toList();
    assertThat(records.keep(entries)).isEqualTo(new Records.Together.Kept());
    assertThat(keys()).hasSize(Records.MOST_TOGETHER);
  }

  @Test
  void events_of_no_chat_are_kept_together() {
    var entries =
        Stream.of("e1", "e2").map(id -> Entries.ofNoChat(SALON, id, NOW).entry()).toList();
    assertThat(records.keep(entries)).isEqualTo(new Records.Together.Kept());
    assertThat(records.keep(entries)).isInstanceOf(Records.Together.Known.class);
  }

  @Test
  void events_of_which_one_was_kept_before_are_not_kept_together() {
    records.record(silent("e1"));
    var stored = records.open(SALON, Optional.of(HANAKO)).chat().orElseThrow();
    var entries =
        Stream.of("e1", "e2").map(id -> Entries.of(SALON, stored, id, NOW).silent().entry());
    assertThat(records.keep(entries.toList()))
        .isEqualTo(new Records.Together.Known(Set.of(new Records.Key(NOW, "e1"))));
    assertThat(keys()).extracting(Records.Key::id).containsExactly("e1");
  }

  @Test
  void events_of_a_chat_that_moved_on_are_not_kept_together() {
    records.record(silent("e1"));
    assertThat(records.keep(List.of(silent("e2"), silent("e3"))))
        .isEqualTo(new Records.Together.ChatMoved());
    assertThat(keys()).extracting(Records.Key::id).containsExactly("e1");
  }

  @Test
  void what_no_item_can_hold_is_refused_whole() {
    var token = new Next.Reply("t".repeat(420_000), THANKS, true);
    var messageId = new What.Unsend("m".repeat(420_000));
    for (var tooLarge :
        List.of(
            Entries.of(SALON, HANAKO, "e1", NOW).then(token),
            Entries.of(SALON, HANAKO, "e".repeat(420_000), NOW).silent(),
            Entries.of(SALON, HANAKO, "e1", NOW).takesBack(messageId.messageId())))
      assertThatThrownBy(() -> records.record(tooLarge.entry()))
          .isInstanceOf(RuntimeException.class);
    assertThat(keys()).isEmpty();
    assertThat(records.open(SALON, Optional.of(HANAKO)).chat()).isEmpty();
  }

  @Test
  void what_was_never_stored_is_absent() {
    var opened = records.open(SALON, Optional.of(HANAKO));
    assertThat(opened.settings()).isEmpty();
    assertThat(opened.chat()).isEmpty();
    assertThat(records.history(SALON, HANAKO, NOW, 10)).isEmpty();
    assertThat(allDue(NOW)).isEmpty();
  }

  @Test
  void the_newest_webhook_of_each_account_is_noted_in_whatever_order_they_come() {
    assertThat(records.lastWebhook(SALON)).isEmpty();
    records.noteWebhook(SALON, NOW);
    records.noteWebhook(SALON, NOW.plusMillis(1));
    records.noteWebhook(SALON, NOW.minus(MINUTE));
    records.noteWebhook(new AccountId("another"), NOW.minus(MINUTE));
    assertThat(records.lastWebhook(SALON)).contains(NOW.plusMillis(1));
    assertThat(records.lastWebhook(new AccountId("another"))).contains(NOW.minus(MINUTE));
    assertThat(records.lastWebhook(new AccountId("third"))).isEmpty();
  }

  @Test
  void the_live_settings_and_the_chat_are_opened_together() {
    makeLive(SALON, 3);
    record(plain("e1").silent());
    var opened = records.open(SALON, Optional.of(HANAKO));
    assertThat(opened.settings()).hasValue(3);
    assertThat(opened.chat()).get().extracting(StoredChat::revision).isEqualTo(1L);
    assertThat(records.open(SALON, Optional.empty()).settings()).hasValue(3);
    assertThat(records.open(SALON, Optional.empty()).chat()).isEmpty();
  }

  @Test
  void the_state_of_a_shop_is_opened_with_every_chat_and_with_none() {
    var opened = records.open(SALON, Optional.of(HANAKO));
    assertThat(opened.state()).isEqualTo(StoredState.NONE);
    var end = Optional.of(NOW.plusSeconds(3600));
    var open = Optional.<Instant>empty();
    var state =
        ShopState.NONE
            .switchedOn(Kind.CLOSED, NOW, end, "店長 🎀", NOW.plusMillis(1))
            .switchedOn(Kind.BUSY, NOW.minusSeconds(60), open, "a", NOW)
            .switchedOn(Kind.STAFF, NOW.plusSeconds(60), open, "b", NOW);
    assertThat(records.change(SALON, opened.state(), state)).isTrue();
    assertThat(records.open(SALON, Optional.of(HANAKO)).state())
        .isEqualTo(new StoredState(state, 1));
    assertThat(records.open(SALON, Optional.empty()).state()).isEqualTo(new StoredState(state, 1));
    assertThat(records.open(new AccountId("other"), Optional.empty()).state())
        .isEqualTo(StoredState.NONE);
  }

  @Test
  void of_two_who_change_the_state_of_a_shop_only_the_first_does() {
    var before = records.open(SALON, Optional.empty()).state();
    var closed = before.state().switchedOn(Kind.CLOSED, NOW, Optional.empty(), "a", NOW);
    var busy = before.state().switchedOn(Kind.BUSY, NOW, Optional.empty(), "b", NOW);
    assertThat(records.change(SALON, before, closed)).isTrue();
    assertThat(records.change(SALON, before, busy)).isFalse();
    var now = records.open(SALON, Optional.empty()).state();
    assertThat(now.state()).isEqualTo(closed);
    var both = closed.switchedOn(Kind.BUSY, NOW, Optional.empty(), "b", NOW);
    assertThat(records.change(SALON, now, both)).isTrue();
    assertThat(records.change(SALON, now, closed)).isFalse();
    assertThat(records.open(SALON, Optional.empty()).state().state()).isEqualTo(both);
  }

  @Test
  void the_state_of_a_shop_is_no_part_of_a_chat_and_outlives_it() {
    var before = records.open(SALON, Optional.empty()).state();
    var closed = before.state().switchedOn(Kind.CLOSED, NOW, Optional.empty(), "a", NOW);
    assertThat(records.change(SALON, before, closed)).isTrue();
    record(plain("e1").silent());
    records.erase(SALON, HANAKO, NOW);
    assertThat(records.open(SALON, Optional.of(HANAKO)).state().state()).isEqualTo(closed);
  }

  @Test
  void everything_known_of_a_chat_comes_back_as_it_was_kept() {
    var full =
        new Chat(
            HANAKO,
            Optional.of("花子🎀 \"\\ 𠮷"),
            Optional.of(NOW.minusSeconds(7)),
            new Friendship.Following(NOW.minusSeconds(5), "01FZ74A0TDDPYRVKNK77XKC3ZR"),
            Optional.of(new Choice(true, NOW, "e-out")),
            Optional.of(ResponseMode.BY_HOURS),
            ChatStatus.IN_PROGRESS,
            Map.of("常連", new Choice(true, NOW, "e-1"), "vip", new Choice(false, NOW, "e-2")),
            Optional.of(NOW.plusSeconds(3600)),
            Optional.of(NOW.minusMillis(1)),
            Optional.of(NOW.minusSeconds(99)),
            Optional.of(NOW.plusSeconds(99)),
            Map.of("予約", new RuleUse(NOW, 2), "a.b#c", new RuleUse(NOW, 0)),
            Map.of(
                "thanks",
                new FollowUpMark(Optional.of(NOW), Optional.empty()),
                "お礼",
                new FollowUpMark(Optional.of(NOW), Optional.of(NOW.plusMillis(1))),
                "stopped",
                new FollowUpMark(Optional.empty(), Optional.of(NOW))),
            List.of("2", "1", "3"),
            12_345_678_901L,
            List.of("set/1", "message/2"));
    record(plain("e1").silent().leaving(full));
    assertThat(stored().chat()).isEqualTo(full);
  }

  @Test
  void every_friendship_comes_back_as_it_was_kept() {
    var seen =
        List.of(
            new Friendship.Unknown(),
            new Friendship.Left(NOW, "e-left"),
            new Friendship.Following(NOW, "e-follow"));
    for (var friendship : seen) {
      var before = records.open(SALON, Optional.of(HANAKO)).chat();
      var start = before.orElseGet(() -> new StoredChat(Chat.unknown(HANAKO), 0));
      var c = start.chat();
      var after =
          new Chat(
              c.id(),
              c.name(),
              c.nameToldAt(),
              friendship,
              c.optOut(),
              c.mode(),
              c.status(),
              c.tagging(),
              c.pausedUntil(),
              c.lastStaffAt(),
              c.closedNoticeFor(),
              c.busyNoticeFor(),
              c.rules(),
              c.followUps(),
              c.unsent(),
              0,
              List.of());
      assertThat(records.change(SALON, start, after)).isTrue();
      assertThat(stored().chat()).isEqualTo(after);
    }
  }

  @Test
  void a_new_event_with_a_reply_is_outstanding_at_its_first_try() {
    var work = outstanding(plain("e1"));
    assertThat(work)
        .isEqualTo(
            new ReplyWork(
                SALON,
                HANAKO,
                new Records.Key(NOW, "e1"),
                "token-e1",
                NOW.plusSeconds(60),
                List.of(Json.textMessage("いらっしゃいませ")),
                false,
                1,
                false,
                Optional.empty(),
                NOW,
                NOW.plus(Entries.LEASE)));
  }

  @Test
  void an_event_without_a_reply_is_only_kept() {
    assertThat(records.record(plain("e1").silent().entry())).isEqualTo(new Recorded.Kept());
    assertThat(records.record(plain("e1").silent().entry())).isEqualTo(new Recorded.Duplicate());
    assertThat(allDue(NOW.plus(MINUTE))).isEmpty();
  }

  @Test
  void an_event_of_no_chat_is_kept_once() {
    var entry = Entries.ofNoChat(SALON, "e1", NOW).entry();
    assertThat(records.record(entry)).isEqualTo(new Recorded.Kept());
    assertThat(records.record(entry)).isEqualTo(new Recorded.Duplicate());
  }

  @Test
  void a_chat_that_moved_on_keeps_nothing_of_what_was_decided_before() {
    var before = record(plain("e1").silent());
    record(Entries.of(SALON, before, "e2", NOW).silent());
    var stale = Entries.of(SALON, before, "e3", NOW).begins(List.of(thanks("plan", NOW)));
    assertThat(records.record(stale.entry())).isEqualTo(new Recorded.ChatMoved());
    assertThat(ids(history())).containsExactly("e2", "e1");
    assertThat(allDue(NOW.plus(Duration.ofDays(2)))).isEmpty();
    assertThat(stored().revision()).isEqualTo(2);
  }

  @Test
  void two_first_messages_of_a_new_chat_do_not_overwrite_each_other() {
    record(plain("e1").silent());
    assertThat(records.record(plain("e2").entry())).isEqualTo(new Recorded.ChatMoved());
  }

  @Test
  @Tag(AtOnce.RACE)
  void of_many_who_keep_the_same_event_at_once_exactly_one_is_to_reply() throws Exception {
    var entry = plain("e1").begins(List.of(thanks("plan", NOW))).entry();
    var results = AtOnce.run(RACERS, () -> records.record(entry));
    assertThat(results).filteredOn(Recorded.Outstanding.class::isInstance).hasSize(1);
    assertThat(results).filteredOn(Recorded.Duplicate.class::isInstance).hasSize(RACERS - 1);
    assertThat(history()).hasSize(1);
  }

  @Test
  @Tag(AtOnce.RACE)
  void of_many_events_of_one_chat_at_once_each_is_kept_once_it_is_decided_again() throws Exception {
    var number = new AtomicInteger();
    AtOnce.run(
        RACERS,
        () -> {
          var id = "e" + number.incrementAndGet();
          Recorded recorded;
          do {
            var read = records.open(SALON, Optional.of(HANAKO)).chat();
            var before = read.orElseGet(() -> new StoredChat(Chat.unknown(HANAKO), 0));
            recorded = records.record(Entries.of(SALON, before, id, NOW).entry());
          } while (recorded instanceof Recorded.ChatMoved);
          return recorded;
        });
    assertThat(history()).hasSize(RACERS);
    assertThat(stored().chat().messages()).isEqualTo(RACERS);
  }

  @Test
  void a_redelivery_while_the_first_is_at_it_is_a_duplicate() {
    var first = plain("e1");
    outstanding(first);
    var again = first.received(NOW.plus(Entries.LEASE).minusMillis(1));
    assertThat(records.record(again.entry())).isEqualTo(new Recorded.Duplicate());
  }

  @Test
  void a_redelivery_after_the_lease_gets_the_reply_as_first_decided_with_the_tokens_new_end() {
    var first = outstanding(plain("e1"));
    var later = NOW.plus(Entries.LEASE);
    var decidedAgain = Entries.of(SALON, stored(), "e1", NOW).received(later).silent();
    var recorded = records.record(decidedAgain.entry());
    var reply = new Due.Reply(SALON, HANAKO, first.key(), NOW, later);
    assertThat(recorded).isEqualTo(new Recorded.LeftOver(reply));
    var found = records.leftOver(reply).orElseThrow();
    assertThat(found.chat()).isEqualTo(stored());
    var ends = later.plusSeconds(60);
    var second = claim(found, ends, later, later.plus(Entries.LEASE)).taken().orElseThrow();
    assertThat(second.messages()).isEqualTo(first.messages());
    assertThat(second.token()).isEqualTo(first.token());
    assertThat(second.attempt()).isEqualTo(2);
    assertThat(second.open()).as("the first may have gone out").isTrue();
    assertThat(second.tokenEnds()).isEqualTo(ends);
    assertThat(second.leaseUntil()).isEqualTo(later.plus(Entries.LEASE));
    assertThat(stored().revision()).isEqualTo(1);
  }

  @Test
  @Tag(AtOnce.RACE)
  void of_many_redeliveries_after_the_lease_exactly_one_is_to_reply() throws Exception {
    outstanding(plain("e1"));
    var later = NOW.plus(MINUTE);
    var again = plain("e1").received(later).entry();
    var results =
        AtOnce.run(
            RACERS,
            () ->
                records.record(again) instanceof Recorded.LeftOver(var reply)
                    ? take(reply, later, later.plus(MINUTE))
                    : Optional.<ReplyWork>empty());
    assertThat(results).filteredOn(Optional::isPresent).hasSize(1);
  }

  @Test
  void an_ended_reply_is_a_duplicate_and_no_longer_due() {
    records.end(outstanding(plain("e1")), SENT);
    var later = NOW.plus(Duration.ofDays(1));
    assertThat(records.record(plain("e1").received(later).entry()))
        .isEqualTo(new Recorded.Duplicate());
    assertThat(allDue(later)).isEmpty();
    assertThat(history()).singleElement().extracting(Kept::ending).isEqualTo(Optional.of(SENT));
  }

  @Test
  void ending_a_reply_again_changes_nothing() {
    var work = outstanding(plain("e1"));
    records.end(work, SENT);
    records.end(work, SENT);
    records.end(work, new Ending.Dead("refused"));
    records.later(work, NOW);
    assertThat(history()).singleElement().extracting(Kept::ending).isEqualTo(Optional.of(SENT));
    assertThat(allDue(NOW.plus(MINUTE))).isEmpty();
  }

  @Test
  void every_ending_comes_back_as_it_was_kept() {
    var endings =
        List.of(
            SENT,
            new Ending.Sent(Ending.Via.PUSH, Optional.empty()),
            new Ending.Skipped("left"),
            new Ending.Unknown("timeout"),
            new Ending.Dead("monthly-limit"));
    for (int i = 0; i < endings.size(); i++) {
      var chat = new ChatId("U" + i);
      records.end(outstanding(Entries.of(SALON, chat, "e", NOW)), endings.get(i));
      assertThat(records.history(SALON, chat, NOW, 1).getFirst().ending()).contains(endings.get(i));
    }
  }

  @Test
  void an_outstanding_reply_is_due_once_its_lease_has_run_out() {
    outstanding(plain("e1"));
    var free = NOW.plus(Entries.LEASE);
    var reply = new Due.Reply(SALON, HANAKO, new Records.Key(NOW, "e1"), NOW, free);
    assertThat(allDue(NOW.plus(Entries.LEASE).minusMillis(1))).isEmpty();
    assertThat(allDue(NOW.plus(Entries.LEASE))).containsExactly(reply);
  }

  @Test
  @Tag(AtOnce.RACE)
  void of_many_who_claim_a_reply_one_wins_and_it_is_hidden_until_the_lease_ends() throws Exception {
    outstanding(plain("e1"));
    var due = dueReply(NOW.plus(MINUTE));
    var until = NOW.plus(MINUTE.multipliedBy(3));
    var results = AtOnce.run(RACERS, () -> take(due, NOW.plus(MINUTE), until));
    var won = results.stream().flatMap(Optional::stream).toList();
    assertThat(won).singleElement().extracting(ReplyWork::attempt).isEqualTo(2);
    assertThat(won.getFirst().leaseUntil()).isEqualTo(until);
    assertThat(allDue(until.minusMillis(1))).isEmpty();
    assertThat(allDue(until)).containsExactly(won.getFirst().givenBack(until));
  }

  @Test
  void a_reply_that_has_ended_is_not_left_over_and_cannot_be_claimed() {
    var work = outstanding(plain("e1"));
    var due = dueReply(NOW.plus(MINUTE));
    var found = records.leftOver(due).orElseThrow();
    records.end(work, SENT);
    assertThat(records.leftOver(due)).isEmpty();
    assertThat(claim(found, NOW.plus(MINUTE), NOW.plus(MINUTE), NOW.plus(MINUTE)))
        .isEqualTo(new Claim.Gone<>());
  }

  @Test
  void a_reply_is_not_taken_when_the_chat_moved_on_after_it_was_looked_at() {
    outstanding(plain("e1"));
    var now = NOW.plus(MINUTE);
    var found = records.leftOver(dueReply(now)).orElseThrow();
    var left = ChatChange.of(stored().chat()).friendship(new Friendship.Left(NOW, "e2")).done();
    record(Entries.of(SALON, stored(), "e2", NOW).with(new What.Unfollow()).silent().leaving(left));
    assertThat(claim(found, now, now, now.plus(MINUTE))).isEqualTo(new Claim.ChatMoved<>());
    var again = records.leftOver(dueReply(now)).orElseThrow();
    assertThat(again.chat().chat().left()).isTrue();
    assertThat(claim(again, now, now, now.plus(MINUTE)).taken()).isPresent();
  }

  @Test
  void a_reply_looked_at_before_another_held_it_is_not_taken() {
    outstanding(plain("e1"));
    var now = NOW.plus(MINUTE);
    var found = records.leftOver(dueReply(now)).orElseThrow();
    var second = take(dueReply(now), now, now.plus(MINUTE)).orElseThrow();
    records.later(second, now);
    assertThat(claim(found, now, now, now.plus(MINUTE))).isEqualTo(new Claim.Gone<>());
  }

  @Test
  void a_reply_keeps_what_its_decision_left_to_staff() {
    var paused = ChatChange.of(Chat.unknown(HANAKO)).pausedUntil(NOW.plusSeconds(9)).done();
    assertThat(outstanding(plain("e1").leaving(paused)).pausedUntil()).contains(NOW.plusSeconds(9));
    var now = NOW.plus(MINUTE);
    assertThat(take(dueReply(now), now, now.plus(MINUTE)).orElseThrow().pausedUntil())
        .contains(NOW.plusSeconds(9));
  }

  @Test
  void that_a_reply_was_sent_takes_the_place_of_not_knowing_and_of_nothing_else() {
    var first = outstanding(plain("e1"));
    records.end(first, new Ending.Unknown("timeout"));
    records.end(first, SENT);
    assertThat(history().getFirst().ending()).contains(SENT);
    var second = outstanding(Entries.of(SALON, TARO, "e1", NOW));
    records.end(second, new Ending.Dead("refused-403"));
    records.end(second, SENT);
    assertThat(records.history(SALON, TARO, NOW, 1).getFirst().ending())
        .contains(new Ending.Dead("refused-403"));
    assertThat(allDue(NOW.plus(MINUTE))).isEmpty();
  }

  @Test
  void who_lost_the_lease_of_a_reply_can_only_report_that_it_was_sent() {
    var first = outstanding(plain("e1"));
    var now = NOW.plus(MINUTE);
    var second = take(dueReply(now), now, now.plus(MINUTE)).orElseThrow();
    records.end(first, new Ending.Dead("refused"));
    records.later(first, now);
    assertThat(allDue(now)).isEmpty();
    assertThat(history().getFirst().ending()).isEmpty();
    records.end(first, SENT);
    records.end(second, new Ending.Unknown("token refused"));
    assertThat(history().getFirst().ending()).contains(SENT);
    assertThat(allDue(now.plus(MINUTE))).isEmpty();
  }

  @Test
  void a_reply_given_back_is_due_again_from_then() {
    var work = outstanding(plain("e1"));
    var next = NOW.plusSeconds(5);
    records.later(work, next);
    assertThat(records.record(plain("e1").received(next.minusMillis(1)).entry()))
        .isEqualTo(new Recorded.Duplicate());
    var again = take(dueReply(next), next, next.plus(MINUTE)).orElseThrow();
    assertThat(again.attempt()).isEqualTo(2);
    assertThat(again.open()).as("the first surely was not sent").isFalse();
    assertThat(again.tokenEnds()).isEqualTo(work.tokenEnds());
    var much = NOW.plus(Duration.ofHours(1));
    records.later(again.opened().tokenDead(next), much);
    assertThat(allDue(much.minusMillis(1))).isEmpty();
    var last = records.leftOver(dueReply(much)).orElseThrow().last();
    assertThat(last.open()).isTrue();
    assertThat(last.tokenEnds()).isEqualTo(next);
  }

  @Test
  void due_work_comes_the_longest_due_first_and_no_more_than_asked_for() {
    for (int i : List.of(3, 1, 4, 2, 5))
      begin(SALON, HANAKO, "e" + i, thanks("plan-" + i, NOW.plusSeconds(i)));
    var shard = shardOf(NOW.plusSeconds(4));
    assertThat(plans(records.due(shard, NOW.plusSeconds(4), 10)))
        .containsExactly("plan-1", "plan-2", "plan-3", "plan-4");
    assertThat(plans(records.due(shard, NOW.plusSeconds(4), 2)))
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
      var message = (Due.Message) due;
      if (!message.followUp().plan().equals("plan-y"))
        assertThat(records.claim(message, revision, THANKS, now, now.plus(MINUTE)).taken())
            .isPresent();
    }
    assertThat(plans(records.due(shardOf(now), now, 1))).containsExactly("plan-y");
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
        .extracting(due -> ((Due.Message) due).followUp())
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
        IntStream.range(0, records.shards())
            .filter(shard -> !records.due(shard, NOW, 1).isEmpty())
            .count();
    assertThat(used).as("shards in use").isGreaterThan(1);
  }

  @Test
  void a_follow_up_is_held_by_one_and_tried_again_with_what_was_first_tried() {
    var due = begin(SALON, HANAKO, "e1", thanks("plan", NOW));
    var until = NOW.plus(MINUTE);
    var revision = stored().revision();
    var first = records.claim(due, revision, THANKS, NOW, until).taken().orElseThrow();
    assertThat(first)
        .isEqualTo(new FollowUpWork(SALON, due.followUp(), THANKS, 1, NOW, false, until));
    assertThat(records.claim(due, revision, THANKS, NOW, until)).isEqualTo(new Claim.Gone<>());
    assertThat(allDue(until.minusMillis(1))).isEmpty();
    var again = dueMessage(until);
    assertThat(again.tried()).contains(new Due.Tried(1, NOW, THANKS, true));
    var other = List.<Json>of(Json.textMessage("別の文"));
    var second =
        records.claim(again, revision, other, until, until.plus(MINUTE)).taken().orElseThrow();
    assertThat(second.open()).as("the first may have gone out").isTrue();
    assertThat(second.messages()).isEqualTo(THANKS);
    assertThat(second.attempt()).isEqualTo(2);
    assertThat(second.firstTriedAt()).isEqualTo(NOW);
    assertThat(records.claim(due, revision, THANKS, until.plus(MINUTE), until.plus(MINUTE)))
        .as("claimed from what was read two tries ago")
        .isEqualTo(new Claim.Gone<>());
  }

  @Test
  @Tag(AtOnce.RACE)
  void of_many_who_claim_a_follow_up_one_wins() throws Exception {
    var due = begin(SALON, HANAKO, "e1", thanks("plan", NOW));
    var revision = stored().revision();
    var results =
        AtOnce.run(RACERS, () -> records.claim(due, revision, THANKS, NOW, NOW.plus(MINUTE)));
    assertThat(results).filteredOn(Claim.Taken.class::isInstance).hasSize(1);
  }

  @Test
  void a_follow_up_is_not_taken_when_the_customer_unfollowed_after_it_was_decided() {
    var due = begin(SALON, HANAKO, "e1", thanks("plan", NOW));
    var decidedFrom = stored();
    var left = ChatChange.of(decidedFrom.chat()).friendship(new Friendship.Left(NOW, "e2")).done();
    record(
        Entries.of(SALON, decidedFrom, "e2", NOW).with(new What.Unfollow()).silent().leaving(left));
    assertThat(records.claim(due, decidedFrom.revision(), THANKS, NOW, NOW.plus(MINUTE)))
        .isEqualTo(new Claim.ChatMoved<>());
    assertThat(allDue(NOW)).as("to be decided again").containsExactly(due);
  }

  @Test
  void a_follow_up_of_an_unstored_chat_is_taken_at_revision_0_never_at_another() {
    var due = begin(SALON, HANAKO, "e1", thanks("plan", NOW));
    for (long other : List.of(0L, 2L))
      assertThat(records.claim(due, other, THANKS, NOW, NOW.plus(MINUTE)))
          .isEqualTo(new Claim.ChatMoved<>());
    assertThat(records.claim(due, 1, THANKS, NOW, NOW.plus(MINUTE)).taken()).isPresent();
  }

  @Test
  void an_ended_follow_up_is_in_the_history_once_and_never_due_again() {
    var due = begin(SALON, HANAKO, "e1", thanks("plan", NOW));
    var work = records.claim(due, 1, THANKS, NOW, NOW.plus(MINUTE)).taken().orElseThrow();
    var at = NOW.plusSeconds(1);
    records.end(work, SENT, at, at.plus(Entries.KEPT));
    records.end(work, new Ending.Dead("refused"), at.plusSeconds(1), at.plus(Entries.KEPT));
    records.later(work, NOW);
    records.lapse(due, new Ending.Skipped("late"), NOW.plus(MINUTE), NOW.plus(Entries.KEPT));
    assertThat(allDue(NOW.plus(Duration.ofDays(3)))).isEmpty();
    assertThat(records.claim(due, 1, THANKS, NOW.plus(MINUTE), NOW.plus(MINUTE)))
        .isEqualTo(new Claim.Gone<>());
    assertThat(history()).hasSize(2);
    var kept = history().getFirst();
    assertThat(kept.key().at()).isEqualTo(at);
    assertThat(kept.raw()).isEmpty();
    assertThat(kept.sent()).isEqualTo(THANKS);
    assertThat(kept.ending()).contains(SENT);
  }

  @Test
  void who_lost_the_lease_of_a_follow_up_can_only_report_that_it_was_sent() {
    var due = begin(SALON, HANAKO, "e1", thanks("plan", NOW));
    var first = records.claim(due, 1, THANKS, NOW, NOW.plus(MINUTE)).taken().orElseThrow();
    var now = NOW.plus(MINUTE);
    var second =
        records.claim(dueMessage(now), 1, THANKS, now, now.plus(MINUTE)).taken().orElseThrow();
    records.end(first, new Ending.Dead("refused"), now, now.plus(Entries.KEPT));
    records.later(first, now);
    assertThat(history()).hasSize(1);
    assertThat(allDue(now)).isEmpty();
    records.end(first, SENT, now, now.plus(Entries.KEPT));
    records.end(second, new Ending.Unknown("timeout"), now, now.plus(Entries.KEPT));
    assertThat(history()).hasSize(2);
    assertThat(history().getFirst().ending()).contains(SENT);
  }

  @Test
  void a_follow_up_given_back_is_due_again_from_then() {
    var due = begin(SALON, HANAKO, "e1", thanks("plan", NOW));
    var work = records.claim(due, 1, THANKS, NOW, NOW.plus(MINUTE)).taken().orElseThrow();
    var next = NOW.plus(Duration.ofMinutes(10));
    records.later(work, next);
    assertThat(allDue(next.minusMillis(1))).isEmpty();
    assertThat(dueMessage(next).tried()).contains(new Due.Tried(1, NOW, THANKS, false));
    var again =
        records.claim(dueMessage(next), 1, THANKS, next, next.plus(MINUTE)).taken().orElseThrow();
    assertThat(again.open()).as("the first surely was not sent").isFalse();
    records.later(again.opened(), next.plusSeconds(1));
    assertThat(dueMessage(next.plusSeconds(1)).tried())
        .contains(new Due.Tried(2, NOW, THANKS, true));
  }

  @Test
  void a_follow_up_put_off_was_not_tried_and_is_due_then() {
    var due = begin(SALON, HANAKO, "e1", thanks("plan", NOW));
    var until = NOW.plus(Duration.ofHours(9));
    records.postpone(due, NOW, until);
    assertThat(allDue(until.minusMillis(1))).isEmpty();
    assertThat(allDue(until))
        .containsExactly(new Due.Message(SALON, due.followUp(), Optional.empty(), until));
  }

  @Test
  void a_lapsed_follow_up_is_in_the_history_and_never_due_again() {
    var due = begin(SALON, HANAKO, "e1", thanks("plan", NOW));
    var late = new Ending.Skipped("late");
    assertThat(records.lapse(due, late, NOW, NOW.plus(Entries.KEPT))).isTrue();
    assertThat(records.lapse(due, late, NOW, NOW.plus(Entries.KEPT))).isFalse();
    assertThat(allDue(NOW.plus(Duration.ofDays(3)))).isEmpty();
    assertThat(history()).hasSize(2);
    assertThat(history())
        .anySatisfy(kept -> assertThat(kept.ending()).contains(new Ending.Skipped("late")));
  }

  @Test
  void a_follow_up_that_another_may_be_sending_neither_lapses_nor_is_put_off() {
    var due = begin(SALON, HANAKO, "e1", thanks("plan", NOW));
    assertThat(records.claim(due, 1, THANKS, NOW, NOW.plus(MINUTE)).taken()).isPresent();
    records.lapse(due, new Ending.Skipped("late"), NOW.plusSeconds(1), NOW.plus(Entries.KEPT));
    records.postpone(due, NOW.plusSeconds(1), NOW.plus(Duration.ofHours(1)));
    assertThat(history()).hasSize(1);
    assertThat(dueMessage(NOW.plus(MINUTE)).attempts()).isEqualTo(1);
    records.lapse(due, new Ending.Skipped("late"), NOW.plus(MINUTE), NOW.plus(Entries.KEPT));
    assertThat(history()).as("lapsed from what was read before the claim").hasSize(1);
  }

  @Test
  void an_unsent_message_leaves_nothing_of_what_it_said() {
    var first = record(plain("e1").with(Entries.text("m1", "秘密")).withRaw("{\"text\":\"秘密\"}"));
    var second = record(Entries.of(SALON, first, "e2", NOW.plusSeconds(1)).withRaw("{\"x\":1}"));
    record(Entries.of(SALON, second, "e3", NOW.plusSeconds(2)).takesBack("m1"));
    assertThat(history()).extracting(Kept::raw).contains(Optional.of("{\"x\":1}"));
    assertThat(history().getLast().key().id()).isEqualTo("e1");
    assertThat(history().getLast().raw()).isEmpty();
    assertThat(history().getLast().sent()).as("what the shop said stays").isNotEmpty();
    assertThat(stored().chat().unsent()).containsExactly("m1");
  }

  @Test
  void an_unsent_message_of_the_greatest_size_leaves_nothing_either() {
    var raw = "秘".repeat(300_000);
    var first = record(plain("e1").with(Entries.text("m1", "秘密")).withRaw(raw));
    assertThat(history().getFirst().raw()).contains(raw);
    record(Entries.of(SALON, first, "e2", NOW.plusSeconds(2)).takesBack("m1"));
    assertThat(history().getLast().raw()).isEmpty();
  }

  /** Then the chat remembers it, and the message is kept without what it said. */
  @Test
  void an_unsent_message_leaves_nothing_of_its_edits_either() {
    record(plain("e1").with(Entries.text("m1", "秘密")).withRaw("秘密").silent());
    for (int i = 2; i < 5; i++)
      record(
          Entries.of(SALON, stored(), "e" + i, NOW.plusSeconds(i))
              .with(new What.Edited("m1", What.Content.Text.of("canary")))
              .withRaw("秘密" + i)
              .silent());
    record(Entries.of(SALON, stored(), "e9", NOW.plusSeconds(9)).takesBack("m1"));
    assertThat(history()).hasSize(5);
    assertThat(history().subList(1, 5)).allMatch(kept -> kept.raw().isEmpty());
  }

  @Test
  void an_unsend_that_comes_before_its_message_is_kept_like_any_event() {
    var after = record(plain("e2").takesBack("m1"));
    assertThat(after.chat().unsent()).containsExactly("m1");
    var late = Entries.of(SALON, after, "e1", NOW).with(Entries.text("m1", "秘密")).withRaw("");
    record(late);
    assertThat(history()).extracting(Kept::raw).contains(Optional.empty());
  }

  @Test
  void a_message_of_another_chat_is_not_touched_by_an_unsend() {
    record(Entries.of(SALON, TARO, "e1", NOW).with(Entries.text("m1", "残る")));
    record(plain("e2").takesBack("m1"));
    assertThat(records.history(SALON, TARO, NOW, 1).getFirst().raw()).isPresent();
  }

  @Test
  void an_event_as_long_as_a_webhook_may_be_is_kept_whole() {
    var raw = "{\"text\":\"" + "𠮷野家".repeat(50_000) + "x".repeat(1_300_000) + "\"}";
    outstanding(plain("e1").withRaw(raw));
    assertThat(history().getFirst().raw()).contains(raw);
    assertThat(records.record(plain("e1").withRaw(raw).entry()))
        .isEqualTo(new Recorded.Duplicate());
  }

  @Test
  void five_of_the_longest_texts_are_kept_and_come_back_whole() {
    var longest =
        IntStream.range(0, 5)
            .<Json>mapToObj(i -> Json.textMessage((i + "漢").repeat(2_500)))
            .toList();
    outstanding(plain("e1").then(new Next.Reply("token", longest, true)));
    var now = NOW.plus(MINUTE);
    var again = take(dueReply(now), now, now.plus(MINUTE)).orElseThrow();
    assertThat(again.messages()).isEqualTo(longest);
    assertThat(again.mayPush()).isTrue();
    assertThat(history().getFirst().sent()).isEqualTo(longest);
    var due = begin(SALON, TARO, "e2", thanks(TARO, "plan", NOW));
    assertThat(records.claim(due, 1, longest, NOW, NOW).taken()).isPresent();
    records.end(again, SENT);
    var followUp = (Due.Message) allDue(NOW).getFirst();
    assertThat(followUp.tried().orElseThrow().messages()).isEqualTo(longest);
  }

  @Test
  void ids_of_any_characters_stay_apart() {
    var odd =
        List.of(
            "",
            " ",
            "#",
            "a#b",
            "a",
            "%23",
            "a%23b",
            "あ",
            "é",
            "e\u0301",
            "\u0000",
            "\n",
            "\"",
            "🎀",
            "z".repeat(3_000),
            "z".repeat(3_001),
            "E#1",
            "../..",
            "\ud800");
    StoredChat before = new StoredChat(Chat.unknown(HANAKO), 0);
    for (var id : odd) before = record(Entries.of(SALON, before, id, NOW).silent());
    assertThat(history()).hasSize(odd.size());
    for (var id : odd)
      assertThat(records.record(Entries.of(SALON, before, id, NOW).entry()))
          .as(id)
          .isEqualTo(new Recorded.Duplicate());
  }

  @Test
  void a_reply_to_an_event_of_an_odd_id_is_found_again_and_ended() {
    var odd = List.of("a#b", "漢字 %", "\ud800x", "z".repeat(3_000));
    for (int i = 0; i < odd.size(); i++) {
      var chat = new ChatId("U-odd." + i + "%~");
      outstanding(Entries.of(SALON, chat, odd.get(i), NOW));
    }
    var now = NOW.plus(MINUTE);
    for (var due : allDue(now))
      records.end(
          take((Due.Reply) due, now, now.plus(MINUTE)).orElseThrow(), new Ending.Dead("refused"));
    assertThat(allDue(now.plus(MINUTE))).isEmpty();
    assertThat(records.history(SALON, new ChatId("U-odd.2%~"), NOW, 1).getFirst().ending())
        .isPresent();
  }

  @Test
  void accounts_and_chats_whose_names_run_together_stay_apart() {
    var one = new AccountId("a");
    var other = new AccountId("a-b");
    record(Entries.of(one, new ChatId("b-U1"), "e", NOW).silent());
    record(Entries.of(other, new ChatId("U1"), "e", NOW).silent());
    record(Entries.of(one, new ChatId("U1"), "e", NOW).silent());
    assertThat(records.history(one, new ChatId("b-U1"), NOW, 9)).hasSize(1);
    assertThat(records.history(one, new ChatId("U1"), NOW, 9)).hasSize(1);
    assertThat(records.history(other, new ChatId("b-U1"), NOW, 9)).isEmpty();
  }

  @Test
  void the_history_is_the_newest_first_and_no_longer_than_asked_for() {
    StoredChat before = new StoredChat(Chat.unknown(HANAKO), 0);
    var times =
        List.of(
            NOW,
            NOW.plusNanos(1),
            NOW.minusMillis(1),
            NOW.plus(Duration.ofDays(400)),
            Instant.EPOCH,
            Instant.ofEpochSecond(-1),
            Instant.ofEpochMilli(Long.MAX_VALUE),
            Instant.ofEpochMilli(Long.MIN_VALUE));
    for (int i = 0; i < times.size(); i++)
      before = record(Entries.of(SALON, before, "e" + i, times.get(i)).received(NOW).silent());
    assertThat(ids(records.history(SALON, HANAKO, NOW, 20)))
        .containsExactly("e6", "e3", "e1", "e0", "e2", "e4", "e5", "e7");
    assertThat(ids(records.history(SALON, HANAKO, NOW, 2))).containsExactly("e6", "e3");
  }

  @Test
  void what_has_expired_is_not_shown_though_the_store_may_still_hold_it() {
    var first = record(plain("e1").silent());
    record(Entries.of(SALON, first, "e2", NOW).received(NOW.plus(Duration.ofDays(1))).silent());
    assertThat(ids(records.history(SALON, HANAKO, NOW.plus(Entries.KEPT), 9)))
        .containsExactly("e2");
    assertThat(ids(records.history(SALON, HANAKO, NOW.plus(Entries.KEPT).minusSeconds(1), 9)))
        .hasSize(2);
  }

  @Test
  void a_reply_that_has_expired_is_due_no_more_though_the_store_may_still_hold_it() {
    outstanding(plain("e1"));
    assertThat(allDue(NOW.plus(Entries.KEPT).minusSeconds(1))).hasSize(1);
    assertThat(allDue(NOW.plus(Entries.KEPT))).isEmpty();
  }

  @Test
  void a_change_by_staff_counts_only_if_the_chat_has_not_moved_on() {
    var first = record(plain("e1").silent());
    var waiting = ChatChange.of(first.chat()).status(ChatStatus.WAITING).done();
    assertThat(records.change(SALON, first, waiting)).isTrue();
    assertThat(records.change(SALON, first, first.chat())).isFalse();
    assertThat(stored()).isEqualTo(new StoredChat(waiting, 2));
  }

  @Test
  void an_erased_chat_leaves_nothing_but_when_something_was_its_id_and_how_it_ended() {
    var raw = "秘密".repeat(150_000);
    records.end(outstanding(plain("e1").withRaw(raw)), SENT);
    outstanding(Entries.of(SALON, stored(), "e2", NOW.plusSeconds(1)));
    var known = ChatChange.of(stored().chat()).named("花子", NOW).status(ChatStatus.WAITING).done();
    record(Entries.of(SALON, stored(), "e3", NOW.plusSeconds(2)).silent().leaving(known));
    var sent = begin(SALON, HANAKO, "e4", thanks("sent", NOW));
    begin(SALON, HANAKO, "e5", thanks("waiting", NOW));
    var work = claimed(sent);
    records.end(work, SENT, NOW.plusSeconds(3), NOW.plus(Entries.KEPT));
    var before = stored().revision();
    records.erase(SALON, HANAKO, NOW.plusSeconds(9));
    assertThat(stored()).isEqualTo(new StoredChat(Chat.unknown(HANAKO), before + 1));
    assertThat(allDue(NOW.plus(Duration.ofDays(900)))).isEmpty();
    assertThat(history()).hasSize(6);
    assertThat(history()).allMatch(kept -> kept.raw().isEmpty());
    assertThat(history()).allMatch(kept -> kept.sent().isEmpty());
    assertThat(history()).allMatch(kept -> kept.trace().isEmpty());
    assertThat(endings())
        .containsEntry("e1", Optional.of(SENT))
        .containsEntry("e2", Optional.of(Records.ERASED))
        .containsEntry(sent.followUp().cause(), Optional.of(SENT));
  }

  @Test
  void an_erased_chat_is_known_for_at_most_a_day() {
    record(plain("e1").received(NOW.minus(Entries.KEPT).plusSeconds(60)).silent());
    record(Entries.of(SALON, stored(), "e2", NOW).silent());
    records.erase(SALON, HANAKO, NOW);
    assertThat(ids(records.history(SALON, HANAKO, NOW.plusSeconds(59), 9))).hasSize(2);
    assertThat(ids(records.history(SALON, HANAKO, NOW.plusSeconds(60), 9))).containsExactly("e2");
    assertThat(records.history(SALON, HANAKO, NOW.plus(Records.ERASED_KEPT), 9)).isEmpty();
  }

  @Test
  void an_event_that_is_delivered_again_after_it_was_erased_is_a_duplicate() {
    outstanding(plain("e1"));
    records.end(outstanding(Entries.of(SALON, stored(), "e2", NOW)), SENT);
    records.erase(SALON, HANAKO, NOW);
    for (var id : List.of("e1", "e2"))
      assertThat(
              records.record(
                  Entries.of(SALON, stored(), id, NOW).received(NOW.plus(MINUTE)).entry()))
          .isEqualTo(new Recorded.Duplicate());
    assertThat(stored().chat()).isEqualTo(Chat.unknown(HANAKO));
  }

  @Test
  void who_read_a_chat_before_it_was_erased_can_write_nothing_back() {
    var due = begin(SALON, HANAKO, "e1", thanks("plan", NOW));
    var read = stored();
    records.erase(SALON, HANAKO, NOW);
    assertThat(records.record(Entries.of(SALON, read, "e2", NOW).entry()))
        .isEqualTo(new Recorded.ChatMoved());
    assertThat(records.change(SALON, read, read.chat())).isFalse();
    assertThat(records.claim(due, read.revision(), THANKS, NOW, NOW.plus(MINUTE)).taken())
        .isEmpty();
    assertThat(records.claim(due, stored().revision(), THANKS, NOW, NOW.plus(MINUTE)).taken())
        .isEmpty();
    records.postpone(due, NOW, NOW.plus(MINUTE));
    assertThat(records.lapse(due, SENT, NOW, NOW.plus(Entries.KEPT))).isFalse();
    assertThat(allDue(NOW.plus(Duration.ofDays(2)))).isEmpty();
    assertThat(ids(history())).containsExactly("e1");
  }

  @Test
  void a_follow_up_under_way_when_its_chat_is_erased_brings_nothing_back() {
    var work = claimed(begin(SALON, HANAKO, "e1", thanks("plan", NOW)));
    records.erase(SALON, HANAKO, NOW);
    records.later(work, NOW);
    for (var ending : List.of(SENT, new Ending.Dead("refused"), new Ending.Unknown("timeout")))
      records.end(work, ending, NOW, NOW.plus(Entries.KEPT));
    assertThat(allDue(NOW.plus(Duration.ofDays(2)))).isEmpty();
    assertThat(ids(history())).containsExactly("e1");
  }

  @Test
  void a_reply_under_way_when_its_chat_is_erased_brings_nothing_back() {
    var work = outstanding(plain("e1"));
    var now = NOW.plus(MINUTE);
    var found = records.leftOver(dueReply(now)).orElseThrow();
    records.erase(SALON, HANAKO, now);
    records.later(work, now);
    assertThat(claim(found, now, now, now.plus(MINUTE))).isEqualTo(new Claim.Gone<>());
    assertThat(records.leftOver(work.givenBack(now))).isEmpty();
    for (var ending : List.of(SENT, new Ending.Dead("refused"), new Ending.Unknown("timeout")))
      records.end(work, ending);
    assertThat(endings()).containsOnly(Map.entry("e1", Optional.of(Records.ERASED)));
    assertThat(history()).allMatch(kept -> kept.sent().isEmpty());
    assertThat(allDue(now.plus(Duration.ofDays(2)))).isEmpty();
  }

  @Test
  void that_an_erased_reply_was_sent_after_all_is_not_kept_any_more() {
    var work = outstanding(plain("e1"));
    var unknown = new Ending.Unknown("timeout");
    records.end(work, unknown);
    records.erase(SALON, HANAKO, NOW);
    records.end(work, SENT);
    assertThat(endings()).containsOnly(Map.entry("e1", Optional.of(unknown)));
  }

  @Test
  void a_message_that_the_account_sent_into_a_group_is_known_where_it_is_quoted() {
    var work = outstanding(Entries.of(SALON, GROUP, "e1", NOW));
    records.noteSent(work, List.of("m1", "m2", "m1"), NOW.plus(Entries.KEPT));
    records.noteSent(work, List.of("m2"), NOW.plus(Entries.KEPT));
    assertThat(quotes(SALON, GROUP, "m1")).isTrue();
    assertThat(quotes(SALON, GROUP, "m2")).isTrue();
    assertThat(quotes(SALON, GROUP, "m3")).isFalse();
    assertThat(quotes(SALON, HANAKO, "m1")).as("another chat").isFalse();
    assertThat(quotes(new AccountId("salon-2"), GROUP, "m1")).as("another account").isFalse();
    assertThat(records.open(SALON, Optional.of(GROUP)).quotesAccount()).isFalse();
    assertThat(records.open(SALON, Optional.empty(), Optional.of("m1")).quotesAccount()).isFalse();
  }

  @Test
  void an_erased_chat_knows_no_sent_message_and_learns_none_from_who_comes_late() {
    var work = outstanding(Entries.of(SALON, GROUP, "e1", NOW));
    records.noteSent(work, List.of("m1"), NOW.plus(Entries.KEPT));
    records.erase(SALON, GROUP, NOW);
    records.noteSent(work, List.of("m2"), NOW.plus(Entries.KEPT));
    assertThat(quotes(SALON, GROUP, "m1")).isFalse();
    assertThat(quotes(SALON, GROUP, "m2")).isFalse();
  }

  private boolean quotes(AccountId account, ChatId chat, String messageId) {
    return records.open(account, Optional.of(chat), Optional.of(messageId)).quotesAccount();
  }

  @Test
  void an_erasure_touches_no_other_chat_and_no_other_account() {
    var other = new AccountId("salon-2");
    for (var account : List.of(SALON, other))
      for (var chat : List.of(HANAKO, TARO)) begin(account, chat, "e", thanks(chat, "plan", NOW));
    records.erase(SALON, HANAKO, NOW);
    assertThat(allDue(NOW)).hasSize(3);
    assertThat(records.history(SALON, TARO, NOW, 9)).allMatch(kept -> kept.raw().isPresent());
    assertThat(records.history(other, HANAKO, NOW, 9)).allMatch(kept -> kept.raw().isPresent());
    assertThat(records.open(other, Optional.of(HANAKO)).chat().orElseThrow().chat().messages())
        .isEqualTo(1);
  }

  @Test
  void erasing_what_is_not_there_or_once_more_changes_nothing() {
    records.erase(SALON, HANAKO, NOW);
    assertThat(records.open(SALON, Optional.of(HANAKO)).chat()).isEmpty();
    outstanding(plain("e1"));
    records.erase(SALON, HANAKO, NOW);
    var chat = stored();
    var left = history();
    records.erase(SALON, HANAKO, NOW.plus(MINUTE));
    assertThat(stored()).isEqualTo(chat);
    assertThat(history()).isEqualTo(left);
  }

  @Test
  void a_message_taken_back_before_the_erasure_is_still_known_as_such_after_it() {
    record(plain("e1").takesBack("m1"));
    records.erase(SALON, HANAKO, NOW);
    assertThat(stored().chat().unsent()).containsExactly("m1");
  }

  @Test
  void an_erased_chat_goes_on_as_a_new_one() {
    record(plain("e1").silent());
    records.erase(SALON, HANAKO, NOW);
    outstanding(Entries.of(SALON, stored(), "e2", NOW.plusSeconds(1)));
    assertThat(stored().chat().messages()).isEqualTo(1);
    assertThat(history().getFirst().raw()).isPresent();
    assertThat(allDue(NOW.plus(MINUTE))).hasSize(1);
  }

  @Test
  @Tag(AtOnce.RACE)
  void an_erasure_among_many_events_at_once_leaves_each_whole_or_erased() throws Exception {
    var number = new AtomicInteger();
    AtOnce.run(
        RACERS,
        () -> {
          int mine = number.incrementAndGet();
          if (mine % 4 == 0) records.erase(SALON, HANAKO, NOW);
          else keep("e" + mine);
          return mine;
        });
    assertThat(history()).hasSize(RACERS - RACERS / 4);
    long whole = history().stream().filter(kept -> kept.raw().isPresent()).count();
    assertThat(stored().chat().messages()).isBetween(whole, (long) RACERS);
    records.erase(SALON, HANAKO, NOW);
    assertThat(history()).allMatch(kept -> kept.raw().isEmpty() && kept.ending().isPresent());
    assertThat(stored().chat()).isEqualTo(Chat.unknown(HANAKO));
    assertThat(allDue(NOW.plus(MINUTE))).isEmpty();
  }

  /** Keeps an event, decided again as often as the chat moves on. */
  private void keep(String id) {
    Recorded recorded;
    do {
      var read = records.open(SALON, Optional.of(HANAKO)).chat();
      var before = read.orElseGet(() -> new StoredChat(Chat.unknown(HANAKO), 0));
      recorded = records.record(Entries.of(SALON, before, id, NOW).entry());
    } while (recorded instanceof Recorded.ChatMoved);
  }

  private FollowUpWork claimed(Due.Message due) {
    return records
        .claim(due, stored().revision(), THANKS, NOW, NOW.plus(MINUTE))
        .taken()
        .orElseThrow();
  }

  private Map<String, Optional<Ending>> endings() {
    return history().stream().collect(Collectors.toMap(it -> it.key().id(), Kept::ending));
  }

  private static Entries plain(String id) {
    return Entries.of(SALON, HANAKO, id, NOW);
  }

  private static FollowUp thanks(String plan, Instant due) {
    return thanks(HANAKO, plan, due);
  }

  private static FollowUp thanks(ChatId chat, String plan, Instant due) {
    return new FollowUp(chat, plan, NOW.minusSeconds(60), due, due.plus(Duration.ofHours(2)));
  }

  /** Keeps an event that must be new, and gives the chat as it is stored then. */
  private StoredChat record(Entries entries) {
    assertThat(records.record(entries.entry()))
        .isInstanceOfAny(Recorded.Kept.class, Recorded.Outstanding.class);
    var chat = entries.after().orElseThrow().id();
    return records.open(entries.account(), Optional.of(chat)).chat().orElseThrow();
  }

  private Claim<ReplyWork> claim(LeftOver found, Instant ends, Instant now, Instant until) {
    return records.claim(found, ends, now, until);
  }

  /** Takes an outstanding reply as it was left. */
  private Optional<ReplyWork> take(Due.Reply due, Instant now, Instant until) {
    return records
        .leftOver(due)
        .flatMap(found -> claim(found, found.last().tokenEnds(), now, until).taken());
  }

  private ReplyWork outstanding(Entries entries) {
    var recorded = records.record(entries.entry());
    assertThat(recorded).isInstanceOf(Recorded.Outstanding.class);
    return ((Recorded.Outstanding) recorded).work();
  }

  /** Begins a follow-up by an event of its own and gives it as it is once due. */
  private Due.Message begin(AccountId account, ChatId chat, String event, FollowUp followUp) {
    var read = records.open(account, Optional.of(chat)).chat();
    var before = read.orElseGet(() -> new StoredChat(Chat.unknown(chat), 0));
    record(Entries.of(account, before, event, NOW).silent().begins(List.of(followUp)));
    return new Due.Message(account, followUp, Optional.empty(), followUp.due());
  }

  private StoredChat stored() {
    return records.open(SALON, Optional.of(HANAKO)).chat().orElseThrow();
  }

  private List<Kept> history() {
    return records.history(SALON, HANAKO, NOW, 100);
  }

  private List<Due> allDue(Instant now) {
    var all = new ArrayList<Due>();
    for (int shard = 0; shard < records.shards(); shard++)
      all.addAll(records.due(shard, now, 1_000));
    return all;
  }

  private Due.Reply dueReply(Instant now) {
    outstandingAt(now);
    return (Due.Reply) allDue(now).getFirst();
  }

  private Due.Message dueMessage(Instant now) {
    outstandingAt(now);
    return (Due.Message) allDue(now).getFirst();
  }

  private void outstandingAt(Instant now) {
    assertThat(allDue(now)).as("due at " + now).hasSize(1);
  }

  private int shardOf(Instant now) {
    var shards = new HashSet<Integer>();
    for (int shard = 0; shard < records.shards(); shard++)
      if (!records.due(shard, now, 1).isEmpty()) shards.add(shard);
    assertThat(shards).hasSize(1);
    return shards.iterator().next();
  }

  private static List<String> plans(List<Due> due) {
    return due.stream().map(one -> ((Due.Message) one).followUp().plan()).toList();
  }

  private static List<String> ids(List<Kept> kept) {
    return kept.stream().map(one -> one.key().id()).toList();
  }
}
