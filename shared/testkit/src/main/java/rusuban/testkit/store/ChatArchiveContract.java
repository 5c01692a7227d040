package rusuban.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rusuban.app.DeliveryOutcome;
import rusuban.app.chat.ChatArchive;
import rusuban.app.chat.SaveResult;
import rusuban.app.chat.VersionedChat;
import rusuban.app.due.Claim;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.chat.Chat;
import rusuban.core.chat.ChatBuilder;
import rusuban.core.chat.ChatStatus;
import rusuban.testkit.ConcurrentRunner;

/** Contract tests for every implementation of {@link ChatArchive}. */
public abstract class ChatArchiveContract extends StoreContract {

  /** Creates the suite for the store of this fixture. */
  protected ChatArchiveContract(StoreFixture fixture) {
    super(fixture);
  }

  @Test
  void accounts_and_chats_whose_names_run_together_stay_apart() {
    var one = new AccountId("a");
    var other = new AccountId("a-b");
    record(EventRecordBuilder.of(one, new ChatId("b-U1"), "e", NOW).silent());
    record(EventRecordBuilder.of(other, new ChatId("U1"), "e", NOW).silent());
    record(EventRecordBuilder.of(one, new ChatId("U1"), "e", NOW).silent());
    assertThat(archive().history(one, new ChatId("b-U1"), NOW, 9)).hasSize(1);
    assertThat(archive().history(one, new ChatId("U1"), NOW, 9)).hasSize(1);
    assertThat(archive().history(other, new ChatId("b-U1"), NOW, 9)).isEmpty();
  }

  @Test
  void the_history_is_the_newest_first_and_no_longer_than_asked_for() {
    VersionedChat before = new VersionedChat(Chat.unknown(HANAKO), 0);
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
      before =
          record(
              EventRecordBuilder.of(SALON, before, "e" + i, times.get(i)).received(NOW).silent());
    assertThat(ids(archive().history(SALON, HANAKO, NOW, 20)))
        .containsExactly("e6", "e3", "e1", "e0", "e2", "e4", "e5", "e7");
    assertThat(ids(archive().history(SALON, HANAKO, NOW, 2))).containsExactly("e6", "e3");
  }

  @Test
  void what_has_expired_is_not_shown_though_the_store_may_still_hold_it() {
    var first = record(plain("e1").silent());
    record(
        EventRecordBuilder.of(SALON, first, "e2", NOW)
            .received(NOW.plus(Duration.ofDays(1)))
            .silent());
    assertThat(ids(archive().history(SALON, HANAKO, NOW.plus(EventRecordBuilder.KEPT), 9)))
        .containsExactly("e2");
    assertThat(
            ids(
                archive()
                    .history(SALON, HANAKO, NOW.plus(EventRecordBuilder.KEPT).minusSeconds(1), 9)))
        .hasSize(2);
  }

  @Test
  void an_erased_chat_leaves_nothing_but_when_something_was_its_id_and_how_it_ended() {
    var raw = "秘密".repeat(150_000);
    replies().end(outstanding(plain("e1").withRaw(raw)), SENT);
    outstanding(EventRecordBuilder.of(SALON, stored(), "e2", NOW.plusSeconds(1)));
    var known = ChatBuilder.of(stored().chat()).named("花子", NOW).status(ChatStatus.WAITING).done();
    record(
        EventRecordBuilder.of(SALON, stored(), "e3", NOW.plusSeconds(2)).silent().leaving(known));
    var sent = begin(SALON, HANAKO, "e4", thanks("sent", NOW));
    begin(SALON, HANAKO, "e5", thanks("waiting", NOW));
    var work = claimed(sent);
    followUps().end(work, SENT, NOW.plusSeconds(3), NOW.plus(EventRecordBuilder.KEPT));
    var before = stored().revision();
    archive().erase(SALON, HANAKO, NOW.plusSeconds(9));
    assertThat(stored()).isEqualTo(new VersionedChat(Chat.unknown(HANAKO), before + 1));
    assertThat(allDue(NOW.plus(Duration.ofDays(900)))).isEmpty();
    assertThat(history()).hasSize(6);
    assertThat(history()).allMatch(kept -> kept.raw().isEmpty());
    assertThat(history()).allMatch(kept -> kept.sent().isEmpty());
    assertThat(history()).allMatch(kept -> kept.trace().isEmpty());
    assertThat(endings())
        .containsEntry("e1", Optional.of(SENT))
        .containsEntry("e2", Optional.of(ChatArchive.ERASED))
        .containsEntry(sent.followUp().cause(), Optional.of(SENT));
  }

