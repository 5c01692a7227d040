package rusuban.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rusuban.app.Ending;
import rusuban.app.Records;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.Json;
import rusuban.core.chat.Chat;
import rusuban.core.decision.FollowUp;
import rusuban.core.decision.TraceStep;
import rusuban.core.shop.ShopState;

/** Records in memory, under one lock: the plainest thing that keeps the contract. */
public final class InMemoryRecords implements Records {
  private static final int SHARDS = 4;

  private final Function<AccountId, OptionalLong> liveSettings;
  private final Map<AccountId, StoredState> states = new HashMap<>();
  private final Map<Place, StoredChat> chats = new HashMap<>();
  private final Map<Place, Map<Key, Row>> events = new HashMap<>();
  private final Map<FollowUpKey, Due.Message> pending = new HashMap<>();
  private final Map<AccountId, Instant> webhooks = new HashMap<>();
  private final Map<Place, Set<String>> sent = new HashMap<>();

  /** Records beside the settings whose live version this tells. */
  public InMemoryRecords(Function<AccountId, OptionalLong> liveSettings) {
    this.liveSettings = liveSettings;
  }

  private record Place(AccountId account, Optional<ChatId> chat) {}

  private record FollowUpKey(AccountId account, String cause) {}

  /**
   * A reply as it is now, apart from what it says.
   *
   * @param open whether a try may have gone out if whoever holds it says nothing more
   */
  private record Try(
      int attempt,
      Instant due,
      Instant freeFrom,
      Instant tokenEnds,
      boolean open,
      Optional<Instant> pausedUntil) {

    /** Until whoever kept it says otherwise it was not sent; to all others it may have been. */
    Try firstHeld() {
      return new Try(attempt, due, freeFrom, tokenEnds, false, pausedUntil);
    }

    Try held(int attempts, Instant until, Instant ends) {
      return new Try(attempts, due, until, ends, true, pausedUntil);
    }

    Try givenBack(ReplyWork work, Instant next) {
      return new Try(attempt, due, next, work.tokenEnds(), work.open(), pausedUntil);
    }
  }

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

    /** What is left of it in an erased chat. */
    Row erased(Instant now) {
      var latest = now.plus(ERASED_KEPT);
      return new Row(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          Optional.of(ending.orElse(ERASED)),
          at,
          expires.isBefore(latest) ? expires : latest);
    }

    Row withoutRaw() {
      return new Row(Optional.empty(), messageId, reply, sent, trace, ending, at, expires);
    }

