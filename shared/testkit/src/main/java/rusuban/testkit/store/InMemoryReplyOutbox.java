package rusuban.testkit.store;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import rusuban.app.DeliveryOutcome;
import rusuban.app.due.Claim;
import rusuban.app.due.DueWork.DueReply;
import rusuban.app.due.ReplyAttempt;
import rusuban.app.reply.AbandonedReply;
import rusuban.app.reply.ReplyOutbox;

/** Outstanding replies in memory. */
record InMemoryReplyOutbox(InMemoryTable table) implements ReplyOutbox {

  private static ChatPartition place(ReplyAttempt work) {
    return ChatPartition.of(work.account(), work.chat());
  }

  @Override
  public Optional<AbandonedReply> find(DueReply due) {
    synchronized (table) {
      var place = ChatPartition.of(due);
      var row = table.rows(place).get(due.key());
      return row == null || row.reply().isEmpty() || row.outcome().isPresent()
          ? Optional.empty()
          : Optional.of(new AbandonedReply(table.chat(place), row.attempt(place, due.key())));
    }
  }

  @Override
  public Claim<ReplyAttempt> claim(
      AbandonedReply found, Instant tokenEnds, Instant now, Instant leaseUntil) {
    synchronized (table) {
      var last = found.last();
      var place = place(last);
      var row = table.rows(place).get(last.key());
      if (row == null || !row.freeAt(now) || row.at().attempt() != last.attempt())
        return new Claim.Unavailable<>();
      if (!table.isAt(place, found.chat().revision())) return new Claim.VersionConflict<>();
      var next = last.next(tokenEnds, leaseUntil);
      var held = row.held(row.at().by(next.attempt(), leaseUntil, tokenEnds));
      table.rows(place).put(last.key(), held);
      return new Claim.Acquired<>(next);
    }
  }

  @Override
  public void release(ReplyAttempt work, Instant next) {
    synchronized (table) {
      var rows = table.rows(place(work));
      var row = rows.get(work.key());
      if (row == null || row.outcome().isPresent() || row.at().attempt() != work.attempt()) return;
      rows.put(work.key(), row.held(row.at().released(work, next)));
    }
  }

  @Override
  public void end(ReplyAttempt work, DeliveryOutcome outcome) {
    synchronized (table) {
      var rows = table.rows(place(work));
      var row = rows.get(work.key());
      if (row == null || row.reply().isEmpty()) return;
      boolean counts =
          outcome instanceof DeliveryOutcome.Sent
              ? row.outcome().map(DeliveryOutcome.Unknown.class::isInstance).orElse(true)
              : row.outcome().isEmpty() && row.at().attempt() == work.attempt();
      if (counts) rows.put(work.key(), row.ended(outcome));
    }
  }

  @Override
  public void noteSent(ReplyAttempt work, List<String> messageIds, Instant expires) {
    synchronized (table) {
      var row = table.rows(place(work)).get(work.key());
      if (row == null || row.reply().isEmpty()) return;
      table.sent.computeIfAbsent(place(work), _ -> new HashSet<>()).addAll(messageIds);
    }
  }
}
