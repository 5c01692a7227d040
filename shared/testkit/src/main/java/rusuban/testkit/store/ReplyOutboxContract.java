package rusuban.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rusuban.app.DeliveryOutcome;
import rusuban.app.chat.HistoryEntry;
import rusuban.app.chat.ReplyPlan;
import rusuban.app.chat.SaveResult;
import rusuban.app.due.Claim;
import rusuban.app.due.DueWork.DueFollowUp;
import rusuban.app.due.DueWork.DueReply;
import rusuban.app.due.ReplyAttempt;
import rusuban.app.reply.ReplyOutbox;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.chat.Chat;
import rusuban.core.chat.ChatBuilder;
import rusuban.core.chat.Friendship;
import rusuban.core.event.EventContent;
import rusuban.json.Json;
import rusuban.testkit.ConcurrentRunner;

/** Contract tests for every implementation of {@link ReplyOutbox}. */
public abstract class ReplyOutboxContract extends StoreContract {

  /** Creates the suite for the store of this fixture. */
  protected ReplyOutboxContract(StoreFixture fixture) {
    super(fixture);
  }

  @Test
  @Tag(ConcurrentRunner.RACE)
  void of_many_redeliveries_after_the_lease_exactly_one_is_to_reply() throws Exception {
    outstanding(plain("e1"));
    var later = NOW.plus(MINUTE);
    var again = plain("e1").received(later).entry();
    var results =
        ConcurrentRunner.run(
            RACERS,
            () ->
                chats().save(again) instanceof SaveResult.ReplyAbandoned(var reply)
                    ? take(reply, later, later.plus(MINUTE))
                    : Optional.<ReplyAttempt>empty());
    assertThat(results).filteredOn(Optional::isPresent).hasSize(1);
  }

  @Test
  void an_ended_reply_is_a_duplicate_and_no_longer_due() {
    replies().end(outstanding(plain("e1")), SENT);
    var later = NOW.plus(Duration.ofDays(1));
    assertThat(chats().save(plain("e1").received(later).entry()))
        .isEqualTo(new SaveResult.Duplicate());
    assertThat(allDue(later)).isEmpty();
    assertThat(history())
        .singleElement()
        .extracting(HistoryEntry::outcome)
        .isEqualTo(Optional.of(SENT));
  }

  @Test
  void ending_a_reply_again_changes_nothing() {
    var work = outstanding(plain("e1"));
    replies().end(work, SENT);
    replies().end(work, SENT);
    replies().end(work, new DeliveryOutcome.Failed("refused"));
    replies().release(work, NOW);
    assertThat(history())
        .singleElement()
        .extracting(HistoryEntry::outcome)
        .isEqualTo(Optional.of(SENT));
    assertThat(allDue(NOW.plus(MINUTE))).isEmpty();
  }

  @Test
  void every_ending_comes_back_as_it_was_kept() {
    var endings =
        List.of(
            SENT,
            new DeliveryOutcome.Sent(DeliveryOutcome.Via.PUSH, Optional.empty()),
            new DeliveryOutcome.Skipped("left"),
            new DeliveryOutcome.Unknown("timeout"),
            new DeliveryOutcome.Failed("monthly-limit"));
    for (int i = 0; i < endings.size(); i++) {
      var chat = new ChatId("U" + i);
      replies().end(outstanding(EventRecordBuilder.of(SALON, chat, "e", NOW)), endings.get(i));
      assertThat(archive().history(SALON, chat, NOW, 1).getFirst().outcome())
          .contains(endings.get(i));
    }
  }

  @Test
  @Tag(ConcurrentRunner.RACE)
  void of_many_who_claim_a_reply_one_wins_and_it_is_hidden_until_the_lease_ends() throws Exception {
    outstanding(plain("e1"));
    var due = dueReply(NOW.plus(MINUTE));
    var until = NOW.plus(MINUTE.multipliedBy(3));
    var results = ConcurrentRunner.run(RACERS, () -> take(due, NOW.plus(MINUTE), until));
    var won = results.stream().flatMap(Optional::stream).toList();
    assertThat(won).singleElement().extracting(ReplyAttempt::attempt).isEqualTo(2);
    assertThat(won.getFirst().leaseUntil()).isEqualTo(until);
    assertThat(allDue(until.minusMillis(1))).isEmpty();
    assertThat(allDue(until)).containsExactly(won.getFirst().released(until));
  }

