package rusuban.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rusuban.app.DeliveryOutcome;
import rusuban.app.due.Claim;
import rusuban.app.due.DueWork.DueFollowUp;
import rusuban.app.due.FollowUpAttempt;
import rusuban.app.due.PreviousAttempts;
import rusuban.app.followup.FollowUpQueue;
import rusuban.core.chat.ChatBuilder;
import rusuban.core.chat.Friendship;
import rusuban.core.event.EventContent;
import rusuban.json.Json;
import rusuban.testkit.ConcurrentRunner;

/** Contract tests for every implementation of {@link FollowUpQueue}. */
public abstract class FollowUpQueueContract extends StoreContract {

  private static final DeliveryOutcome CANCELLED = new DeliveryOutcome.Skipped("cancelled");

  /** Creates the suite for the store of this fixture. */
  protected FollowUpQueueContract(StoreFixture fixture) {
    super(fixture);
  }

  @Test
  void a_follow_up_is_held_by_one_and_tried_again_with_what_was_first_tried() {
    var due = begin(SALON, HANAKO, "e1", thanks("plan", NOW));
    var until = NOW.plus(MINUTE);
    var revision = stored().revision();
    var first = followUps().claim(due, revision, THANKS, NOW, until).acquired().orElseThrow();
    assertThat(first)
        .isEqualTo(new FollowUpAttempt(SALON, due.followUp(), THANKS, 1, NOW, false, until));
    assertThat(followUps().claim(due, revision, THANKS, NOW, until))
        .isEqualTo(new Claim.Unavailable<>());
    assertThat(allDue(until.minusMillis(1))).isEmpty();
    var again = dueFollowUp(until);
    assertThat(again.previous()).contains(new PreviousAttempts(1, NOW, THANKS, true));
    var other = List.<Json>of(Json.textMessage("別の文"));
    var second =
        followUps()
            .claim(again, revision, other, until, until.plus(MINUTE))
            .acquired()
            .orElseThrow();
    assertThat(second.mayHaveBeenSent()).as("the first may have gone out").isTrue();
    assertThat(second.messages()).isEqualTo(THANKS);
    assertThat(second.attempt()).isEqualTo(2);
    assertThat(second.firstTriedAt()).isEqualTo(NOW);
    assertThat(followUps().claim(due, revision, THANKS, until.plus(MINUTE), until.plus(MINUTE)))
        .as("claimed from what was read two tries ago")
        .isEqualTo(new Claim.Unavailable<>());
  }

  @Test
  @Tag(ConcurrentRunner.RACE)
  void of_many_who_claim_a_follow_up_one_wins() throws Exception {
    var due = begin(SALON, HANAKO, "e1", thanks("plan", NOW));
    var revision = stored().revision();
    var results =
        ConcurrentRunner.run(
            RACERS, () -> followUps().claim(due, revision, THANKS, NOW, NOW.plus(MINUTE)));
    assertThat(results).filteredOn(Claim.Acquired.class::isInstance).hasSize(1);
  }

  @Test
  void a_follow_up_is_not_taken_when_the_customer_unfollowed_after_it_was_decided() {
    var due = begin(SALON, HANAKO, "e1", thanks("plan", NOW));
    var decidedFrom = stored();
    var left = ChatBuilder.of(decidedFrom.chat()).friendship(new Friendship.Left(NOW, "e2")).done();
    record(
        EventRecordBuilder.of(SALON, decidedFrom, "e2", NOW)
            .with(new EventContent.UnfollowEvent())
            .silent()
            .leaving(left));
    assertThat(followUps().claim(due, decidedFrom.revision(), THANKS, NOW, NOW.plus(MINUTE)))
        .isEqualTo(new Claim.VersionConflict<>());
    assertThat(allDue(NOW)).as("to be decided again").containsExactly(due);
  }

  @Test
  void a_follow_up_of_an_unstored_chat_is_taken_at_revision_0_never_at_another() {
    var due = begin(SALON, HANAKO, "e1", thanks("plan", NOW));
    for (long other : List.of(0L, 2L))
      assertThat(followUps().claim(due, other, THANKS, NOW, NOW.plus(MINUTE)))
          .isEqualTo(new Claim.VersionConflict<>());
    assertThat(followUps().claim(due, 1, THANKS, NOW, NOW.plus(MINUTE)).acquired()).isPresent();
  }

