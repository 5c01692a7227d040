package rusuban.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rusuban.app.DeliveryOutcome;
import rusuban.app.chat.EventRecord;
import rusuban.app.chat.HistoryEntry;
import rusuban.app.chat.ReplyPlan;
import rusuban.app.chat.SaveResult;
import rusuban.app.chat.VersionedChat;
import rusuban.app.due.DueWork.DueFollowUp;
import rusuban.app.store.StorePorts;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.chat.Chat;
import rusuban.core.chat.ChatStatus;
import rusuban.core.chat.Friendship;
import rusuban.core.chat.TimestampedFlag;
import rusuban.core.decision.FollowUp;
import rusuban.json.Json;
import rusuban.settings.SettingsDocument;
import rusuban.testkit.LiveSettings;
import rusuban.testkit.store.EventRecordBuilder;

/** Tests the largest items on DynamoDB Local, because DynamoDB keeps at most 400 KB an item. */
class LargestItemsTest {
  private static final AccountId SALON = new AccountId("salon");
  private static final ChatId HANAKO = new ChatId("U4af4980629b7c1f26d0e5a93c8d71b20");
  private static final Instant NOW = Instant.parse("2026-11-24T05:13:07Z");
  private static final int TWO_MEGABYTES = 2 * 1024 * 1024;

  private final TestTables testTables = LocalTable.TABLES;
  private final String table = testTables.empty();
  private final StorePorts stores = DynamoStorePorts.of(testTables.client(), table);

  static Stream<Arguments> longestRaws() {
    return Stream.of("x", "あ", "🍣", "a🍣", "\\u0000", "\"", "\u0000")
        .map(part -> Arguments.of(part.codePointAt(0), longest(part)));
  }

  /** Returns a text as long as a webhook may be, in UTF-8. */
  private static String longest(String part) {
    return part.repeat(TWO_MEGABYTES / part.getBytes(StandardCharsets.UTF_8).length);
  }

  @ParameterizedTest(name = "of U+{0}")
  @MethodSource("longestRaws")
  void the_longest_event_is_kept_whole_and_can_be_taken_back(int first, String raw) {
    var plain = EventRecordBuilder.of(SALON, HANAKO, "e1", NOW).withRaw(raw).silent();
    assertThat(stores.chats().save(plain.entry())).isEqualTo(new SaveResult.Saved());
    assertThat(kept("e1").raw().orElseThrow().equals(raw)).as("U+%x", first).isTrue();
    var stored = stores.chats().read(SALON, Optional.of(HANAKO)).chat().orElseThrow();
    var unsend = EventRecordBuilder.of(SALON, stored, "e2", NOW).takesBack("message-e1");
    assertThat(stores.chats().save(unsend.entry())).isEqualTo(new SaveResult.Saved());
    assertThat(kept("e1").raw()).isEmpty();
  }

  static Stream<Arguments> longestReplies() {
    return Stream.of("x", "あ", "🍣").map(part -> Arguments.of(part, fiveLongest(part)));
  }

  /** Returns five messages of 50 KB each, the most that LINE accepts of a Flex carousel. */
  private static List<Json> fiveLongest(String part) {
    int most = 50_000 / part.getBytes(StandardCharsets.UTF_8).length;
    return Collections.nCopies(5, Json.textMessage(part.repeat(most)));
  }

  @ParameterizedTest(name = "of {0}")
  @MethodSource("longestReplies")
  void the_longest_reply_is_kept_whole(String part, List<Json> messages) {
    var entry =
        EventRecordBuilder.of(SALON, HANAKO, "e1", NOW)
            .withRaw(part.repeat(400_000))
            .then(new ReplyPlan.Reply("token", messages, true));
    assertThat(stores.chats().save(entry.entry()))
        .isInstanceOfSatisfying(
            SaveResult.ReplyOutstanding.class,
            outstanding -> assertThat(outstanding.reply().messages()).isEqualTo(messages));
    assertThat(kept("e1").sent()).isEqualTo(messages);
  }

