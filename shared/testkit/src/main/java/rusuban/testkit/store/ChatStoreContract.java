package rusuban.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rusuban.app.HistoryKey;
import rusuban.app.chat.BatchSaveResult;
import rusuban.app.chat.ChatStore;
import rusuban.app.chat.HistoryEntry;
import rusuban.app.chat.ReplyPlan;
import rusuban.app.chat.SaveResult;
import rusuban.app.chat.VersionedChat;
import rusuban.app.due.DueWork.DueReply;
import rusuban.app.due.ReplyAttempt;
import rusuban.core.chat.Chat;
import rusuban.core.chat.Chat.FollowUpMark;
import rusuban.core.chat.Chat.RuleUse;
import rusuban.core.chat.ChatBuilder;
import rusuban.core.chat.ChatStatus;
import rusuban.core.chat.Friendship;
import rusuban.core.chat.ResponseMode;
import rusuban.core.chat.TimestampedFlag;
import rusuban.core.event.EventContent;
import rusuban.json.Json;
import rusuban.testkit.ConcurrentRunner;

/** Contract tests for every implementation of {@link ChatStore}. */
public abstract class ChatStoreContract extends StoreContract {

  /** Creates the suite for the store of this fixture. */
  protected ChatStoreContract(StoreFixture fixture) {
    super(fixture);
  }

  @Test
  void events_are_kept_together_with_the_chat_as_the_last_of_them_leaves_it() {
    var last = ChatBuilder.of(Chat.unknown(HANAKO)).status(ChatStatus.WAITING).done();
    var entries =
        List.of(
            silent("e1"),
            EventRecordBuilder.of(SALON, HANAKO, "e2", NOW).silent().leaving(last).entry());
    assertThat(chats().saveAll(entries)).isEqualTo(new BatchSaveResult.Saved());
    assertThat(keys()).extracting(HistoryKey::id).containsExactly("e2", "e1");
    assertThat(chats().read(SALON, Optional.of(HANAKO)).chat())
        .contains(new VersionedChat(last, 1));
  }

  @Test
  void as_many_events_as_may_be_are_kept_together() {
    var entries =
        IntStream.range(0, ChatStore.MAX_BATCH)
            .mapToObj(i -> EventRecordBuilder.of(SALON, HANAKO, "e" + i, NOW).silent())
            .map(it -> it.withRaw("あ".repeat(15_000)).entry())
            .toList();
    assertThat(chats().saveAll(entries)).isEqualTo(new BatchSaveResult.Saved());
    assertThat(keys()).hasSize(ChatStore.MAX_BATCH);
  }

  @Test
  void events_of_no_chat_are_kept_together() {
    var entries =
        Stream.of("e1", "e2")
            .map(id -> EventRecordBuilder.ofNoChat(SALON, id, NOW).entry())
            .toList();
    assertThat(chats().saveAll(entries)).isEqualTo(new BatchSaveResult.Saved());
    assertThat(chats().saveAll(entries)).isInstanceOf(BatchSaveResult.AlreadySaved.class);
  }

  @Test
  void events_of_which_one_was_kept_before_are_not_kept_together() {
    chats().save(silent("e1"));
    var stored = chats().read(SALON, Optional.of(HANAKO)).chat().orElseThrow();
    var entries =
        Stream.of("e1", "e2")
            .map(id -> EventRecordBuilder.of(SALON, stored, id, NOW).silent().entry());
    assertThat(chats().saveAll(entries.toList()))
        .isEqualTo(new BatchSaveResult.AlreadySaved(Set.of(new HistoryKey(NOW, "e1"))));
    assertThat(keys()).extracting(HistoryKey::id).containsExactly("e1");
  }

  @Test
  void events_of_a_chat_that_moved_on_are_not_kept_together() {
    chats().save(silent("e1"));
    assertThat(chats().saveAll(List.of(silent("e2"), silent("e3"))))
        .isEqualTo(new BatchSaveResult.VersionConflict());
    assertThat(keys()).extracting(HistoryKey::id).containsExactly("e1");
  }

