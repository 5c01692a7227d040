package rusuban.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import rusuban.app.Ending;
import rusuban.app.Records;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.Json;
import rusuban.core.chat.Chat;
import rusuban.core.decision.FollowUp;
import rusuban.core.decision.TraceStep;

/** Records in memory, under one lock: the plainest thing that keeps the contract. */
public final class InMemoryRecords implements Records {
  private static final int SHARDS = 4;

  private final Function<AccountId, OptionalLong> liveSettings;
  private final Map<Place, StoredChat> chats = new HashMap<>();
  private final Map<Place, Map<Key, Row>> events = new HashMap<>();
  private final Map<FollowUpKey, Pending> pending = new HashMap<>();

  /** Records beside the settings whose live version this tells. */
  public InMemoryRecords(Function<AccountId, OptionalLong> liveSettings) {
    this.liveSettings = liveSettings;
  }

  private record Place(AccountId account, Optional<ChatId> chat) {}

  private record FollowUpKey(AccountId account, String cause) {}

  /** A reply as it is now, apart from what it says. */
  private record Try(int attempt, Instant due, Instant freeFrom, Instant tokenEnds) {}

  private record Row(
      Optional<String> raw,
      Optional<String> messageId,
      Optional<Next.Reply> reply,
      List<Json> sent,
      List<TraceStep> trace,
      Optional<Ending> ending,
      Try at,
      Instant expires) {

    Row ended(Ending how) {
      return new Row(raw, messageId, reply, sent, trace, Optional.of(how), at, expires);
    }

    Row tried(Try next) {
      return new Row(raw, messageId, reply, sent, trace, ending, next, expires);
    }

    Row withoutRaw() {
      return new Row(Optional.empty(), messageId, reply, sent, trace, ending, at, expires);
    }

    boolean freeAt(Instant now) {
      return ending.isEmpty() && !at.freeFrom().isAfter(now);
    }
  }

  private record Pending(Due.Message due, Instant freeFrom) {

    boolean freeAt(Instant now) {
      return !freeFrom.isAfter(now);
    }
  }

  @Override
  public synchronized Opened open(AccountId account, Optional<ChatId> chat) {
    return new Opened(
        liveSettings.apply(account),
        chat.map(id -> chats.get(new Place(account, Optional.of(id)))));
  }

  @Override
  public synchronized Recorded record(Entry entry) {
    var place = new Place(entry.account(), entry.chat());
    var kept = rows(place).get(entry.key());
    if (kept != null) return again(entry, place, kept);
    if (entry.before().isPresent() && !isAt(place, entry.before().get().revision()))
      return new Recorded.ChatMoved();
    entry.unsent().ifPresent(id -> redact(place, id));
    entry.after().ifPresent(chat -> put(place, chat));
    for (var followUp : entry.begin())
      hold(new Due.Message(entry.account(), followUp, Optional.empty()), followUp.due());
    var row = row(entry);
    rows(place).put(entry.key(), row);
    return row.reply().isPresent() ? outstanding(place, entry.key(), row) : new Recorded.Kept();
  }

  @Override
  public synchronized void end(ReplyWork work, Ending ending) {
    var rows = rows(new Place(work.account(), Optional.of(work.chat())));
    var row = rows.get(work.key());
    if (row == null || row.ending().isPresent()) return;
    if (row.at().attempt() == work.attempt() || ending instanceof Ending.Sent)
      rows.put(work.key(), row.ended(ending));
  }

  @Override
  public synchronized void later(ReplyWork work, Instant next) {
    var rows = rows(new Place(work.account(), Optional.of(work.chat())));
    var row = rows.get(work.key());
    if (row == null || row.ending().isPresent() || row.at().attempt() != work.attempt()) return;
    var at = row.at();
    rows.put(work.key(), row.tried(new Try(at.attempt(), at.due(), next, at.tokenEnds())));
  }

  @Override
  public int shards() {
    return SHARDS;
  }

  @Override
  public synchronized List<Due> due(int shard, Instant now, int limit) {
    record Timed(Instant at, Due due) {}
    var replies = new ArrayList<Timed>();
    events.forEach(
        (place, rows) ->
            rows.forEach(
                (key, row) -> {
                  if (inShard(place, shard) && row.reply().isPresent() && row.freeAt(now))
                    replies.add(
                        new Timed(
                            row.at().due(),
                            new Due.Reply(place.account(), place.chat().orElseThrow(), key)));
                }));
    var followUps =
        pending.values().stream()
            .filter(p -> p.freeAt(now) && inShard(place(p.due()), shard))
            .map(p -> new Timed(p.due().followUp().due(), p.due()));
    return Stream.concat(replies.stream(), followUps)
        .sorted(Comparator.comparing(Timed::at))
        .limit(limit)
        .map(Timed::due)
        .toList();
  }

  @Override
  public synchronized Optional<ReplyWork> claim(Due.Reply due, Instant now, Instant leaseUntil) {
    var place = new Place(due.account(), Optional.of(due.chat()));
    var row = rows(place).get(due.key());
    if (row == null || row.reply().isEmpty() || !row.freeAt(now)) return Optional.empty();
    return Optional.of(take(place, due.key(), row, row.at().tokenEnds(), leaseUntil));
  }

  @Override
  public synchronized Optional<FollowUpWork> claim(
      Due.Message due, long chatRevision, List<Json> messages, Instant now, Instant leaseUntil) {
    if (!free(due, now) || !isAt(place(due), chatRevision)) return Optional.empty();
    var before = due.tried().orElseGet(() -> new Due.Tried(0, now, messages));
    var tried = new Due.Tried(before.attempts() + 1, before.firstAt(), before.messages());
    hold(new Due.Message(due.account(), due.followUp(), Optional.of(tried)), leaseUntil);
    return Optional.of(
        new FollowUpWork(
            due.account(),
            due.followUp(),
            tried.messages(),
            tried.attempts(),
            tried.firstAt(),
            leaseUntil));
  }