  @Test
  void an_ended_follow_up_is_in_the_history_once_and_never_due_again() {
    var due = begin(SALON, HANAKO, "e1", thanks("plan", NOW));
    var work = followUps().claim(due, 1, THANKS, NOW, NOW.plus(MINUTE)).acquired().orElseThrow();
    var at = NOW.plusSeconds(1);
    followUps().end(work, SENT, at, at.plus(EventRecordBuilder.KEPT));
    followUps()
        .end(
            work,
            new DeliveryOutcome.Failed("refused"),
            at.plusSeconds(1),
            at.plus(EventRecordBuilder.KEPT));
    followUps().release(work, NOW);
    followUps()
        .lapse(
            due,
            new DeliveryOutcome.Skipped("late"),
            NOW.plus(MINUTE),
            NOW.plus(EventRecordBuilder.KEPT));
    assertThat(allDue(NOW.plus(Duration.ofDays(3)))).isEmpty();
    assertThat(followUps().claim(due, 1, THANKS, NOW.plus(MINUTE), NOW.plus(MINUTE)))
        .isEqualTo(new Claim.Unavailable<>());
    assertThat(history()).hasSize(2);
    var kept = history().getFirst();
    assertThat(kept.key().at()).isEqualTo(at);
    assertThat(kept.raw()).isEmpty();
    assertThat(kept.sent()).isEqualTo(THANKS);
    assertThat(kept.outcome()).contains(SENT);
  }

  @Test
  void who_lost_the_lease_of_a_follow_up_can_only_report_that_it_was_sent() {
    var due = begin(SALON, HANAKO, "e1", thanks("plan", NOW));
    var first = followUps().claim(due, 1, THANKS, NOW, NOW.plus(MINUTE)).acquired().orElseThrow();
    var now = NOW.plus(MINUTE);
    var second =
        followUps()
            .claim(dueFollowUp(now), 1, THANKS, now, now.plus(MINUTE))
            .acquired()
            .orElseThrow();
    followUps()
        .end(first, new DeliveryOutcome.Failed("refused"), now, now.plus(EventRecordBuilder.KEPT));
    followUps().release(first, now);
    assertThat(history()).hasSize(1);
    assertThat(allDue(now)).isEmpty();
    followUps().end(first, SENT, now, now.plus(EventRecordBuilder.KEPT));
    followUps()
        .end(
            second, new DeliveryOutcome.Unknown("timeout"), now, now.plus(EventRecordBuilder.KEPT));
    assertThat(history()).hasSize(2);
    assertThat(history().getFirst().outcome()).contains(SENT);
  }

  @Test
  void a_follow_up_given_back_is_due_again_from_then() {
    var due = begin(SALON, HANAKO, "e1", thanks("plan", NOW));
    var work = followUps().claim(due, 1, THANKS, NOW, NOW.plus(MINUTE)).acquired().orElseThrow();
    var next = NOW.plus(Duration.ofMinutes(10));
    followUps().release(work, next);
    assertThat(allDue(next.minusMillis(1))).isEmpty();
    assertThat(dueFollowUp(next).previous()).contains(new PreviousAttempts(1, NOW, THANKS, false));
    var again =
        followUps()
            .claim(dueFollowUp(next), 1, THANKS, next, next.plus(MINUTE))
            .acquired()
            .orElseThrow();
    assertThat(again.mayHaveBeenSent()).as("the first surely was not sent").isFalse();
    followUps().release(again.possiblySent(), next.plusSeconds(1));
    assertThat(dueFollowUp(next.plusSeconds(1)).previous())
        .contains(new PreviousAttempts(2, NOW, THANKS, true));
  }

  @Test
  void a_follow_up_put_off_was_not_tried_and_is_due_then() {
    var due = begin(SALON, HANAKO, "e1", thanks("plan", NOW));
    var until = NOW.plus(Duration.ofHours(9));
    followUps().postpone(due, NOW, until);
    assertThat(allDue(until.minusMillis(1))).isEmpty();
    assertThat(allDue(until))
        .containsExactly(new DueFollowUp(SALON, due.followUp(), Optional.empty(), until));
  }

