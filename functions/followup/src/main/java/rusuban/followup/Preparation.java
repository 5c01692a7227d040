package rusuban.followup;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import rusuban.app.FollowUpRound.Carried;
import rusuban.app.Records.Due;
import rusuban.core.ChatId;
import rusuban.core.decision.FollowUp;
import rusuban.wiring.Parts;
import rusuban.wiring.snapshot.Rehearsal;
import rusuban.wiring.snapshot.UnchangedTable;

/**
 * What a function has done before its snapshot is taken: invocations with a thank-you that is due,
 * from Lambda's bytes to Lambda's bytes, and a look at the real table and secrets.
 *
 * @param <E> what the function is invoked with
 */
final class Preparation<E> {
  /** Eight in the evening, and the first minute of an hour. */
  private static final Instant EVENING = Instant.parse("2026-11-24T11:00:00Z");

  private static final ChatId CUSTOMER = new ChatId("U4af4980629b7c1f26d0e5a93c8d71b20");

  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** So often that the compiler takes notice, in a fraction of a second. */
  private static final int ROUNDS = 100;

  private static final FollowupSerializer JSON = new FollowupSerializer();

  private final Parts parts;
  private final Class<E> event;
  private final String file;
  private final Function<Parts, Function<E, Carried>> handlers;

  private Preparation(
      Parts parts, Class<E> event, String file, Function<Parts, Function<E, Carried>> handlers) {
    this.parts = parts;
    this.event = event;
    this.file = file;
    this.handlers = handlers;
  }

  /** Of the tick's function, of these parts, which it has on Lambda. */
  static Preparation<ScheduledEvent> ofTicks(Parts parts) {
    return new Preparation<>(
        parts,
        ScheduledEvent.class,
        "followup-tick.json",
        rehearsed -> {
          var handler = new Handler(rehearsed, Map.of());
          return _ -> handler.carryOut(MINUTE);
        });
  }

  /** Of the consumers' function. */
  static Preparation<SQSEvent> ofDrains(Parts parts) {
    return new Preparation<>(
        parts,
        SQSEvent.class,
        "drain-shard.json",
        rehearsed -> {
          var handler = new DrainHandler(rehearsed, Map.of());
          return event -> handler.carryOut(event, MINUTE);
        });
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
        var handler = handlers.apply(rehearsal.parts());
        JSON.toJson(handler.apply(event()), new ByteArrayOutputStream(), Carried.class);
      }
      if (rehearsal.sent() != ROUNDS)
        throw new IllegalStateException(rehearsal.sent() + " of " + ROUNDS + " were sent");
      new UnchangedTable(parts).carryOut(due, EVENING);
    }
    parts.channels().accounts();
  }

  private static Due.Message thanks(Rehearsal rehearsal) {
    var plan = rehearsal.settings().followUps().getFirst().id();
    var until = EVENING.plus(Duration.ofMinutes(30));
    var followUp = new FollowUp(CUSTOMER, plan, EVENING.minus(Duration.ofHours(6)), EVENING, until);
    return new Due.Message(Rehearsal.ACCOUNT, followUp, Optional.empty(), EVENING);
  }

  private E event() {
    try (var json = Preparation.class.getResourceAsStream(file)) {
      if (json == null) throw new IllegalStateException(file + " is not in the archive");
      return JSON.fromJson(json, event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