  @Test
  void a_reply_that_has_ended_is_not_left_over_and_cannot_be_claimed() {
    var work = outstanding(plain("e1"));
    var due = dueReply(NOW.plus(MINUTE));
    var found = replies().find(due).orElseThrow();
    replies().end(work, SENT);
    assertThat(replies().find(due)).isEmpty();
    assertThat(claim(found, NOW.plus(MINUTE), NOW.plus(MINUTE), NOW.plus(MINUTE)))
        .isEqualTo(new Claim.Unavailable<>());
  }

  @Test
  void a_reply_is_not_taken_when_the_chat_moved_on_after_it_was_looked_at() {
    outstanding(plain("e1"));
    var now = NOW.plus(MINUTE);
    var found = replies().find(dueReply(now)).orElseThrow();
    var left = ChatBuilder.of(stored().chat()).friendship(new Friendship.Left(NOW, "e2")).done();
    record(
        EventRecordBuilder.of(SALON, stored(), "e2", NOW)
            .with(new EventContent.UnfollowEvent())
            .silent()
            .leaving(left));
    assertThat(claim(found, now, now, now.plus(MINUTE))).isEqualTo(new Claim.VersionConflict<>());
    var again = replies().find(dueReply(now)).orElseThrow();
    assertThat(again.chat().chat().left()).isTrue();
    assertThat(claim(again, now, now, now.plus(MINUTE)).acquired()).isPresent();
  }

  @Test
  void a_reply_looked_at_before_another_held_it_is_not_taken() {
    outstanding(plain("e1"));
    var now = NOW.plus(MINUTE);
    var found = replies().find(dueReply(now)).orElseThrow();
    var second = take(dueReply(now), now, now.plus(MINUTE)).orElseThrow();
    replies().release(second, now);
    assertThat(claim(found, now, now, now.plus(MINUTE))).isEqualTo(new Claim.Unavailable<>());
  }

  @Test
  void a_reply_keeps_what_its_decision_left_to_staff() {
    var paused = ChatBuilder.of(Chat.unknown(HANAKO)).pausedUntil(NOW.plusSeconds(9)).done();
    assertThat(outstanding(plain("e1").leaving(paused)).pausedUntil()).contains(NOW.plusSeconds(9));
    var now = NOW.plus(MINUTE);
    assertThat(take(dueReply(now), now, now.plus(MINUTE)).orElseThrow().pausedUntil())
        .contains(NOW.plusSeconds(9));
  }

  @Test
  void that_a_reply_was_sent_takes_the_place_of_not_knowing_and_of_nothing_else() {
    var first = outstanding(plain("e1"));
    replies().end(first, new DeliveryOutcome.Unknown("timeout"));
    replies().end(first, SENT);
    assertThat(history().getFirst().outcome()).contains(SENT);
    var second = outstanding(EventRecordBuilder.of(SALON, TARO, "e1", NOW));
    replies().end(second, new DeliveryOutcome.Failed("refused-403"));
    replies().end(second, SENT);
    assertThat(archive().history(SALON, TARO, NOW, 1).getFirst().outcome())
        .contains(new DeliveryOutcome.Failed("refused-403"));
    assertThat(allDue(NOW.plus(MINUTE))).isEmpty();
  }

  @Test
  void who_lost_the_lease_of_a_reply_can_only_report_that_it_was_sent() {
    var first = outstanding(plain("e1"));
    var now = NOW.plus(MINUTE);
    var second = take(dueReply(now), now, now.plus(MINUTE)).orElseThrow();
    replies().end(first, new DeliveryOutcome.Failed("refused"));
    replies().release(first, now);
    assertThat(allDue(now)).isEmpty();
    assertThat(history().getFirst().outcome()).isEmpty();
    replies().end(first, SENT);
    replies().end(second, new DeliveryOutcome.Unknown("token refused"));
    assertThat(history().getFirst().outcome()).contains(SENT);
    assertThat(allDue(now.plus(MINUTE))).isEmpty();
  }