  @Test
  void what_no_item_can_hold_is_refused_whole() {
    var token = new ReplyPlan.Reply("t".repeat(420_000), THANKS, true);
    var messageId = new EventContent.UnsendEvent("m".repeat(420_000));
    for (var tooLarge :
        List.of(
            EventRecordBuilder.of(SALON, HANAKO, "e1", NOW).then(token),
            EventRecordBuilder.of(SALON, HANAKO, "e".repeat(420_000), NOW).silent(),
            EventRecordBuilder.of(SALON, HANAKO, "e1", NOW).takesBack(messageId.messageId())))
      assertThatThrownBy(() -> chats().save(tooLarge.entry())).isInstanceOf(RuntimeException.class);
    assertThat(keys()).isEmpty();
    assertThat(chats().read(SALON, Optional.of(HANAKO)).chat()).isEmpty();
  }

  @Test
  void what_was_never_stored_is_absent() {
    var opened = chats().read(SALON, Optional.of(HANAKO));
    assertThat(opened.settings()).isEmpty();
    assertThat(opened.chat()).isEmpty();
    assertThat(archive().history(SALON, HANAKO, NOW, 10)).isEmpty();
    assertThat(allDue(NOW)).isEmpty();
  }

  @Test
  void the_live_settings_and_the_chat_are_opened_together() {
    makeLive(SALON, 3);
    record(plain("e1").silent());
    var opened = chats().read(SALON, Optional.of(HANAKO));
    assertThat(opened.settings()).hasValue(3);
    assertThat(opened.chat()).get().extracting(VersionedChat::revision).isEqualTo(1L);
    assertThat(chats().read(SALON, Optional.empty()).settings()).hasValue(3);
    assertThat(chats().read(SALON, Optional.empty()).chat()).isEmpty();
  }

  @Test
  void everything_known_of_a_chat_comes_back_as_it_was_kept() {
    var full =
        new Chat(
            HANAKO,
            Optional.of("花子🎀 \"\\ 𠮷"),
            Optional.of(NOW.minusSeconds(7)),
            new Friendship.Following(NOW.minusSeconds(5), "01FZ74A0TDDPYRVKNK77XKC3ZR"),
            Optional.of(new TimestampedFlag(true, NOW, "e-out")),
            Optional.of(ResponseMode.BY_HOURS),
            ChatStatus.IN_PROGRESS,
            Map.of(
                "常連",
                new TimestampedFlag(true, NOW, "e-1"),
                "vip",
                new TimestampedFlag(false, NOW, "e-2")),
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
      var before = chats().read(SALON, Optional.of(HANAKO)).chat();
      var start = before.orElseGet(() -> new VersionedChat(Chat.unknown(HANAKO), 0));
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
      assertThat(chats().change(SALON, start, after)).isTrue();
      assertThat(stored().chat()).isEqualTo(after);
    }
  }

  @Test
  void a_new_event_with_a_reply_is_outstanding_at_its_first_try() {
    var work = outstanding(plain("e1"));
    assertThat(work)
        .isEqualTo(
            new ReplyAttempt(
                SALON,
                HANAKO,
                new HistoryKey(NOW, "e1"),
                "token-e1",
                NOW.plusSeconds(60),
                List.of(Json.textMessage("いらっしゃいませ")),
                false,
                1,
                false,
                Optional.empty(),
                NOW,
                NOW.plus(EventRecordBuilder.LEASE)));
  }

  @Test
  void an_event_without_a_reply_is_only_kept() {
    assertThat(chats().save(plain("e1").silent().entry())).isEqualTo(new SaveResult.Saved());
    assertThat(chats().save(plain("e1").silent().entry())).isEqualTo(new SaveResult.Duplicate());
    assertThat(allDue(NOW.plus(MINUTE))).isEmpty();
  }

  @Test
  void an_event_of_no_chat_is_kept_once() {
    var entry = EventRecordBuilder.ofNoChat(SALON, "e1", NOW).entry();
    assertThat(chats().save(entry)).isEqualTo(new SaveResult.Saved());
    assertThat(chats().save(entry)).isEqualTo(new SaveResult.Duplicate());
  }

