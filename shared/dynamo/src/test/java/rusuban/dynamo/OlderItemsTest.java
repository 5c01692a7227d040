package rusuban.dynamo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rusuban.app.DeliveryOutcome;
import rusuban.app.HistoryKey;
import rusuban.app.due.DueWork.DueReply;
import rusuban.app.reply.AbandonedReply;
import rusuban.app.store.StorePorts;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.decision.trace.TraceStep;
import rusuban.core.decision.trace.TraceText;
import rusuban.json.Json;
import rusuban.json.JsonText;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Tests reading of an event stored on 2026-11-24. It holds prose in two languages, the whole raw
 * text, and its time and id beside its key.
 */
class OlderItemsTest {
  private static final AccountId SALON = new AccountId("salon");
  private static final ChatId HANAKO = new ChatId("U4af4980629b7c1f26d0e5a93c8d71b20");
  private static final Instant AT = Instant.parse("2026-11-24T05:13:06.248Z");
  private static final HistoryKey KEY = new HistoryKey(AT, "01M85ZHMY8K0PSWFNSJVTNKSHK");

  private final String table = LocalTable.TABLES.empty();
  private final StorePorts stores = DynamoStorePorts.of(LocalTable.TABLES.client(), table);

  @Test
  void an_older_event_is_shown_whole_with_the_words_of_its_time() throws IOException {
    put(stored());
    assertThat(stores.archive().history(SALON, HANAKO, AT, 10))
        .singleElement()
        .satisfies(
            kept -> {
              assertThat(kept.key()).isEqualTo(KEY);
              assertThat(kept.raw())
                  .hasValueSatisfying(
                      raw ->
                          assertThat(raw)
                              .startsWith("{\"type\":\"message\"")
                              .contains("予約したいです。明日の15時は空いていますか？")
                              .endsWith("\"mode\":\"active\"}"));
              assertThat(kept.sent()).hasSize(1);
              assertThat(kept.outcome()).containsInstanceOf(DeliveryOutcome.Sent.class);
              assertThat(kept.trace())
                  .extracting(TraceStep::step)
                  .containsExactly(
                      "not-answerable",
                      "greeting",
                      "taken-over",
                      "staff-mode",
                      "keyword-rule",
                      "follow-up");
              assertThat(kept.trace().get(4).took()).isTrue();
              assertThat(TraceText.ja(kept.trace().get(4))).isEqualTo("ルール「booking」に一致しました");
              assertThat(TraceText.en(kept.trace().get(5)))
                  .isEqualTo("thanks is due at 2026-11-24 20:00");
            });
  }

  @Test
  void an_older_reply_that_was_cut_off_is_taken_up() throws IOException {
    var item = stored();
    item.remove("ending");
    put(item);
    var due = new DueReply(SALON, HANAKO, KEY, AT.plusMillis(143), AT.plusSeconds(13));
    var found = stores.replies().find(due).orElseThrow();
    assertThat(found)
        .extracting(AbandonedReply::last)
        .satisfies(
            last -> {
              assertThat(last.key()).isEqualTo(KEY);
              assertThat(last.token()).isEqualTo("f298274dd9adae7e5eede1c0bc95a5c3");
              assertThat(last.messages()).hasSize(1);
            });
    stores.replies().end(found.last(), new DeliveryOutcome.Skipped("too-late"));
    assertThat(stores.archive().history(SALON, HANAKO, AT, 1).getFirst().outcome())
        .contains(new DeliveryOutcome.Skipped("too-late"));
  }

  private void put(Map<String, AttributeValue> item) {
    LocalTable.TABLES.client().putItem(put -> put.tableName(table).item(item));
  }

  private static Map<String, AttributeValue> stored() throws IOException {
    try (InputStream in = OlderItemsTest.class.getResourceAsStream("event-of-2026-11-24.json")) {
      var text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
      return attributes((Json.Obj) JsonText.parse(text));
    }
  }

  private static Map<String, AttributeValue> attributes(Json.Obj fields) {
    var attributes = new HashMap<String, AttributeValue>();
    fields.fields().forEach((name, value) -> attributes.put(name, attribute((Json.Obj) value)));
    return attributes;
  }

  /** Reads a value in DynamoDB's own JSON. */
  private static AttributeValue attribute(Json.Obj typed) {
    Optional<Json> flag = typed.get("BOOL");
    if (flag.isPresent()) return AttributeValue.fromBool(((Json.Bool) flag.get()).value());
    Optional<Json> map = typed.get("M");
    if (map.isPresent()) return AttributeValue.fromM(attributes((Json.Obj) map.get()));
    return typed
        .text("S")
        .map(AttributeValue::fromS)
        .orElseGet(() -> AttributeValue.fromN(typed.text("N").orElseThrow()));
  }
}
