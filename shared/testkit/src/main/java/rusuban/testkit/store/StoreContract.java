package rusuban.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import rusuban.app.DeliveryOutcome;
import rusuban.app.HistoryKey;
import rusuban.app.account.AccountStore;
import rusuban.app.chat.ChatArchive;
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
import rusuban.core.decision.FollowUp;
import rusuban.json.Json;

/** The fixture of the contract suites of the store's ports. */
public abstract class StoreContract {
  static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  static final AccountId SALON = new AccountId("salon");
  static final ChatId HANAKO = new ChatId("U8189cf6745fc0d808977bdb0b9f22995");
  static final ChatId GROUP = new ChatId("Ca56f94637c4347f0a4a8c8b1d2f5f3d1");
  static final ChatId TARO = new ChatId("U00000000000000000000000000000001");
  static final DeliveryOutcome SENT =
      new DeliveryOutcome.Sent(DeliveryOutcome.Via.REPLY, Optional.of("461230966842064897"));
  static final Duration MINUTE = Duration.ofMinutes(1);
  static final List<Json> THANKS = List.of(Json.textMessage("ありがとうございました"));
  static final int RACERS = 16;

  private final StoreFixture fixture;
  private StorePorts stores = InMemoryStorePorts.of(new InMemoryTable(_ -> OptionalLong.empty()));

  StoreContract(StoreFixture fixture) {
    this.fixture = fixture;
  }

  @BeforeEach
  final void start() {
    stores = fixture.empty();
  }

  ChatStore chats() {
    return stores.chats();
  }

  ReplyOutbox replies() {
    return stores.replies();
  }

  FollowUpQueue followUps() {
    return stores.followUps();
  }

  DueWorkIndex dueWork() {
    return stores.dueWork();
  }

  ChatArchive archive() {
    return stores.archive();
  }

  AccountStore accounts() {
    return stores.accounts();
  }

  /** Makes this version of the account's settings the live one. */
  void makeLive(AccountId account, long version) {
    fixture.makeLive(account, version);
  }

  List<HistoryKey> keys() {
    return archive().history(SALON, HANAKO, NOW, 100).stream().map(HistoryEntry::key).toList();
  }

  static EventRecord silent(String id) {
    return EventRecordBuilder.of(SALON, HANAKO, id, NOW).silent().entry();
  }

  boolean quotes(AccountId account, ChatId chat, String messageId) {
    return chats().read(account, Optional.of(chat), Optional.of(messageId)).quotesAccount();
  }

  /** Saves an event, and decides it again after each version conflict. */
  void keep(String id) {
    SaveResult recorded;
    do {
      var read = chats().read(SALON, Optional.of(HANAKO)).chat();
      var before = read.orElseGet(() -> new VersionedChat(Chat.unknown(HANAKO), 0));
      recorded = chats().save(EventRecordBuilder.of(SALON, before, id, NOW).entry());
    } while (recorded instanceof SaveResult.VersionConflict);
  }

  FollowUpAttempt claimed(DueFollowUp due) {
    return followUps()
        .claim(due, stored().revision(), THANKS, NOW, NOW.plus(MINUTE))
        .acquired()
        .orElseThrow();
  }

  Map<String, Optional<DeliveryOutcome>> endings() {
    return history().stream().collect(Collectors.toMap(it -> it.key().id(), HistoryEntry::outcome));
  }

  static EventRecordBuilder plain(String id) {
    return EventRecordBuilder.of(SALON, HANAKO, id, NOW);
  }

  static FollowUp thanks(String plan, Instant due) {
    return thanks(HANAKO, plan, due);
  }

  static FollowUp thanks(ChatId chat, String plan, Instant due) {
    return new FollowUp(chat, plan, NOW.minusSeconds(60), due, due.plus(Duration.ofHours(2)));
  }

  /** Saves an event that must be new, and returns the stored chat. */
  VersionedChat record(EventRecordBuilder eventRecordBuilder) {
    assertThat(chats().save(eventRecordBuilder.entry()))
        .isInstanceOfAny(SaveResult.Saved.class, SaveResult.ReplyOutstanding.class);
    var chat = eventRecordBuilder.after().orElseThrow().id();
    return chats().read(eventRecordBuilder.account(), Optional.of(chat)).chat().orElseThrow();
  }

  Claim<ReplyAttempt> claim(AbandonedReply found, Instant ends, Instant now, Instant until) {
    return replies().claim(found, ends, now, until);
  }

  /** Claims an outstanding reply as its last attempt left it. */
  Optional<ReplyAttempt> take(DueReply due, Instant now, Instant until) {
    return replies()
        .find(due)
        .flatMap(found -> claim(found, found.last().tokenEnds(), now, until).acquired());
  }

  ReplyAttempt outstanding(EventRecordBuilder eventRecordBuilder) {
    var recorded = chats().save(eventRecordBuilder.entry());
    assertThat(recorded).isInstanceOf(SaveResult.ReplyOutstanding.class);
    return ((SaveResult.ReplyOutstanding) recorded).reply();
  }

  /** Begins a follow-up by an event of its own, and returns it as due work. */
  DueFollowUp begin(AccountId account, ChatId chat, String event, FollowUp followUp) {
    var read = chats().read(account, Optional.of(chat)).chat();
    var before = read.orElseGet(() -> new VersionedChat(Chat.unknown(chat), 0));
    record(EventRecordBuilder.of(account, before, event, NOW).silent().begins(List.of(followUp)));
    return new DueFollowUp(account, followUp, Optional.empty(), followUp.due());
  }

  VersionedChat stored() {
    return chats().read(SALON, Optional.of(HANAKO)).chat().orElseThrow();
  }

  List<HistoryEntry> history() {
    return archive().history(SALON, HANAKO, NOW, 100);
  }

  List<DueWork> allDue(Instant now) {
    var all = new ArrayList<DueWork>();
    for (int shard = 0; shard < dueWork().shards(); shard++)
      all.addAll(dueWork().due(shard, now, 1_000));
    return all;
  }

  DueReply dueReply(Instant now) {
    outstandingAt(now);
    return (DueReply) allDue(now).getFirst();
  }

  DueFollowUp dueFollowUp(Instant now) {
    outstandingAt(now);
    return (DueFollowUp) allDue(now).getFirst();
  }

  void outstandingAt(Instant now) {
    assertThat(allDue(now)).as("due at " + now).hasSize(1);
  }

  int shardOf(Instant now) {
    var shards = new HashSet<Integer>();
    for (int shard = 0; shard < dueWork().shards(); shard++)
      if (!dueWork().due(shard, now, 1).isEmpty()) shards.add(shard);
    assertThat(shards).hasSize(1);
    return shards.iterator().next();
  }

  static List<String> plans(List<DueWork> due) {
    return due.stream().map(one -> ((DueFollowUp) one).followUp().plan()).toList();
  }

  static List<String> ids(List<HistoryEntry> kept) {
    return kept.stream().map(one -> one.key().id()).toList();
  }
}