  @Test
  void a_chat_that_moved_on_keeps_nothing_of_what_was_decided_before() {
    var before = record(plain("e1").silent());
    record(EventRecordBuilder.of(SALON, before, "e2", NOW).silent());
    var stale =
        EventRecordBuilder.of(SALON, before, "e3", NOW).begins(List.of(thanks("plan", NOW)));
    assertThat(chats().save(stale.entry())).isEqualTo(new SaveResult.VersionConflict());
    assertThat(ids(history())).containsExactly("e2", "e1");
    assertThat(allDue(NOW.plus(Duration.ofDays(2)))).isEmpty();
    assertThat(stored().revision()).isEqualTo(2);
  }

  @Test
  void two_first_messages_of_a_new_chat_do_not_overwrite_each_other() {
    record(plain("e1").silent());
    assertThat(chats().save(plain("e2").entry())).isEqualTo(new SaveResult.VersionConflict());
  }

  @Test
  @Tag(ConcurrentRunner.RACE)
  void of_many_who_keep_the_same_event_at_once_exactly_one_is_to_reply() throws Exception {
    var entry = plain("e1").begins(List.of(thanks("plan", NOW))).entry();
    var results = ConcurrentRunner.run(RACERS, () -> chats().save(entry));
    assertThat(results).filteredOn(SaveResult.ReplyOutstanding.class::isInstance).hasSize(1);
    assertThat(results).filteredOn(SaveResult.Duplicate.class::isInstance).hasSize(RACERS - 1);
    assertThat(history()).hasSize(1);
  }

  @Test
  @Tag(ConcurrentRunner.RACE)
  void of_many_events_of_one_chat_at_once_each_is_kept_once_it_is_decided_again() throws Exception {
    var number = new AtomicInteger();
    ConcurrentRunner.run(
        RACERS,
        () -> {
          var id = "e" + number.incrementAndGet();
          SaveResult recorded;
          do {
            var read = chats().read(SALON, Optional.of(HANAKO)).chat();
            var before = read.orElseGet(() -> new VersionedChat(Chat.unknown(HANAKO), 0));
            recorded = chats().save(EventRecordBuilder.of(SALON, before, id, NOW).entry());
          } while (recorded instanceof SaveResult.VersionConflict);
          return recorded;
        });
    assertThat(history()).hasSize(RACERS);
    assertThat(stored().chat().messages()).isEqualTo(RACERS);
  }

  @Test
  void a_redelivery_while_the_first_is_at_it_is_a_duplicate() {
    var first = plain("e1");
    outstanding(first);
    var again = first.received(NOW.plus(EventRecordBuilder.LEASE).minusMillis(1));
    assertThat(chats().save(again.entry())).isEqualTo(new SaveResult.Duplicate());
  }

  @Test
  void a_redelivery_after_the_lease_gets_the_reply_as_first_decided_with_the_tokens_new_end() {
    var first = outstanding(plain("e1"));
    var later = NOW.plus(EventRecordBuilder.LEASE);
    var decidedAgain = EventRecordBuilder.of(SALON, stored(), "e1", NOW).received(later).silent();
    var recorded = chats().save(decidedAgain.entry());
    var reply = new DueReply(SALON, HANAKO, first.key(), NOW, later);
    assertThat(recorded).isEqualTo(new SaveResult.ReplyAbandoned(reply));
    var found = replies().find(reply).orElseThrow();
    assertThat(found.chat()).isEqualTo(stored());
    var ends = later.plusSeconds(60);
    var second =
        claim(found, ends, later, later.plus(EventRecordBuilder.LEASE)).acquired().orElseThrow();
    assertThat(second.messages()).isEqualTo(first.messages());
    assertThat(second.token()).isEqualTo(first.token());
    assertThat(second.attempt()).isEqualTo(2);
    assertThat(second.mayHaveBeenSent()).as("the first may have gone out").isTrue();
    assertThat(second.tokenEnds()).isEqualTo(ends);
    assertThat(second.leaseUntil()).isEqualTo(later.plus(EventRecordBuilder.LEASE));
    assertThat(stored().revision()).isEqualTo(1);
  }

