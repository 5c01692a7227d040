package rusuban.testkit.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import rusuban.app.HistoryKey;
import rusuban.app.account.VersionedShopState;
import rusuban.app.chat.VersionedChat;
import rusuban.app.due.DueWork.DueFollowUp;
import rusuban.core.AccountId;
import rusuban.core.chat.Chat;

/**
 * A store in memory, the plainest implementation that keeps the contracts. Its ports share the lock
 * of this table.
 */
public final class InMemoryTable {
  final Function<AccountId, OptionalLong> liveSettings;
  final Map<AccountId, VersionedShopState> states = new HashMap<>();
  final Map<ChatPartition, VersionedChat> chats = new HashMap<>();
  final Map<ChatPartition, Map<HistoryKey, InMemoryRow>> events = new HashMap<>();
  final Map<FollowUpKey, DueFollowUp> pending = new HashMap<>();
  final Map<AccountId, Instant> webhooks = new HashMap<>();
  final Map<ChatPartition, Set<String>> sent = new HashMap<>();

  /**
   * Creates an empty table.
   *
   * @param liveSettings the version of an account's live settings
   */
  public InMemoryTable(Function<AccountId, OptionalLong> liveSettings) {
    this.liveSettings = liveSettings;
  }

  record FollowUpKey(AccountId account, String cause) {}

  VersionedShopState state(AccountId account) {
    return states.getOrDefault(account, VersionedShopState.NONE);
  }

  VersionedChat chat(ChatPartition place) {
    return Optional.ofNullable(chats.get(place))
        .orElseGet(() -> VersionedChat.unknown(place.chat().orElseThrow()));
  }

  boolean isAt(ChatPartition place, long revision) {
    return chat(place).revision() == revision;
  }

  void put(ChatPartition place, Chat chat) {
    var before = chats.get(place);
    chats.put(place, new VersionedChat(chat, before == null ? 1 : before.revision() + 1));
  }

  Map<HistoryKey, InMemoryRow> rows(ChatPartition place) {
    return events.computeIfAbsent(place, _ -> new HashMap<>());
  }

  void hold(DueFollowUp due) {
    pending.put(new FollowUpKey(due.account(), due.followUp().cause()), due);
  }

  /** Returns everything stored of chats, as text. */
  @Override
  public synchronized String toString() {
    return "InMemoryTable[" + chats + ", " + events + ", " + pending + "]";
  }
}
