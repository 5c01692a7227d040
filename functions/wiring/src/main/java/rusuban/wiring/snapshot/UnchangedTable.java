package rusuban.wiring.snapshot;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rusuban.app.Ending;
import rusuban.app.Records;
import rusuban.app.Records.Claim;
import rusuban.app.Records.Due;
import rusuban.app.Records.Entry;
import rusuban.app.Records.Recorded;
import rusuban.app.Records.ReplyWork;
import rusuban.app.Records.StoredChat;
import rusuban.app.SettingsVersions;
import rusuban.core.AccountId;
import rusuban.wiring.Parts;

/**
 * Uses the real table as a message does and leaves it as it is: it reads, and tries writes whose
 * conditions cannot hold. So the table's name and the function's permissions are proved as well.
 */
public final class UnchangedTable {
  /** No shop's account: its chats are never stored. */
  private static final AccountId NOBODY = new AccountId("snapshot");

  /** A chat that is not stored has no revision, least of all this one. */
  private static final long NO_REVISION = Long.MAX_VALUE - 1;

  private final Records records;
  private final SettingsVersions versions;

  /** The table of these parts. */
  public UnchangedTable(Parts parts) {
    records = parts.records();
    versions = parts.versions();
  }

  /**
   * Reads, records and ends what was rehearsed, in vain.
   *
   * @throws IllegalStateException where something was written after all
   */
  public void receive(Entry rehearsed) {
    var entry = unwritable(rehearsed);
    if (records.open(NOBODY, entry.chat()).chat().isPresent())
      throw new IllegalStateException("the account " + NOBODY + " is not to be used");
    versions.document(NOBODY, 1);
    if (!(records.record(entry) instanceof Recorded.ChatMoved))
      throw new IllegalStateException("a write was taken that could not hold");
    if (entry.next() instanceof Records.Next.Reply reply)
      records.end(
          ReplyWork.first(entry, reply), new Ending.Sent(Ending.Via.REPLY, Optional.empty()));
  }

  /**
   * Looks for what is due in one shard, and claims and ends a follow-up that is not stored.
   *
   * @throws IllegalStateException where it could be claimed after all
   */
  public void carryOut(Due.Message rehearsed, Instant now) {
    records.due(0, now, 1);
    var message = new Due.Message(NOBODY, rehearsed.followUp(), Optional.empty(), now);
    if (records.claim(message, NO_REVISION, List.of(), now, now) instanceof Claim.Taken)
      throw new IllegalStateException("a claim was given that could not hold");
    records.end(message.next(List.of(), now, now), new Ending.Skipped("never begun"), now, now);
  }

  private static Entry unwritable(Entry it) {
    return new Entry(
        NOBODY,
        it.event(),
        it.receivedAt(),
        it.settings(),
        it.before().map(stored -> new StoredChat(stored.chat(), NO_REVISION)),
        it.after(),
        it.next(),
        it.trace(),
        it.begin(),
        it.unsent(),
        it.tokenEnds(),
        it.leaseUntil(),
        it.expires());
  }
}