    boolean freeAt(Instant now) {
      return ending.isEmpty() && !at.freeFrom().isAfter(now);
    }
  }

  @Override
  public synchronized Opened open(
      AccountId account, Optional<ChatId> chat, Optional<String> quoted) {
    return new Opened(
        liveSettings.apply(account),
        states.getOrDefault(account, StoredState.NONE),
        chat.map(id -> chats.get(new Place(account, Optional.of(id)))),
        quoted.filter(sent.getOrDefault(new Place(account, chat), Set.of())::contains).isPresent());
  }

  @Override
  public synchronized void noteSent(ReplyWork work, List<String> messageIds, Instant expires) {
    var place = new Place(work.account(), Optional.of(work.chat()));
    var row = rows(place).get(work.key());
    if (row == null || row.reply().isEmpty()) return;
    sent.computeIfAbsent(place, _ -> new HashSet<>()).addAll(messageIds);
  }

  @Override
  public synchronized Recorded record(Entry entry) {
    ItemLimits.check(entry);
    var place = new Place(entry.account(), entry.chat());
    var kept = rows(place).get(entry.key());
    if (kept != null) return again(entry, place, kept);
    if (entry.before().isPresent() && !isAt(place, entry.before().get().revision()))
      return new Recorded.ChatMoved();
    entry.unsent().ifPresent(id -> redact(place, id));
    entry.after().ifPresent(chat -> put(place, chat));
    for (var followUp : entry.begin())
      hold(new Due.Message(entry.account(), followUp, Optional.empty(), followUp.due()));
    var row = row(entry);
    rows(place).put(entry.key(), row);
    return row.reply().isPresent() ? outstanding(place, entry.key(), row) : new Recorded.Kept();
  }

  @Override
  public synchronized Together keep(List<Entry> entries) {
    var place = new Place(entries.getFirst().account(), entries.getFirst().chat());
    entries.forEach(ItemLimits::check);
    var known =
        entries.stream()
            .map(Entry::key)
            .filter(rows(place)::containsKey)
            .collect(Collectors.toSet());
    if (!known.isEmpty()) return new Together.Known(known);
    var before = entries.getFirst().before();
    if (before.isPresent() && !isAt(place, before.get().revision()))
      return new Together.ChatMoved();
    entries.getLast().after().ifPresent(chat -> put(place, chat));
    entries.forEach(entry -> rows(place).put(entry.key(), row(entry)));
    return new Together.Kept();
  }

  @Override
  public synchronized void end(ReplyWork work, Ending ending) {
    var rows = rows(new Place(work.account(), Optional.of(work.chat())));
    var row = rows.get(work.key());
    if (row == null || row.reply().isEmpty()) return;
    boolean counts =
        ending instanceof Ending.Sent
            ? row.ending().map(Ending.Unknown.class::isInstance).orElse(true)
            : row.ending().isEmpty() && row.at().attempt() == work.attempt();
    if (counts) rows.put(work.key(), row.ended(ending));
  }

  @Override
  public synchronized void later(ReplyWork work, Instant next) {
    var rows = rows(new Place(work.account(), Optional.of(work.chat())));
    var row = rows.get(work.key());
    if (row == null || row.ending().isPresent() || row.at().attempt() != work.attempt()) return;
    rows.put(work.key(), row.tried(row.at().givenBack(work, next)));
  }

  @Override
  public synchronized Optional<LeftOver> leftOver(Due.Reply due) {
    var place = new Place(due.account(), Optional.of(due.chat()));
    var row = rows(place).get(due.key());
    return row == null || row.reply().isEmpty() || row.ending().isPresent()
        ? Optional.empty()
        : Optional.of(new LeftOver(chat(place), work(place, due.key(), row)));
  }

  @Override
  public synchronized Claim<ReplyWork> claim(
      LeftOver found, Instant tokenEnds, Instant now, Instant leaseUntil) {
    var last = found.last();
    var place = new Place(last.account(), Optional.of(last.chat()));
    var row = rows(place).get(last.key());
    if (row == null || !row.freeAt(now) || row.at().attempt() != last.attempt())
      return new Claim.Gone<>();
    if (!isAt(place, found.chat().revision())) return new Claim.ChatMoved<>();
    var next = last.next(tokenEnds, leaseUntil);
    rows(place).put(last.key(), row.tried(row.at().held(next.attempt(), leaseUntil, tokenEnds)));
    return new Claim.Taken<>(next);
  }

  @Override
  public int shards() {
    return SHARDS;
  }

  @Override
  public synchronized List<Due> due(int shard, Instant by, int limit) {
    record Timed(Instant at, Due due) {}
    var replies = new ArrayList<Timed>();
    events.forEach(
        (place, rows) ->
            rows.forEach(
                (key, row) -> {
                  if (inShard(place, shard)
                      && row.reply().isPresent()
                      && row.freeAt(by)
                      && row.expires().isAfter(by))
                    replies.add(new Timed(row.at().due(), due(place, key, row)));
                }));
    var followUps =
        pending.values().stream()
            .filter(message -> !message.free().isAfter(by) && inShard(place(message), shard))
            .map(message -> new Timed(message.followUp().due(), message));
    return Stream.concat(replies.stream(), followUps)
        .sorted(Comparator.comparing(Timed::at))
        .limit(limit)
        .map(Timed::due)
        .toList();
  }

  @Override
  public synchronized Claim<FollowUpWork> claim(
      Due.Message due, long chatRevision, List<Json> messages, Instant now, Instant leaseUntil) {
    if (!free(due, now)) return new Claim.Gone<>();
    if (!isAt(place(due), chatRevision)) return new Claim.ChatMoved<>();
    var work = due.next(messages, now, leaseUntil);
    hold(tried(work, true, leaseUntil));
    return new Claim.Taken<>(work);
  }

  @Override
  public synchronized void end(FollowUpWork work, Ending ending, Instant at, Instant expires) {
    if (!held(work) && !(ending instanceof Ending.Sent)) return;
    close(work.account(), work.followUp(), ending, work.messages(), at, expires);
  }

  @Override
  public synchronized boolean lapse(Due.Message due, Ending ending, Instant now, Instant expires) {
    if (!free(due, now)) return false;
    var tried = due.tried().map(Due.Tried::messages).orElse(List.of());
    close(due.account(), due.followUp(), ending, tried, now, expires);
    return true;
  }

  @Override
  public synchronized void postpone(Due.Message due, Instant now, Instant until) {
    if (free(due, now)) hold(new Due.Message(due.account(), due.followUp(), due.tried(), until));
  }

  @Override
  public synchronized void later(FollowUpWork work, Instant next) {
    if (held(work)) hold(tried(work, work.open(), next));
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

  @Override
  public synchronized boolean change(AccountId account, StoredState before, ShopState after) {
    if (states.getOrDefault(account, StoredState.NONE).revision() != before.revision())
      return false;
    states.put(account, new StoredState(after, before.revision() + 1));
    return true;
  }

  @Override
  public synchronized void erase(AccountId account, ChatId chat, Instant now) {
    var place = new Place(account, Optional.of(chat));
    var erased = chat(place).chat().erased();
    if (!erased.equals(chat(place).chat())) put(place, erased);
    pending.values().removeIf(message -> place(message).equals(place));
    sent.remove(place);
    rows(place).replaceAll((_, row) -> row.erased(now));
  }

  /** Everything that is kept, as text. */
  @Override
  public synchronized String toString() {
    return "InMemoryRecords[" + chats + ", " + events + ", " + pending + "]";
  }

  private static Recorded again(Entry entry, Place place, Row kept) {
    return kept.reply().isPresent() && kept.freeAt(entry.receivedAt())
        ? new Recorded.LeftOver(due(place, entry.key(), kept))
        : new Recorded.Duplicate();
  }

  private static Due.Reply due(Place place, Key key, Row row) {
    return new Due.Reply(
        place.account(), place.chat().orElseThrow(), key, row.at().due(), row.at().freeFrom());
  }

  private static Recorded outstanding(Place place, Key key, Row row) {
    return new Recorded.Outstanding(work(place, key, row.tried(row.at().firstHeld())));
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
        row.at().open(),
        row.at().pausedUntil(),
        row.at().due(),
        row.at().freeFrom());
  }

  private static Row row(Entry entry) {
    var at =
        new Try(
            1,
            entry.receivedAt(),
            entry.leaseUntil(),
            entry.tokenEnds(),
            true,
            entry.after().flatMap(Chat::pausedUntil));
    Optional<Next.Reply> reply =
        entry.next() instanceof Next.Reply r ? Optional.of(r) : Optional.empty();
    Optional<Ending> ending =
        entry.next() instanceof Next.Nothing(var how) ? Optional.of(how) : Optional.empty();
    return new Row(
        entry.raw(),
        entry.event().what().brings(),
        reply,
        reply.map(Next.Reply::messages).orElse(List.of()),
        entry.trace(),
        ending,
        at,
        entry.expires());
  }

  private void hold(Due.Message due) {
    pending.put(new FollowUpKey(due.account(), due.followUp().cause()), due);
  }

  private static Due.Message tried(FollowUpWork work, boolean open, Instant free) {
    var tried =
        new Due.Tried(work.attempt(), work.firstTriedAt(), work.messages(), open || work.open());
    return new Due.Message(work.account(), work.followUp(), Optional.of(tried), free);
  }

  private boolean free(Due.Message due, Instant now) {
    var found = pending.get(new FollowUpKey(due.account(), due.followUp().cause()));
    return found != null && !found.free().isAfter(now) && found.attempts() == due.attempts();
  }

  private boolean held(FollowUpWork work) {
    var found = pending.get(new FollowUpKey(work.account(), work.followUp().cause()));
    return found != null && found.attempts() == work.attempt();
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
            new Try(0, at, at, at, false, Optional.empty()),
            expires);
    rows(new Place(account, Optional.of(followUp.chat()))).put(new Key(at, followUp.cause()), row);
  }

  @Override
  public synchronized void noteWebhook(AccountId account, Instant at) {
    webhooks.merge(account, at, (noted, newer) -> newer.isAfter(noted) ? newer : noted);
  }

  @Override
  public synchronized Optional<Instant> lastWebhook(AccountId account) {
    return Optional.ofNullable(webhooks.get(account));
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

  private StoredChat chat(Place place) {
    return Optional.ofNullable(chats.get(place))
        .orElseGet(() -> new StoredChat(Chat.unknown(place.chat().orElseThrow()), 0));
  }

  private boolean isAt(Place place, long revision) {
    return chat(place).revision() == revision;
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