  @Test
  void a_lapsed_follow_up_is_in_the_history_and_never_due_again() {
    var due = begin(SALON, HANAKO, "e1", thanks("plan", NOW));
    var late = new DeliveryOutcome.Skipped("late");
    assertThat(followUps().lapse(due, late, NOW, NOW.plus(EventRecordBuilder.KEPT))).isTrue();
    assertThat(followUps().lapse(due, late, NOW, NOW.plus(EventRecordBuilder.KEPT))).isFalse();
    assertThat(allDue(NOW.plus(Duration.ofDays(3)))).isEmpty();
    assertThat(history()).hasSize(2);
    assertThat(history())
        .anySatisfy(
            kept -> assertThat(kept.outcome()).contains(new DeliveryOutcome.Skipped("late")));
  }

  @Test
  void a_follow_up_is_cancelled_before_its_time_once_and_never_due_again() {
    var later = NOW.plus(Duration.ofHours(5));
    begin(SALON, HANAKO, "e1", thanks("plan", later));
    var due = dueFollowUp(later);
    assertThat(cancelled(due)).isTrue();
    assertThat(cancelled(due)).isFalse();
    assertThat(allDue(NOW.plus(Duration.ofDays(3)))).isEmpty();
    assertThat(followUps().claim(due, 1, THANKS, later, later.plus(MINUTE)))
        .isEqualTo(new Claim.Unavailable<>());
    assertThat(history()).hasSize(2);
    assertThat(history())
        .anySatisfy(kept -> assertThat(kept.outcome()).contains(CANCELLED))
        .anySatisfy(kept -> assertThat(kept.sent()).isEmpty());
  }

  @Test
  void a_follow_up_that_was_tried_is_not_cancelled() {
    var due = begin(SALON, HANAKO, "e1", thanks("plan", NOW));
    var work = followUps().claim(due, 1, THANKS, NOW, NOW.plus(MINUTE)).acquired().orElseThrow();
    assertThat(cancelled(due)).as("while it is sent").isFalse();
    followUps().release(work, NOW.plus(MINUTE));
    assertThat(cancelled(due)).as("after a try").isFalse();
    followUps().end(work, SENT, NOW, NOW.plus(EventRecordBuilder.KEPT));
    assertThat(cancelled(due)).as("after its end").isFalse();
    assertThat(history().getFirst().outcome()).contains(SENT);
  }

  @Test
  @Tag(ConcurrentRunner.RACE)
  void of_a_claim_and_a_cancellation_at_once_one_wins() throws Exception {
    var due = begin(SALON, HANAKO, "e1", thanks("plan", NOW));
    var revision = stored().revision();
    var first = new AtomicBoolean();
    var results =
        ConcurrentRunner.run(
            RACERS,
            () ->
                first.compareAndSet(false, true)
                    ? cancelled(due)
                    : followUps()
                        .claim(due, revision, THANKS, NOW, NOW.plus(MINUTE))
                        .acquired()
                        .isPresent());
    assertThat(results).filteredOn(won -> won).hasSize(1);
  }

  private boolean cancelled(DueFollowUp due) {
    return followUps().cancel(due, CANCELLED, NOW, NOW.plus(EventRecordBuilder.KEPT));
  }

  @Test
  void a_follow_up_that_another_may_be_sending_neither_lapses_nor_is_put_off() {
    var due = begin(SALON, HANAKO, "e1", thanks("plan", NOW));
    assertThat(followUps().claim(due, 1, THANKS, NOW, NOW.plus(MINUTE)).acquired()).isPresent();
    followUps()
        .lapse(
            due,
            new DeliveryOutcome.Skipped("late"),
            NOW.plusSeconds(1),
            NOW.plus(EventRecordBuilder.KEPT));
    followUps().postpone(due, NOW.plusSeconds(1), NOW.plus(Duration.ofHours(1)));
    assertThat(history()).hasSize(1);
    assertThat(dueFollowUp(NOW.plus(MINUTE)).attempts()).isEqualTo(1);
    followUps()
        .lapse(
            due,
            new DeliveryOutcome.Skipped("late"),
            NOW.plus(MINUTE),
            NOW.plus(EventRecordBuilder.KEPT));
    assertThat(history()).as("lapsed from what was read before the claim").hasSize(1);
  }
}
