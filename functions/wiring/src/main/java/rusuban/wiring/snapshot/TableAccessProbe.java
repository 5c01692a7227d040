package rusuban.wiring.snapshot;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rusuban.app.DeliveryOutcome;
import rusuban.app.chat.EventRecord;
import rusuban.app.chat.SaveResult;
import rusuban.app.chat.VersionedChat;
import rusuban.app.due.Claim;
import rusuban.app.due.DueWork.DueFollowUp;
import rusuban.app.settings.SettingsRepository;
import rusuban.app.store.StorePorts;
import rusuban.core.AccountId;
import rusuban.wiring.CompositionRoot;

/**
 * Access check of the real table, without changing it. It reads, and tries writes whose conditions
 * cannot hold. This verifies the table's name and the function's permissions.
 */
public final class TableAccessProbe {
  /** An account of no shop, whose chats are never stored. */
  private static final AccountId NOBODY = new AccountId("snapshot");

  /** A revision that no chat has. */
  private static final long NO_REVISION = Long.MAX_VALUE - 1;

  private final StorePorts stores;
  private final SettingsRepository versions;

  /** Creates the probe of these parts' table. */
  public TableAccessProbe(CompositionRoot compositionRoot) {
    stores = compositionRoot.stores();
    versions = compositionRoot.versions();
  }

  /**
   * Reads, saves and ends a primed event's record, without effect.
   *
   * @throws IllegalStateException if a write succeeds
   */
  public void receive(EventRecord rehearsed) {
    var entry = unwritable(rehearsed);
    if (stores.chats().read(NOBODY, entry.chat()).chat().isPresent())
      throw new IllegalStateException("the account " + NOBODY + " is not to be used");
    versions.document(NOBODY, 1);
    if (!(stores.chats().save(entry) instanceof SaveResult.VersionConflict))
      throw new IllegalStateException("a write was taken that could not hold");
    var sent = new DeliveryOutcome.Sent(DeliveryOutcome.Via.REPLY, Optional.empty());
    entry.firstAttempt().ifPresent(attempt -> stores.replies().end(attempt, sent));
  }

  /**
   * Reads the due work of one shard, then claims and ends a follow-up that is not stored.
   *
   * @throws IllegalStateException if the claim succeeds
   */
  public void carryOut(DueFollowUp rehearsed, Instant now) {
    stores.dueWork().due(0, now, 1);
    var message = new DueFollowUp(NOBODY, rehearsed.followUp(), Optional.empty(), now);
    if (stores.followUps().claim(message, NO_REVISION, List.of(), now, now)
        instanceof Claim.Acquired)
      throw new IllegalStateException("a claim was given that could not hold");
    stores
        .followUps()
        .end(
            message.next(List.of(), now, now),
            new DeliveryOutcome.Skipped("never begun"),
            now,
            now);
  }

  private static EventRecord unwritable(EventRecord it) {
    return new EventRecord(
        NOBODY,
        it.event(),
        it.receivedAt(),
        it.settings(),
        it.before().map(stored -> new VersionedChat(stored.chat(), NO_REVISION)),
        it.after(),
        it.plan(),
        it.trace(),
        it.effects(),
        it.unsent(),
        it.tokenEnds(),
        it.leaseUntil(),
        it.expires());
  }
}