  @Override
  public synchronized void end(FollowUpWork work, Ending ending, Instant at, Instant expires) {
    if (!held(work) && !(ending instanceof Ending.Sent)) return;
    close(work.account(), work.followUp(), ending, work.messages(), at, expires);
  }

  @Override
  public synchronized void lapse(Due.Message due, Ending ending, Instant now, Instant expires) {
    if (!free(due, now)) return;
    var tried = due.tried().map(Due.Tried::messages).orElse(List.of());
    close(due.account(), due.followUp(), ending, tried, now, expires);
  }

  @Override
  public synchronized void postpone(Due.Message due, Instant now, Instant until) {
    if (free(due, now)) hold(due, until);
  }

  @Override
  public synchronized void later(FollowUpWork work, Instant next) {
    var found = pending.get(new FollowUpKey(work.account(), work.followUp().cause()));
    if (found != null && held(work)) hold(found.due(), next);
  }

  @Override
  public synchronized List<Kept> history(AccountId account, ChatId chat, Instant now, int limit) {
    return rows(new Place(account, Optional.of(chat))).entrySet().stream()
        .filter(entry -> entry.getValue().expires().isAfter(now))
        .map(entry -> kept(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparing((Kept kept) -> kept.key().at())
                .thenComparing(kept -> kept.key().id())
                .reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized boolean change(AccountId account, StoredChat before, Chat after) {
    var place = new Place(account, Optional.of(before.chat().id()));
    if (!isAt(place, before.revision())) return false;
    put(place, after);
    return true;
  }

  private Recorded again(Entry entry, Place place, Row kept) {
    if (kept.reply().isEmpty() || !kept.freeAt(entry.receivedAt())) return new Recorded.Duplicate();
    return new Recorded.Outstanding(
        take(place, entry.key(), kept, entry.tokenEnds(), entry.leaseUntil()));
  }

  private ReplyWork take(Place place, Key key, Row row, Instant tokenEnds, Instant leaseUntil) {
    var next = row.tried(new Try(row.at().attempt() + 1, row.at().due(), leaseUntil, tokenEnds));
    rows(place).put(key, next);
    return work(place, key, next);
  }

  private static Recorded outstanding(Place place, Key key, Row row) {
    return new Recorded.Outstanding(work(place, key, row));
  }

  private static ReplyWork work(Place place, Key key, Row row) {
    var reply = row.reply().orElseThrow();
    return new ReplyWork(
        place.account(),
        place.chat().orElseThrow(),
        key,
        reply.token(),
        row.at().tokenEnds(),
        reply.messages(),
        reply.mayPush(),
        row.at().attempt(),
        row.at().freeFrom());
  }

  private static Row row(Entry entry) {
    var at = new Try(1, entry.leaseUntil(), entry.leaseUntil(), entry.tokenEnds());
    Optional<Next.Reply> reply =
        entry.next() instanceof Next.Reply r ? Optional.of(r) : Optional.empty();
    Optional<Ending> ending =
        entry.next() instanceof Next.Nothing(var how) ? Optional.of(how) : Optional.empty();
    return new Row(
        entry.raw(),
        entry.messageId(),
        reply,
        reply.map(Next.Reply::messages).orElse(List.of()),
        entry.trace(),
        ending,
        at,
        entry.expires());
  }

  private void hold(Due.Message due, Instant until) {
    pending.put(new FollowUpKey(due.account(), due.followUp().cause()), new Pending(due, until));
  }

  private boolean free(Due.Message due, Instant now) {
    var found = pending.get(new FollowUpKey(due.account(), due.followUp().cause()));
    return found != null && found.freeAt(now) && found.due().attempts() == due.attempts();
  }

  private boolean held(FollowUpWork work) {
    var found = pending.get(new FollowUpKey(work.account(), work.followUp().cause()));
    return found != null && found.due().attempts() == work.attempt();
  }

  private void close(
      AccountId account,
      FollowUp followUp,
      Ending ending,
      List<Json> messages,
      Instant at,
      Instant expires) {
    if (pending.remove(new FollowUpKey(account, followUp.cause())) == null) return;
    var row =
        new Row(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            messages,
            List.of(),
            Optional.of(ending),
            new Try(0, at, at, at),
            expires);
    rows(new Place(account, Optional.of(followUp.chat()))).put(new Key(at, followUp.cause()), row);
  }

  private void redact(Place place, String messageId) {
    rows(place)
        .replaceAll(
            (_, row) -> row.messageId().equals(Optional.of(messageId)) ? row.withoutRaw() : row);
  }

  private void put(Place place, Chat chat) {
    var before = chats.get(place);
    chats.put(place, new StoredChat(chat, before == null ? 1 : before.revision() + 1));
  }

  private boolean isAt(Place place, long revision) {
    var now = chats.get(place);
    return (now == null ? 0 : now.revision()) == revision;
  }

  private Map<Key, Row> rows(Place place) {
    return events.computeIfAbsent(place, _ -> new HashMap<>());
  }

  private static Kept kept(Key key, Row row) {
    return new Kept(key, row.raw(), row.sent(), row.trace(), row.ending());
  }

  private static Place place(Due.Message due) {
    return new Place(due.account(), Optional.of(due.followUp().chat()));
  }

  private static boolean inShard(Place place, int shard) {
    return Math.floorMod(place.hashCode(), SHARDS) == shard;
  }
}
