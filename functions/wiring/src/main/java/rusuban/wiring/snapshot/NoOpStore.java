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
import rusuban.app.DeliveryOutcome;
import rusuban.app.account.AccountContext;
import rusuban.app.account.AccountStore;
import rusuban.app.account.VersionedShopState;
import rusuban.app.chat.BatchSaveResult;
import rusuban.app.chat.ChatArchive;
import rusuban.app.chat.ChatContext;
import rusuban.app.chat.ChatStore;
import rusuban.app.chat.EventRecord;
import rusuban.app.chat.HistoryEntry;
import rusuban.app.chat.SaveResult;
import rusuban.app.chat.VersionedChat;
import rusuban.app.due.Claim;
import rusuban.app.due.DueWork;
import rusuban.app.due.DueWork.DueFollowUp;
import rusuban.app.due.DueWork.DueReply;
import rusuban.app.due.DueWorkIndex;
import rusuban.app.due.FollowUpAttempt;
import rusuban.app.due.ReplyAttempt;
import rusuban.app.followup.FollowUpQueue;
import rusuban.app.reply.AbandonedReply;
import rusuban.app.reply.ReplyOutbox;
import rusuban.app.store.StorePorts;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.chat.Chat;
import rusuban.core.shop.ShopState;
import rusuban.json.Json;

/**
 * Store for priming. It accepts everything and keeps it only in memory. Due work is added by the
 * caller; each entry is returned once.
 */
final class NoOpStore {
  private static final OptionalLong SETTINGS = OptionalLong.of(1);

  private final Map<ChatId, VersionedChat> chats = new HashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final List<DueWork> due = new ArrayList<>();
  private final List<EventRecord> records = new ArrayList<>();

  StorePorts ports() {
    return new StorePorts(
        new Chats(), new Replies(), new FollowUps(), new Index(), new Archive(), new Accounts());
  }

  /** Forgets every event and every chat. */
  synchronized void forget() {
    chats.clear();
    seen.clear();
    records.clear();
  }

  synchronized void add(DueWork work) {
    due.add(work);
  }

  /** Returns the records that were saved since {@link #forget}. */
  synchronized List<EventRecord> records() {
    return List.copyOf(records);
  }

  private synchronized ChatContext context(Optional<ChatId> chat) {
    return new ChatContext(SETTINGS, VersionedShopState.NONE, chat.map(chats::get));
  }

  private synchronized SaveResult add(EventRecord record) {
    if (!seen.add(record.event().id())) return new SaveResult.Duplicate();
    records.add(record);
    record.after().ifPresent(chat -> chats.put(chat.id(), new VersionedChat(chat, 1)));
    return record
        .firstAttempt()
        .<SaveResult>map(SaveResult.ReplyOutstanding::new)
        .orElseGet(SaveResult.Saved::new);
  }

  private synchronized List<DueWork> takeDue() {
    var all = List.copyOf(due);
    due.clear();
    return all;
  }

  private final class Chats implements ChatStore {
    @Override
    public ChatContext read(AccountId account, Optional<ChatId> chat, Optional<String> quoted) {
      return context(chat);
    }

    @Override
    public SaveResult save(EventRecord record) {
      return add(record);
    }

    @Override
    public BatchSaveResult saveAll(List<EventRecord> batch) {
      return new BatchSaveResult.Saved();
    }

    @Override
    public boolean change(AccountId account, VersionedChat before, Chat after) {
      return true;
    }
  }

  private static final class Replies implements ReplyOutbox {
    @Override
    public Optional<AbandonedReply> find(DueReply reply) {
      return Optional.empty();
    }

    @Override
    public Claim<ReplyAttempt> claim(
        AbandonedReply found, Instant tokenEnds, Instant now, Instant leaseUntil) {
      return new Claim.Acquired<>(found.last().next(tokenEnds, leaseUntil));
    }

    @Override
    public void release(ReplyAttempt attempt, Instant next) {}

    @Override
    public void end(ReplyAttempt attempt, DeliveryOutcome outcome) {}

    @Override
    public void noteSent(ReplyAttempt attempt, List<String> messageIds, Instant expires) {}
  }

  private static final class FollowUps implements FollowUpQueue {
    @Override
    public Claim<FollowUpAttempt> claim(
        DueFollowUp followUp, long revision, List<Json> messages, Instant now, Instant leaseUntil) {
      return new Claim.Acquired<>(followUp.next(messages, now, leaseUntil));
    }

    @Override
    public void end(
        FollowUpAttempt attempt, DeliveryOutcome outcome, Instant at, Instant expires) {}

    @Override
    public boolean lapse(
        DueFollowUp followUp, DeliveryOutcome outcome, Instant now, Instant expires) {
      return true;
    }

    @Override
    public boolean cancel(
        DueFollowUp followUp, DeliveryOutcome outcome, Instant now, Instant expires) {
      return true;
    }

    @Override
    public void postpone(DueFollowUp followUp, Instant now, Instant until) {}

    @Override
    public void release(FollowUpAttempt attempt, Instant next) {}
  }

  private final class Index implements DueWorkIndex {
    @Override
    public int shards() {
      return 1;
    }

    @Override
    public List<DueWork> due(int shard, Instant by, int limit) {
      return takeDue();
    }
  }

  private static final class Archive implements ChatArchive {
    @Override
    public List<HistoryEntry> history(AccountId account, ChatId chat, Instant now, int limit) {
      return List.of();
    }

    @Override
    public void erase(AccountId account, ChatId chat, Instant now) {}
  }

  private static final class Accounts implements AccountStore {
    @Override
    public AccountContext read(AccountId account) {
      return new AccountContext(SETTINGS, VersionedShopState.NONE);
    }

    @Override
    public boolean change(AccountId account, VersionedShopState before, ShopState after) {
      return true;
    }

    @Override
    public void noteWebhook(AccountId account, Instant at) {}

    @Override
    public Optional<Instant> lastWebhook(AccountId account) {
      return Optional.empty();
    }
  }
}
