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
 * Uses the real table as a message does and leaves it as it is: it reads, and tries writes whose
 * conditions cannot hold. So the table's name and the function's permissions are proved as well.
 */
public final class TableAccessProbe {
  /** No shop's account: its chats are never stored. */
  private static final AccountId NOBODY = new AccountId("snapshot");

  /** A chat that is not stored has no revision, least of all this one. */
  private static final long NO_REVISION = Long.MAX_VALUE - 1;

  private final StorePorts stores;
  private final SettingsRepository versions;

  /** The table of these parts. */
  public TableAccessProbe(CompositionRoot compositionRoot) {
    stores = compositionRoot.stores();
    versions = compositionRoot.versions();
  }

  /**
   * Reads, records and ends what was rehearsed, in vain.
   *
   * @throws IllegalStateException where something was written after all
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
   * Looks for what is due in one shard, and claims and ends a follow-up that is not stored.
   *
   * @throws IllegalStateException where it could be claimed after all
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