  @ParameterizedTest(name = "of {0}")
  @MethodSource("longestReplies")
  void the_longest_follow_up_is_kept_whole(String part, List<Json> messages) {
    var due =
        new FollowUp(HANAKO, "thanks-" + part, NOW, NOW.plusSeconds(60), NOW.plusSeconds(3_600));
    var begins = EventRecordBuilder.of(SALON, HANAKO, "e1", NOW).silent().begins(List.of(due));
    assertThat(stores.chats().save(begins.entry())).isEqualTo(new SaveResult.Saved());
    var later = NOW.plusSeconds(120);
    var found =
        IntStream.range(0, stores.dueWork().shards())
            .mapToObj(shard -> stores.dueWork().due(shard, later, 10))
            .flatMap(List::stream)
            .map(DueFollowUp.class::cast)
            .toList();
    assertThat(found).hasSize(1);
    long revision = stores.chats().read(SALON, Optional.of(HANAKO)).chat().orElseThrow().revision();
    var work =
        stores
            .followUps()
            .claim(found.getFirst(), revision, messages, later, later.plusSeconds(20))
            .acquired()
            .orElseThrow();
    assertThat(work.messages()).isEqualTo(messages);
    stores
        .followUps()
        .end(
            work, new DeliveryOutcome.Unknown("timeout"), later, NOW.plus(EventRecordBuilder.KEPT));
    assertThat(kept(due.cause()).sent()).isEqualTo(messages);
  }

  /** Fills a chat with every rule, tag and plan that a document of 380 KB has room for. */
  @Test
  void a_chat_that_knows_all_that_settings_have_room_for_is_kept_whole() {
    int rules = SettingsDocument.MOST_BYTES / SHORTEST_RULE.getBytes(StandardCharsets.UTF_8).length;
    var chat = full(rules);
    var entry = EventRecordBuilder.of(SALON, HANAKO, "e1", NOW).silent().leaving(chat);
    assertThat(stores.chats().save(entry.entry())).isEqualTo(new SaveResult.Saved());
    assertThat(stores.chats().read(SALON, Optional.of(HANAKO)).chat())
        .contains(new VersionedChat(chat, 1));
  }

  /** The shortest rule that a chat remembers, with an id of four letters and a tag of its own. */
  private static final String SHORTEST_RULE =
      "{\"id\":\"aaaa\",\"match\":{\"exact\":[\"aaa\"]},\"answers\":[[\"a\"],[\"b\"]],"
          + "\"actions\":{\"addTags\":[\"aaaa\"]}},";

  private static final TimestampedFlag CHOICE =
      new TimestampedFlag(true, NOW.plusNanos(123_456_789), "01FZ74A0TDDPYRVKNK77XKC3ZR");

  private static final Chat.FollowUpMark MARK =
      new Chat.FollowUpMark(Optional.of(NOW), Optional.of(NOW));

  private static Chat full(int rules) {
    var names = IntStream.range(0, rules).mapToObj(i -> "%04x".formatted(i)).toList();
    Map<String, Chat.RuleUse> uses = new LinkedHashMap<>();
    for (var name : names) uses.put(name, new Chat.RuleUse(NOW.plusNanos(123_456_789), 9));
    return new Chat(
        HANAKO,
        Optional.of("あ".repeat(20)),
        Optional.of(NOW),
        new Friendship.Following(NOW, "e0"),
        Optional.of(CHOICE),
        Optional.empty(),
        ChatStatus.WAITING,
        names.stream().collect(Collectors.toMap(name -> name, _ -> CHOICE)),
        Optional.of(NOW),
        Optional.of(NOW),
        Optional.of(NOW),
        Optional.of(NOW),
        uses,
        names.stream()
            .limit(EventRecord.MAX_EFFECTS)
            .collect(Collectors.toMap(name -> name, _ -> MARK)),
        Collections.nCopies(Chat.UNSENT_KEPT, "123456789012345678"),
        Long.MAX_VALUE,
        Collections.nCopies(Chat.HANDLED_KEPT, "set/" + "a".repeat(64)));
  }

  @ParameterizedTest
  @MethodSource("fillings")
  void the_largest_settings_document_is_kept_whole(String filling) {
    var head = "{\"shop\":{\"name\":\"a\"},\"responseHours\":{\"weekdays\":{}},\"//\":\"";
    int left = SettingsDocument.MOST_BYTES - head.length() - 2;
    var text =
        head + filling.repeat(left / filling.getBytes(StandardCharsets.UTF_8).length) + "\"}";
    assertThat(SettingsDocument.read(text)).isInstanceOf(SettingsDocument.Read.Good.class);
    var versions = new DynamoSettingsRepository(testTables.client(), table);
    long version = LiveSettings.save(versions, SALON, text, "だ".repeat(100), NOW);
    assertThat(versions.document(SALON, version)).contains(text);
  }

  static List<String> fillings() {
    return List.of("x", "あ", "🍣");
  }

  private HistoryEntry kept(String id) {
    return stores.archive().history(SALON, HANAKO, NOW, 10).stream()
        .filter(kept -> kept.key().id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