  @Test
  void an_erased_chat_is_known_for_at_most_a_day() {
    record(plain("e1").received(NOW.minus(EventRecordBuilder.KEPT).plusSeconds(60)).silent());
    record(EventRecordBuilder.of(SALON, stored(), "e2", NOW).silent());
    archive().erase(SALON, HANAKO, NOW);
    assertThat(ids(archive().history(SALON, HANAKO, NOW.plusSeconds(59), 9))).hasSize(2);
    assertThat(ids(archive().history(SALON, HANAKO, NOW.plusSeconds(60), 9))).containsExactly("e2");
    assertThat(archive().history(SALON, HANAKO, NOW.plus(ChatArchive.ERASED_KEPT), 9)).isEmpty();
  }

  @Test
  void an_event_that_is_delivered_again_after_it_was_erased_is_a_duplicate() {
    outstanding(plain("e1"));
    replies().end(outstanding(EventRecordBuilder.of(SALON, stored(), "e2", NOW)), SENT);
    archive().erase(SALON, HANAKO, NOW);
    for (var id : List.of("e1", "e2"))
      assertThat(
              chats()
                  .save(
                      EventRecordBuilder.of(SALON, stored(), id, NOW)
                          .received(NOW.plus(MINUTE))
                          .entry()))
          .isEqualTo(new SaveResult.Duplicate());
    assertThat(stored().chat()).isEqualTo(Chat.unknown(HANAKO));
  }

  @Test
  void who_read_a_chat_before_it_was_erased_can_write_nothing_back() {
    var due = begin(SALON, HANAKO, "e1", thanks("plan", NOW));
    var read = stored();
    archive().erase(SALON, HANAKO, NOW);
    assertThat(chats().save(EventRecordBuilder.of(SALON, read, "e2", NOW).entry()))
        .isEqualTo(new SaveResult.VersionConflict());
    assertThat(chats().change(SALON, read, read.chat())).isFalse();
    assertThat(followUps().claim(due, read.revision(), THANKS, NOW, NOW.plus(MINUTE)).acquired())
        .isEmpty();
    assertThat(
            followUps().claim(due, stored().revision(), THANKS, NOW, NOW.plus(MINUTE)).acquired())
        .isEmpty();
    followUps().postpone(due, NOW, NOW.plus(MINUTE));
    assertThat(followUps().lapse(due, SENT, NOW, NOW.plus(EventRecordBuilder.KEPT))).isFalse();
    assertThat(allDue(NOW.plus(Duration.ofDays(2)))).isEmpty();
    assertThat(ids(history())).containsExactly("e1");
  }

  @Test
  void a_follow_up_under_way_when_its_chat_is_erased_brings_nothing_back() {
    var work = claimed(begin(SALON, HANAKO, "e1", thanks("plan", NOW)));
    archive().erase(SALON, HANAKO, NOW);
    followUps().release(work, NOW);
    for (var ending :
        List.of(
            SENT, new DeliveryOutcome.Failed("refused"), new DeliveryOutcome.Unknown("timeout")))
      followUps().end(work, ending, NOW, NOW.plus(EventRecordBuilder.KEPT));
    assertThat(allDue(NOW.plus(Duration.ofDays(2)))).isEmpty();
    assertThat(ids(history())).containsExactly("e1");
  }

  @Test
  void a_reply_under_way_when_its_chat_is_erased_brings_nothing_back() {
    var work = outstanding(plain("e1"));
    var now = NOW.plus(MINUTE);
    var found = replies().find(dueReply(now)).orElseThrow();
    archive().erase(SALON, HANAKO, now);
    replies().release(work, now);
    assertThat(claim(found, now, now, now.plus(MINUTE))).isEqualTo(new Claim.Unavailable<>());
    assertThat(replies().find(work.released(now))).isEmpty();
    for (var ending :
        List.of(
            SENT, new DeliveryOutcome.Failed("refused"), new DeliveryOutcome.Unknown("timeout")))
      replies().end(work, ending);
    assertThat(endings()).containsOnly(Map.entry("e1", Optional.of(ChatArchive.ERASED)));
    assertThat(history()).allMatch(kept -> kept.sent().isEmpty());
    assertThat(allDue(now.plus(Duration.ofDays(2)))).isEmpty();
  }

