package rusuban.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rusuban.app.DeliveryOutcome;
import rusuban.app.HistoryKey;
import rusuban.app.chat.SaveResult;
import rusuban.app.chat.VersionedChat;
import rusuban.app.due.DueWork.DueFollowUp;
import rusuban.app.store.StorePorts;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.chat.Chat;
import rusuban.core.chat.ChatBuilder;
import rusuban.core.decision.FollowUp;
import rusuban.dynamo.item.ItemAttributes;
import rusuban.dynamo.item.TableKeys;
import rusuban.json.Json;
import rusuban.testkit.store.EventRecordBuilder;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Tests that another erasure finishes one that was cut off after any of its writes. */
final class ErasureCutOffTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final AccountId SALON = new AccountId("salon");
  private static final ChatId HANAKO = new ChatId("U8189cf6745fc0d808977bdb0b9f22995");
  private static final List<String> WRITES =
      List.of("transactWriteItems", "updateItem", "deleteItem", "putItem");

  private final String table = LocalTable.TABLES.empty();
  private final StorePorts stores = DynamoStorePorts.of(LocalTable.TABLES.client(), table);

  private static final class CutOff extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CutOff() {
      super("cut off");
    }
  }

  @Test
  void after_any_write_the_next_erasure_does_the_rest() {
    int writes = 0;
    while (!erases(writes)) {
      stores.archive().erase(SALON, HANAKO, NOW);
      assertNothingSaid();
      writes++;
    }
    assertNothingSaid();
    assertThat(writes).as("writes it was cut off after").isGreaterThanOrEqualTo(7);
  }

  @Test
  void the_rest_of_a_long_message_that_outlived_it_goes_as_well() {
    keep(EventRecordBuilder.of(SALON, stored(), "e1", NOW).withRaw("秘".repeat(250_000)));
    var event = TableKeys.event(SALON, Optional.of(HANAKO), new HistoryKey(NOW, "e1"));
    LocalTable.TABLES.client().deleteItem(it -> it.tableName(table).key(event.attributes()));
    stores.archive().erase(SALON, HANAKO, NOW.plus(EventRecordBuilder.KEPT));
    assertNothingSaid();
  }

  @Test
  void a_message_half_erased_can_still_be_taken_back() {
    keep(
        EventRecordBuilder.of(SALON, stored(), "e1", NOW)
            .with(EventRecordBuilder.text("m1", "秘"))
            .withRaw("秘".repeat(250_000)));
    for (int writes = 0; writes < 3; writes++) {
      erasesAfter(writes);
      keep(EventRecordBuilder.of(SALON, stored(), "u" + writes, NOW).takesBack("m1"));
    }
  }

  @Test
  void what_is_left_of_an_event_is_its_place_its_times_and_its_ending() {
    fill(NOW);
    stores.archive().erase(SALON, HANAKO, NOW);
    var all = LocalTable.TABLES.client().scanPaginator(scan -> scan.tableName(table)).items();
    assertThat(
            all.stream()
                .filter(item -> new ItemAttributes(item).text("sk").startsWith(TableKeys.EVENTS)))
        .hasSize(4)
        .allSatisfy(
            item ->
                assertThat(item.keySet())
                    .isSubsetOf(
                        "pk", "sk", "at", "id", "receivedAt", "ending", "expires", "erased"));
  }

  /** Returns whether an erasure finishes before its process dies after {@code writes} writes. */
  private boolean erases(int writes) {
    fill(NOW.plusSeconds(writes));
    return erasesAfter(writes);
  }

  private boolean erasesAfter(int writes) {
    try {
      DynamoStorePorts.of(dyingAfter(writes), table).archive().erase(SALON, HANAKO, NOW);
      return true;
    } catch (CutOff _) {
      return false;
    }
  }

  /** Saves long messages, an outstanding reply, and follow-ups that ended or wait. */
  private void fill(Instant at) {
    var id = "e" + at.getEpochSecond();
    var followUps =
        List.of(
            new FollowUp(HANAKO, "sent", at, at, at.plusSeconds(60)),
            new FollowUp(HANAKO, "waiting", at, at, at.plusSeconds(60)));
    keep(EventRecordBuilder.of(SALON, stored(), id + "a", at).withRaw("秘".repeat(250_000)));
    keep(
        EventRecordBuilder.of(SALON, stored(), id + "b", at)
            .withRaw("秘")
            .silent()
            .begins(followUps));
    var told = ChatBuilder.of(stored().chat()).named("秘", NOW).done();
    keep(EventRecordBuilder.of(SALON, stored(), id + "c", at).withRaw("秘").silent().leaving(told));
    var due = new DueFollowUp(SALON, followUps.getFirst(), Optional.empty(), at);
    var sent = List.<Json>of(Json.textMessage("秘"));
    var work =
        stores
            .followUps()
            .claim(due, stored().revision(), sent, at, at.plusSeconds(60))
            .acquired()
            .orElseThrow();
    stores
        .followUps()
        .end(
            work,
            new DeliveryOutcome.Sent(DeliveryOutcome.Via.PUSH, Optional.empty()),
            at,
            at.plus(EventRecordBuilder.KEPT));
  }

  private void keep(EventRecordBuilder eventRecordBuilder) {
    assertThat(stores.chats().save(eventRecordBuilder.entry()))
        .isInstanceOfAny(SaveResult.Saved.class, SaveResult.ReplyOutstanding.class);
  }

  private VersionedChat stored() {
    return stores
        .chats()
        .read(SALON, Optional.of(HANAKO))
        .chat()
        .orElseGet(() -> new VersionedChat(Chat.unknown(HANAKO), 0));
  }

  private void assertNothingSaid() {
    var all = LocalTable.TABLES.client().scanPaginator(scan -> scan.tableName(table)).items();
    assertThat(all.stream()).noneMatch(item -> item.toString().contains("秘"));
    assertThat(all.stream())
        .noneMatch(item -> new ItemAttributes(item).text("pk").startsWith("D#"));
    assertThat(all.stream())
        .noneMatch(item -> new ItemAttributes(item).text("sk").startsWith("P#"));
    assertThat(stored().chat()).isEqualTo(Chat.unknown(HANAKO));
  }

  private static DynamoDbClient dyingAfter(int writes) {
    int[] left = {writes};
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            DynamoDbClient.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (_, method, arguments) -> {
              if (WRITES.contains(method.getName()) && left[0]-- == 0) throw new CutOff();
              try {
                return method.invoke(LocalTable.TABLES.client(), arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
