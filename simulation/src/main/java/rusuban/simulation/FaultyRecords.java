package rusuban.simulation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rusuban.app.Ending;
import rusuban.app.Records;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.Json;
import rusuban.core.chat.Chat;
import rusuban.core.shop.ShopState;

/**
 * The records of one actor.
 *
 * @param lastDue what each shard's index answered last
 */
record FaultyRecords(
    Store store, FaultyCalls calls, Watch watch, Seen seen, Map<Integer, List<Due>> lastDue)
    implements Records {

  private Records records() {
    return store.records();
  }

  private Actor actor() {
    return calls.actor();
  }

  @Override
  public Opened open(AccountId account, Optional<ChatId> chat, Optional<String> quoted) {
    return calls.toStore("open", () -> records().open(account, chat, quoted));
  }

  @Override
  public void noteSent(ReplyWork work, List<String> messageIds, Instant expires) {
    calls.toStore("noteSent", () -> records().noteSent(work, messageIds, expires));
  }

  @Override
  public Recorded record(Entry entry) {
    return calls.toStore(
        "record",
        () -> {
          var result = records().record(entry);
          watch.recorded(actor(), entry, result);
          return result;
        });
  }

  @Override
  public Together keep(List<Entry> entries) {
    return calls.toStore(
        "keep",
        () -> {
          var result = records().keep(entries);
          if (result instanceof Together.Kept)
            for (var entry : entries) watch.recorded(actor(), entry, new Recorded.Kept());
          return result;
        });
  }

  @Override
  public void end(ReplyWork work, Ending ending) {
    calls.toStore(
        "end",
        () -> {
          records().end(work, ending);
          watch.ended(actor(), work, ending);
        });
  }

  @Override
  public void later(ReplyWork work, Instant next) {
    calls.toStore(
        "later",
        () -> {
          records().later(work, next);
          watch.givenBack(actor(), watch.ofEvent(work.key().id()), work.leaseUntil(), next);
        });
  }

  @Override
  public Optional<LeftOver> leftOver(Due.Reply due) {
    return calls.toStore("leftOver", () -> records().leftOver(due));
  }

  @Override
  public Claim<ReplyWork> claim(
      LeftOver found, Instant tokenEnds, Instant now, Instant leaseUntil) {
    return calls.toStore(
        "claim",
        () -> {
          var claim = records().claim(found, tokenEnds, now, leaseUntil);
          watch.claimed(actor(), found, now, claim);
          return claim;
        });
  }

  @Override
  public int shards() {
    return store.shards().size();
  }

  /** An index that is read eventually consistent may answer as it did before. */
  @Override
  public List<Due> due(int shard, Instant by, int limit) {
    return calls.toStore(
        "due",
        () -> {
          var before = lastDue.get(shard);
          if (!actor().calm && before != null && actor().chance.happens(0.1)) {
            seen.count("stale read");
            return before;
          }
          var page = records().due(store.shards().get(shard), by, limit);
          lastDue.put(shard, page);
          return page;
        });
  }

  @Override
  public Claim<FollowUpWork> claim(
      Due.Message due, long chatRevision, List<Json> messages, Instant now, Instant leaseUntil) {
    return calls.toStore(
        "claim",
        () -> {
          var claim = records().claim(due, chatRevision, messages, now, leaseUntil);
          watch.claimed(actor(), due, now, claim);
          return claim;
        });
  }

  @Override
  public void end(FollowUpWork work, Ending ending, Instant at, Instant expires) {
    calls.toStore(
        "end",
        () -> {
          records().end(work, ending, at, expires);
          watch.ended(actor(), work.followUp(), ending, expires);
        });
  }

  @Override
  public boolean lapse(Due.Message due, Ending ending, Instant now, Instant expires) {
    return calls.toStore(
        "lapse",
        () -> {
          boolean done = records().lapse(due, ending, now, expires);
          if (done) watch.ended(actor(), due.followUp(), ending, expires);
          else seen.count("change or lapse refused");
          return done;
        });
  }

  @Override
  public void postpone(Due.Message due, Instant now, Instant until) {
    calls.toStore("postpone", () -> records().postpone(due, now, until));
  }

  @Override
  public void later(FollowUpWork work, Instant next) {
    calls.toStore(
        "later",
        () -> {
          records().later(work, next);
          watch.givenBack(actor(), watch.ofPlan(work.followUp()), work.leaseUntil(), next);
        });
  }

  @Override
  public List<Kept> history(AccountId account, ChatId chat, Instant now, int limit) {
    return calls.toStore("history", () -> records().history(account, chat, now, limit));
  }

  @Override
  public boolean change(AccountId account, StoredChat before, Chat after) {
    return calls.toStore(
        "change",
        () -> {
          boolean done = records().change(account, before, after);
          if (done) watch.changed(after);
          else seen.count("change or lapse refused");
          return done;
        });
  }

  @Override
  public boolean change(AccountId account, StoredState before, ShopState after) {
    return calls.toStore("change", () -> records().change(account, before, after));
  }

  @Override
  public void erase(AccountId account, ChatId chat, Instant now) {
    calls.toStore(
        "erase",
        () -> {
          watch.erases(chat, now);
          records().erase(account, chat, now);
        });
  }

  @Override
  public void noteWebhook(AccountId account, Instant at) {
    calls.toStore("noteWebhook", () -> records().noteWebhook(account, at));
  }

  @Override
  public Optional<Instant> lastWebhook(AccountId account) {
    return calls.toStore("lastWebhook", () -> records().lastWebhook(account));
  }
}