  @Test
  void a_reply_given_back_is_due_again_from_then() {
    var work = outstanding(plain("e1"));
    var next = NOW.plusSeconds(5);
    replies().release(work, next);
    assertThat(chats().save(plain("e1").received(next.minusMillis(1)).entry()))
        .isEqualTo(new SaveResult.Duplicate());
    var again = take(dueReply(next), next, next.plus(MINUTE)).orElseThrow();
    assertThat(again.attempt()).isEqualTo(2);
    assertThat(again.mayHaveBeenSent()).as("the first surely was not sent").isFalse();
    assertThat(again.tokenEnds()).isEqualTo(work.tokenEnds());
    var much = NOW.plus(Duration.ofHours(1));
    replies().release(again.possiblySent().tokenExpired(next), much);
    assertThat(allDue(much.minusMillis(1))).isEmpty();
    var last = replies().find(dueReply(much)).orElseThrow().last();
    assertThat(last.mayHaveBeenSent()).isTrue();
    assertThat(last.tokenEnds()).isEqualTo(next);
  }

  @Test
  void five_of_the_longest_texts_are_kept_and_come_back_whole() {
    var longest =
        IntStream.range(0, 5)
            .<Json>mapToObj(i -> Json.textMessage((i + "漢").repeat(2_500)))
            .toList();
    outstanding(plain("e1").then(new ReplyPlan.Reply("token", longest, true)));
    var now = NOW.plus(MINUTE);
    var again = take(dueReply(now), now, now.plus(MINUTE)).orElseThrow();
    assertThat(again.messages()).isEqualTo(longest);
    assertThat(again.mayPush()).isTrue();
    assertThat(history().getFirst().sent()).isEqualTo(longest);
    var due = begin(SALON, TARO, "e2", thanks(TARO, "plan", NOW));
    assertThat(followUps().claim(due, 1, longest, NOW, NOW).acquired()).isPresent();
    replies().end(again, SENT);
    var followUp = (DueFollowUp) allDue(NOW).getFirst();
    assertThat(followUp.previous().orElseThrow().messages()).isEqualTo(longest);
  }

  @Test
  void a_reply_to_an_event_of_an_odd_id_is_found_again_and_ended() {
    var odd = List.of("a#b", "漢字 %", "\ud800x", "z".repeat(3_000));
    for (int i = 0; i < odd.size(); i++) {
      var chat = new ChatId("U-odd." + i + "%~");
      outstanding(EventRecordBuilder.of(SALON, chat, odd.get(i), NOW));
    }
    var now = NOW.plus(MINUTE);
    for (var due : allDue(now))
      replies()
          .end(
              take((DueReply) due, now, now.plus(MINUTE)).orElseThrow(),
              new DeliveryOutcome.Failed("refused"));
    assertThat(allDue(now.plus(MINUTE))).isEmpty();
    assertThat(archive().history(SALON, new ChatId("U-odd.2%~"), NOW, 1).getFirst().outcome())
        .isPresent();
  }

  @Test
  void a_message_that_the_account_sent_into_a_group_is_known_where_it_is_quoted() {
    var work = outstanding(EventRecordBuilder.of(SALON, GROUP, "e1", NOW));
    replies().noteSent(work, List.of("m1", "m2", "m1"), NOW.plus(EventRecordBuilder.KEPT));
    replies().noteSent(work, List.of("m2"), NOW.plus(EventRecordBuilder.KEPT));
    assertThat(quotes(SALON, GROUP, "m1")).isTrue();
    assertThat(quotes(SALON, GROUP, "m2")).isTrue();
    assertThat(quotes(SALON, GROUP, "m3")).isFalse();
    assertThat(quotes(SALON, HANAKO, "m1")).as("another chat").isFalse();
    assertThat(quotes(new AccountId("salon-2"), GROUP, "m1")).as("another account").isFalse();
    assertThat(chats().read(SALON, Optional.of(GROUP)).quotesAccount()).isFalse();
    assertThat(chats().read(SALON, Optional.empty(), Optional.of("m1")).quotesAccount()).isFalse();
  }
}
