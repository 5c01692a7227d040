package rusuban.wiring.snapshot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import rusuban.app.Ending;
import rusuban.app.Records;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.Json;
import rusuban.core.chat.Chat;
import rusuban.core.shop.ShopState;

/**
 * Records of a rehearsal: they say yes to everything and end with the process's memory. What is due
 * is what they were given; each of it is handed out once.
 */
final class ForgetfulRecords implements Records {
  private static final OptionalLong SETTINGS = OptionalLong.of(1);

  private final Map<ChatId, StoredChat> chats = new HashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final List<Due> due = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();

  /** From now on no event was seen before, and no chat is known. */
  synchronized void forget() {
    chats.clear();
    seen.clear();
    entries.clear();
  }

  synchronized void add(Due work) {
    due.add(work);
  }

  /** What was to be kept since all was forgotten. */
  synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }

  @Override
  public synchronized Opened open(
      AccountId account, Optional<ChatId> chat, Optional<String> quoted) {
    return new Opened(SETTINGS, StoredState.NONE, chat.map(chats::get));
  }

  @Override
  public synchronized Recorded record(Entry entry) {
    if (!seen.add(entry.event().id())) return new Recorded.Duplicate();
    entries.add(entry);
    entry.after().ifPresent(chat -> chats.put(chat.id(), new StoredChat(chat, 1)));
    return entry.next() instanceof Next.Reply reply
        ? new Recorded.Outstanding(ReplyWork.first(entry, reply))
        : new Recorded.Kept();
  }

  @Override
  public Together keep(List<Entry> entries) {
    return new Together.Kept();
  }

  @Override
  public void end(ReplyWork work, Ending ending) {}

  @Override
  public void noteSent(ReplyWork work, List<String> messageIds, Instant expires) {}

  @Override
  public void later(ReplyWork work, Instant next) {}

  @Override
  public Optional<LeftOver> leftOver(Due.Reply reply) {
    return Optional.empty();
  }

  @Override
  public Claim<ReplyWork> claim(
      LeftOver found, Instant tokenEnds, Instant now, Instant leaseUntil) {
    return new Claim.Taken<>(found.last().next(tokenEnds, leaseUntil));
  }

  @Override
  public int shards() {
    return 1;
  }

  @Override
  public synchronized List<Due> due(int shard, Instant by, int limit) {
    var all = List.copyOf(due);
    due.clear();
    return all;
  }

  @Override
  public Claim<FollowUpWork> claim(
      Due.Message message, long revision, List<Json> messages, Instant now, Instant leaseUntil) {
    return new Claim.Taken<>(message.next(messages, now, leaseUntil));
  }

  @Override
  public void end(FollowUpWork work, Ending ending, Instant at, Instant expires) {}

  @Override
  public boolean lapse(Due.Message message, Ending ending, Instant now, Instant expires) {
    return true;
  }

  @Override
  public void postpone(Due.Message message, Instant now, Instant until) {}

  @Override
  public void later(FollowUpWork work, Instant next) {}

  @Override
  public List<Kept> history(AccountId account, ChatId chat, Instant now, int limit) {
    return List.of();
  }

  @Override
  public boolean change(AccountId account, StoredChat before, Chat after) {
    return true;
  }

  @Override
  public boolean change(AccountId account, StoredState before, ShopState after) {
    return true;
  }

  @Override
  public void erase(AccountId account, ChatId chat, Instant now) {}

  @Override
  public void noteWebhook(AccountId account, Instant at) {}

  @Override
  public Optional<Instant> lastWebhook(AccountId account) {
    return Optional.empty();
  }
}
