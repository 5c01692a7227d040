package rusuban.followup;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import rusuban.app.due.DueWork.DueFollowUp;
import rusuban.app.tick.DueWorkRunner.Carried;
import rusuban.core.ChatId;
import rusuban.core.decision.FollowUp;
import rusuban.wiring.Parts;
import rusuban.wiring.snapshot.Rehearsal;
import rusuban.wiring.snapshot.UnchangedTable;

/**
 * What the tick's function has done before its snapshot is taken: ticks with a thank-you that is
 * due, from Lambda's bytes to Lambda's bytes, and a look at the real table and secrets.
 */
final class Preparation {
  /** Eight in the evening, and the first minute of an hour. */
  private static final Instant EVENING = Instant.parse("2026-11-24T11:00:00Z");

  private static final ChatId CUSTOMER = new ChatId("U4af4980629b7c1f26d0e5a93c8d71b20");

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static final String TICK = "followup-tick.json";

  /** So often that the compiler takes notice, in a fraction of a second. */
  private static final int ROUNDS = 100;

  private static final FollowupSerializer JSON = new FollowupSerializer();

  private final Parts parts;

  /** Of these parts, which the function has on Lambda. */
  Preparation(Parts parts) {
    this.parts = parts;
  }

  /**
   * Prepares.
   *
   * @throws IllegalStateException where an invocation does not do what it should
   * @throws RuntimeException where the table or the secrets cannot be reached as they should be
   */
  void prepare() {
    try (var rehearsal = Rehearsal.at(EVENING)) {
      var due = thanks(rehearsal);
      for (int i = 0; i < ROUNDS; i++) {
        rehearsal.due(due);
        // A new one each time: the rehearsal's clock stands still, and one pace would wait for it.
        var handler = new Handler(rehearsal.parts(), Map.of());
        JSON.<ScheduledEvent>fromJson(tick(), ScheduledEvent.class);
        JSON.toJson(handler.carryOut(MINUTE), new ByteArrayOutputStream(), Carried.class);
      }
      if (rehearsal.sent() != ROUNDS)
        throw new IllegalStateException(rehearsal.sent() + " of " + ROUNDS + " were sent");
      new UnchangedTable(parts).carryOut(due, EVENING);
    }
    parts.channels().accounts();
  }

  private static DueFollowUp thanks(Rehearsal rehearsal) {
    var plan = rehearsal.settings().followUps().getFirst().id();
    var until = EVENING.plus(Duration.ofMinutes(30));
    var followUp = new FollowUp(CUSTOMER, plan, EVENING.minus(Duration.ofHours(6)), EVENING, until);
    return new DueFollowUp(Rehearsal.ACCOUNT, followUp, Optional.empty(), EVENING);
  }

  private static ByteArrayInputStream tick() {
    try (var json = Preparation.class.getResourceAsStream(TICK)) {
      if (json == null) throw new IllegalStateException(TICK + " is not in the archive");
      return new ByteArrayInputStream(json.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