  @Test
  void an_unsent_message_leaves_nothing_of_what_it_said() {
    var first =
        record(plain("e1").with(EventRecordBuilder.text("m1", "秘密")).withRaw("{\"text\":\"秘密\"}"));
    var second =
        record(EventRecordBuilder.of(SALON, first, "e2", NOW.plusSeconds(1)).withRaw("{\"x\":1}"));
    record(EventRecordBuilder.of(SALON, second, "e3", NOW.plusSeconds(2)).takesBack("m1"));
    assertThat(history()).extracting(HistoryEntry::raw).contains(Optional.of("{\"x\":1}"));
    assertThat(history().getLast().key().id()).isEqualTo("e1");
    assertThat(history().getLast().raw()).isEmpty();
    assertThat(history().getLast().sent()).as("what the shop said stays").isNotEmpty();
    assertThat(stored().chat().unsent()).containsExactly("m1");
  }

  @Test
  void an_unsent_message_of_the_greatest_size_leaves_nothing_either() {
    var raw = "秘".repeat(300_000);
    var first = record(plain("e1").with(EventRecordBuilder.text("m1", "秘密")).withRaw(raw));
    assertThat(history().getFirst().raw()).contains(raw);
    record(EventRecordBuilder.of(SALON, first, "e2", NOW.plusSeconds(2)).takesBack("m1"));
    assertThat(history().getLast().raw()).isEmpty();
  }

  @Test
  void an_unsent_message_leaves_nothing_of_its_edits_either() {
    record(plain("e1").with(EventRecordBuilder.text("m1", "秘密")).withRaw("秘密").silent());
    for (int i = 2; i < 5; i++)
      record(
          EventRecordBuilder.of(SALON, stored(), "e" + i, NOW.plusSeconds(i))
              .with(new EventContent.Edited("m1", EventContent.ReceivedMessage.Text.of("canary")))
              .withRaw("秘密" + i)
              .silent());
    record(EventRecordBuilder.of(SALON, stored(), "e9", NOW.plusSeconds(9)).takesBack("m1"));
    assertThat(history()).hasSize(5);
    assertThat(history().subList(1, 5)).allMatch(kept -> kept.raw().isEmpty());
  }

  @Test
  void an_unsend_that_comes_before_its_message_is_kept_like_any_event() {
    var after = record(plain("e2").takesBack("m1"));
    assertThat(after.chat().unsent()).containsExactly("m1");
    var late =
        EventRecordBuilder.of(SALON, after, "e1", NOW)
            .with(EventRecordBuilder.text("m1", "秘密"))
            .withRaw("");
    record(late);
    assertThat(history()).extracting(HistoryEntry::raw).contains(Optional.empty());
  }

  @Test
  void a_message_of_another_chat_is_not_touched_by_an_unsend() {
    record(EventRecordBuilder.of(SALON, TARO, "e1", NOW).with(EventRecordBuilder.text("m1", "残る")));
    record(plain("e2").takesBack("m1"));
    assertThat(archive().history(SALON, TARO, NOW, 1).getFirst().raw()).isPresent();
  }

  @Test
  void an_event_as_long_as_a_webhook_may_be_is_kept_whole() {
    var raw = "{\"text\":\"" + "𠮷野家".repeat(50_000) + "x".repeat(1_300_000) + "\"}";
    outstanding(plain("e1").withRaw(raw));
    assertThat(history().getFirst().raw()).contains(raw);
    assertThat(chats().save(plain("e1").withRaw(raw).entry()))
        .isEqualTo(new SaveResult.Duplicate());
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
    VersionedChat before = new VersionedChat(Chat.unknown(HANAKO), 0);
    for (var id : odd) before = record(EventRecordBuilder.of(SALON, before, id, NOW).silent());
    assertThat(history()).hasSize(odd.size());
    for (var id : odd)
      assertThat(chats().save(EventRecordBuilder.of(SALON, before, id, NOW).entry()))
          .as(id)
          .isEqualTo(new SaveResult.Duplicate());
  }

  @Test
  void a_change_by_staff_counts_only_if_the_chat_has_not_moved_on() {
    var first = record(plain("e1").silent());
    var waiting = ChatBuilder.of(first.chat()).status(ChatStatus.WAITING).done();
    assertThat(chats().change(SALON, first, waiting)).isTrue();
    assertThat(chats().change(SALON, first, first.chat())).isFalse();
    assertThat(stored()).isEqualTo(new VersionedChat(waiting, 2));
  }
}