  @Test
  void that_an_erased_reply_was_sent_after_all_is_not_kept_any_more() {
    var work = outstanding(plain("e1"));
    var unknown = new DeliveryOutcome.Unknown("timeout");
    replies().end(work, unknown);
    archive().erase(SALON, HANAKO, NOW);
    replies().end(work, SENT);
    assertThat(endings()).containsOnly(Map.entry("e1", Optional.of(unknown)));
  }

  @Test
  void an_erased_chat_knows_no_sent_message_and_learns_none_from_who_comes_late() {
    var work = outstanding(EventRecordBuilder.of(SALON, GROUP, "e1", NOW));
    replies().noteSent(work, List.of("m1"), NOW.plus(EventRecordBuilder.KEPT));
    archive().erase(SALON, GROUP, NOW);
    replies().noteSent(work, List.of("m2"), NOW.plus(EventRecordBuilder.KEPT));
    assertThat(quotes(SALON, GROUP, "m1")).isFalse();
    assertThat(quotes(SALON, GROUP, "m2")).isFalse();
  }

  @Test
  void an_erasure_touches_no_other_chat_and_no_other_account() {
    var other = new AccountId("salon-2");
    for (var account : List.of(SALON, other))
      for (var chat : List.of(HANAKO, TARO)) begin(account, chat, "e", thanks(chat, "plan", NOW));
    archive().erase(SALON, HANAKO, NOW);
    assertThat(allDue(NOW)).hasSize(3);
    assertThat(archive().history(SALON, TARO, NOW, 9)).allMatch(kept -> kept.raw().isPresent());
    assertThat(archive().history(other, HANAKO, NOW, 9)).allMatch(kept -> kept.raw().isPresent());
    assertThat(chats().read(other, Optional.of(HANAKO)).chat().orElseThrow().chat().messages())
        .isEqualTo(1);
  }

  @Test
  void erasing_what_is_not_there_or_once_more_changes_nothing() {
    archive().erase(SALON, HANAKO, NOW);
    assertThat(chats().read(SALON, Optional.of(HANAKO)).chat()).isEmpty();
    outstanding(plain("e1"));
    archive().erase(SALON, HANAKO, NOW);
    var chat = stored();
    var left = history();
    archive().erase(SALON, HANAKO, NOW.plus(MINUTE));
    assertThat(stored()).isEqualTo(chat);
    assertThat(history()).isEqualTo(left);
  }

  @Test
  void a_message_taken_back_before_the_erasure_is_still_known_as_such_after_it() {
    record(plain("e1").takesBack("m1"));
    archive().erase(SALON, HANAKO, NOW);
    assertThat(stored().chat().unsent()).containsExactly("m1");
  }

  @Test
  void an_erased_chat_goes_on_as_a_new_one() {
    record(plain("e1").silent());
    archive().erase(SALON, HANAKO, NOW);
    outstanding(EventRecordBuilder.of(SALON, stored(), "e2", NOW.plusSeconds(1)));
    assertThat(stored().chat().messages()).isEqualTo(1);
    assertThat(history().getFirst().raw()).isPresent();
    assertThat(allDue(NOW.plus(MINUTE))).hasSize(1);
  }

  @Test
  @Tag(ConcurrentRunner.RACE)
  void an_erasure_among_many_events_at_once_leaves_each_whole_or_erased() throws Exception {
    var number = new AtomicInteger();
    ConcurrentRunner.run(
        RACERS,
        () -> {
          int mine = number.incrementAndGet();
          if (mine % 4 == 0) archive().erase(SALON, HANAKO, NOW);
          else keep("e" + mine);
          return mine;
        });
    assertThat(history()).hasSize(RACERS - RACERS / 4);
    long whole = history().stream().filter(kept -> kept.raw().isPresent()).count();
    assertThat(stored().chat().messages()).isBetween(whole, (long) RACERS);
    archive().erase(SALON, HANAKO, NOW);
    assertThat(history()).allMatch(kept -> kept.raw().isEmpty() && kept.outcome().isPresent());
    assertThat(stored().chat()).isEqualTo(Chat.unknown(HANAKO));
    assertThat(allDue(NOW.plus(MINUTE))).isEmpty();
  }
}
