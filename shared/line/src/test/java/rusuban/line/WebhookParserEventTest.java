package rusuban.line;

import static org.assertj.core.api.Assertions.assertThat;
import static rusuban.line.SignedWebhooks.CHANNEL;
import static rusuban.line.SignedWebhooks.SECRET;
import static rusuban.line.SignedWebhooks.body;
import static rusuban.line.SignedWebhooks.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rusuban.core.ChatId;
import rusuban.core.event.Event;
import rusuban.core.event.EventContent;
import rusuban.core.event.EventContent.ReceivedMessage;
import rusuban.core.event.EventContent.ReceivedMessage.Placeholder;
import rusuban.core.event.EventContent.ReceivedMessage.Placeholder.Of;
import rusuban.line.WebhookParser.Genuine;
import rusuban.line.WebhookParser.Opened;
import rusuban.line.WebhookParser.Refused;

class WebhookParserEventTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant HAPPENED = Instant.ofEpochMilli(1792756800123L);
  private static final Instant RECEIVED = HAPPENED.plusSeconds(1);
  private static final String USER = "U0123456789abcdef0123456789abcdef";
  private static final ChatId CUSTOMER = new ChatId(USER);
  private static final ChatId GROUP = new ChatId("C0123456789abcdef0123456789abcdef");
  private static final ChatId ROOM = new ChatId("R0123456789abcdef0123456789abcdef");
  private static final Optional<String> READ = Optional.of("read-1");

  private static final Optional<String> IMAGE_SET =
      Optional.of("E005D41A7288F41B65593ED38FF6E9834B046AB36A37921A56BC236F13A91855");

  private static final ReceivedMessage EDITED = ReceivedMessage.Text.of("訂正");

  static Stream<Arguments> documented() {
    return Stream.of(
        message("text", "5001", ReceivedMessage.Text.of("明日の予約は空いていますか？"), READ),
        message(
            "text-emoji",
            "5002",
            new ReceivedMessage.Text("ありがとう (love)", List.of(new Placeholder(6, 6, Of.EMOJI))),
            READ),
        message(
            "text-mention-account",
            "5003",
            new ReceivedMessage.Text("@るすばん 予約", List.of(new Placeholder(0, 5, Of.ACCOUNT))),
            READ),
        message(
            "text-mention-other",
            "5004",
            new ReceivedMessage.Text(
                "@花子 @All 予約",
                List.of(new Placeholder(0, 3, Of.OTHERS), new Placeholder(4, 4, Of.OTHERS))),
            READ),
        Arguments.of(
            "text-quoting",
            new EventContent.MessageEvent(
                "5005",
                ReceivedMessage.Text.of("これです"),
                READ,
                Optional.of(new EventContent.Quote("5001", false)))),
        message(
            "image", "5006", new ReceivedMessage.Media("image", Optional.empty(), IMAGE_SET), READ),
        message("video", "5007", new ReceivedMessage.Media("video", Optional.empty()), READ),
        message("audio", "5008", new ReceivedMessage.Media("audio", Optional.empty()), READ),
        message("file", "5009", new ReceivedMessage.Media("file", Optional.of("見積書.pdf")), READ),
        message(
            "location",
            "5010",
            new ReceivedMessage.Location(
                Optional.of("美容室"), Optional.of("東京都千代田区丸の内1丁目"), 35.681236, 139.767125),
            Optional.empty()),
        message(
            "location-bare",
            "5011",
            new ReceivedMessage.Location(Optional.empty(), Optional.empty(), -35, 0),
            Optional.empty()),
        message("sticker", "5012", new ReceivedMessage.Sticker("11537", "52002738"), READ),
        message("sticker-message", "5013", new ReceivedMessage.Sticker("12287", "123456"), READ),
        message("standby", "5014", ReceivedMessage.Text.of("こんにちは"), READ),
        message("redelivered", "5001", ReceivedMessage.Text.of("明日の予約は空いていますか？"), READ),
        message("unknown-fields", "5015", ReceivedMessage.Text.of("予約"), READ),
        message(
            "unknown-message-kind",
            "5016",
            new ReceivedMessage.OtherContent("hologram"),
            Optional.empty()),
        message("unknown-enum", "5017", new ReceivedMessage.Sticker("1", "2"), Optional.empty()),
        message("unknown-source", "5018", ReceivedMessage.Text.of("予約"), Optional.empty()),
        Arguments.of("message-edited", new EventContent.Edited("5001", EDITED)),
        Arguments.of("unsend", new EventContent.UnsendEvent("5001")),
        Arguments.of("follow", new EventContent.FollowEvent(false)),
        Arguments.of("follow-unblocked", new EventContent.FollowEvent(true)),
        Arguments.of("follow-without-detail", new EventContent.FollowEvent(false)),
        Arguments.of("unfollow", new EventContent.UnfollowEvent()),
        Arguments.of("join", new EventContent.JoinEvent()),
        Arguments.of("leave", new EventContent.LeaveEvent()),
        Arguments.of(
            "member-joined",
            new EventContent.MemberJoinedEvent(List.of(USER, "U0123456789abcdef0123456789abcde0"))),
        Arguments.of("member-left", new EventContent.MemberLeftEvent(List.of(USER))),
        Arguments.of("postback", new EventContent.PostbackEvent("action=buy&itemid=1", Map.of())),
        Arguments.of(
            "postback-datetime",
            new EventContent.PostbackEvent(
                "storeId=12345", Map.of("datetime", "2026-12-25T01:00"))),
        Arguments.of(
            "postback-richmenu",
            new EventContent.PostbackEvent(
                "richmenu=b",
                Map.of("newRichMenuAliasId", "richmenu-alias-b", "status", "SUCCESS"))),
        Arguments.of("video-play-complete", new EventContent.OtherEvent("videoPlayComplete")),
        Arguments.of("beacon", new EventContent.OtherEvent("beacon")),
        Arguments.of("account-link", new EventContent.OtherEvent("accountLink")),
        Arguments.of("membership", new EventContent.OtherEvent("membership")),
        Arguments.of("module", new EventContent.OtherEvent("module")),
        Arguments.of("activated", new EventContent.OtherEvent("activated")),
        Arguments.of("deactivated", new EventContent.OtherEvent("deactivated")),
        Arguments.of("bot-suspended", new EventContent.OtherEvent("botSuspended")),
        Arguments.of("bot-resumed", new EventContent.OtherEvent("botResumed")),
        Arguments.of("delivery", new EventContent.OtherEvent("delivery")),
        Arguments.of("unknown-type", new EventContent.OtherEvent("telepathy")));
  }

  private static Arguments message(
      String name, String id, ReceivedMessage receivedMessage, Optional<String> readToken) {
    return Arguments.of(name, new EventContent.MessageEvent(id, receivedMessage, readToken));
  }

  @ParameterizedTest
  @MethodSource("documented")
  void every_event_becomes_ours_with_what_surrounds_it(String name, EventContent eventContent)
      throws IOException {
    var line = (ObjectNode) JSON.readTree(event(name));
    Event ours = only(event(name));

    assertThat(ours.content()).isEqualTo(eventContent);
    assertThat(ours.id()).isEqualTo(line.path("webhookEventId").asText());
    assertThat(ours.at()).isEqualTo(HAPPENED);
    assertThat(ours.destination()).contains("U8e742f61d673b39c7fff3cecb7536ef0");
    assertThat(ours.redelivered()).isEqualTo(name.equals("redelivered"));
    assertThat(ours.standby()).isEqualTo(name.equals("standby") || name.equals("deactivated"));
    assertThat(ours.replyToken())
        .isEqualTo(Optional.ofNullable(line.path("replyToken").textValue()));
  }

  @ParameterizedTest
  @MethodSource("documented")
  void what_is_kept_is_what_line_wrote_without_reply_tokens(String name, EventContent eventContent)
      throws IOException {
    var line = (ObjectNode) JSON.readTree(event(name));
    line.remove("replyToken");
    if (line.path("telepathy") instanceof ObjectNode nested) nested.remove("replyToken");

    String raw = only(event(name)).raw();

    assertThat(JSON.readTree(raw)).isEqualTo(line);
    assertThat(raw).doesNotContain("CANARY");
    assertThat(eventContent).isNotNull();
  }

  @Test
  void the_source_says_which_chat_and_who() {
    assertThat(only(event("text")).source())
        .contains(new Event.Source(CUSTOMER, Optional.of(USER)));
    assertThat(only(event("text-mention-account")).source())
        .contains(new Event.Source(GROUP, Optional.of(USER)));
    assertThat(only(event("text-quoting")).source())
        .contains(new Event.Source(ROOM, Optional.of(USER)));
    assertThat(only(event("join")).source()).contains(new Event.Source(GROUP, Optional.empty()));
    assertThat(only(event("bot-suspended")).source()).isEmpty();
    assertThat(only(event("unknown-source")).source()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "5",
        "\"x\"",
        "[]",
        "[[[]]]",
        "{}",
        "{\"type\":null}",
        "{\"type\":5}",
        "{\"type\":\"message\"}",
        "{\"type\":\"message\",\"timestamp\":\"soon\"}",
        "{\"type\":\"message\",\"message\":\"text\"}",
        "{\"type\":\"message\",\"timestamp\":1e999999999}",
        "{\"type\":\"follow\",\"source\":5}",
        "{\"\\ud800\":\"\\udc00\"}"
      })
  void a_poison_event_is_kept_and_holds_up_no_other(String poison) throws IOException {
    List<Event> events = events(event("text"), poison, event("follow"));

    assertThat(events).hasSize(3);
    assertThat(events.get(0).content()).isInstanceOf(EventContent.MessageEvent.class);
    assertThat(events.get(1).content()).isInstanceOf(EventContent.UnreadableEvent.class);
    assertThat(events.get(1).at()).isEqualTo(RECEIVED);
    assertThat(events.get(1).id()).startsWith("derived-");
    if (!poison.contains("ud800"))
      assertThat(JSON.readTree(events.get(1).raw())).isEqualTo(JSON.readTree(poison));
    assertThat(events.get(2).content()).isInstanceOf(EventContent.FollowEvent.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "message",
        "message.id",
        "message.text",
        "message.type=5",
        "message.mention=x",
        "message.text={}"
      })
  void a_message_that_cannot_be_read_keeps_its_id_time_chat_and_token(String change) {
    Event event =
        only(
            changed(
                "text",
                it -> {
                  String[] parts = change.split("=", 2);
                  String[] path = parts[0].split("\\.", 2);
                  ObjectNode parent = path.length == 1 ? it : (ObjectNode) it.get(path[0]);
                  String field = path[path.length - 1];
                  if (parts.length == 1) parent.remove(field);
                  else if (parts[1].equals("{}")) parent.putObject(field);
                  else parent.put(field, parts[1]);
                }));

    if (change.equals("message.type=5"))
      assertThat(event.content())
          .isEqualTo(
              new EventContent.MessageEvent("5001", new ReceivedMessage.OtherContent("5"), READ));
    else assertThat(event.content()).isInstanceOf(EventContent.UnreadableEvent.class);
    assertThat(event.chat()).contains(CUSTOMER);
    assertThat(event.at()).isEqualTo(HAPPENED);
    assertThat(event.id()).doesNotStartWith("derived-");
    assertThat(event.toString()).contains("CANARY-reply-token-1");
  }

  @Test
  void a_field_that_nobody_here_needs_may_be_anything() {
    for (var odd : List.of("emojis", "quoteToken", "quotedMessageId", "addedNextYear"))
      assertThat(
              only(changed("text", it -> ((ObjectNode) it.get("message")).putObject(odd)))
                  .content())
          .isEqualTo(only(event("text")).content());
  }

  @Test
  void a_mention_without_a_place_still_counts() {
    String event = event("text-mention-account").replaceAll("\"(index|length)\": \\d,", "");
    assertThat(only(event).content())
        .isEqualTo(
            new EventContent.MessageEvent(
                "5003",
                new ReceivedMessage.Text("@るすばん 予約", List.of(new Placeholder(0, 0, Of.ACCOUNT))),
                READ));
  }

  @Test
  void an_event_nested_to_the_limit_of_the_reader_is_still_read() {
    String deep = "[".repeat(900) + "]".repeat(900);
    Event event = only(event("text").replaceFirst("\\{", "{\"deep\":" + deep + ","));
    assertThat(event.content()).isInstanceOf(EventContent.MessageEvent.class);
    assertThat(event.raw()).contains(deep);
  }

  @Test
  void lone_surrogates_become_replacement_characters_everywhere() {
    Event event =
        only(
            event("text")
                .replace("明日の予約は空いていますか？", "a\\ud83d b\\ude00 \\ud83d\\ude00")
                .replace("\"mode\"", "\"x\\udfff\": 1, \"mode\""));

    assertThat(event.content())
        .isEqualTo(
            new EventContent.MessageEvent(
                "5001", ReceivedMessage.Text.of("a\uFFFD b\uFFFD 😀"), READ));
    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(event.raw())).isTrue();
    assertThat(event.raw()).contains("\"x\uFFFD\":1").contains("😀");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "U 1", "C0123456789abcdef0123456789abcdef", "花子", "U#1", "\n"})
  void a_customer_whose_id_cannot_be_one_makes_the_event_unreadable(String id) {
    Event event = only(changed("text", it -> ((ObjectNode) it.get("source")).put("userId", id)));
    assertThat(event.content()).isEqualTo(new EventContent.UnreadableEvent("odd source"));
    assertThat(event.source()).isEmpty();
  }

  @Test
  void an_odd_member_of_a_group_is_left_out() {
    Event spoken =
        only(
            changed("text-mention-other", it -> ((ObjectNode) it.get("source")).put("userId", "")));
    Event joined =
        only(event("member-joined").replaceFirst("\"userId\": \"" + USER + "\"", "\"x\": null"));

    assertThat(spoken.source()).contains(new Event.Source(GROUP, Optional.empty()));
    assertThat(spoken.content()).isInstanceOf(EventContent.MessageEvent.class);
    assertThat(joined.content())
        .isEqualTo(
            new EventContent.MemberJoinedEvent(List.of("U0123456789abcdef0123456789abcde0")));
  }

  @Test
  void a_missing_id_is_derived_and_the_same_when_redelivered() {
    String first = changed("text", it -> it.remove("webhookEventId"));
    String again =
        changed(
            "text",
            it -> {
              it.remove("webhookEventId");
              it.putObject("deliveryContext").put("isRedelivery", true);
            });
    String other =
        changed(
            "text",
            it -> {
              it.remove("webhookEventId");
              it.put("timestamp", HAPPENED.toEpochMilli() + 1);
            });

    assertThat(only(first).id()).matches("derived-[0-9a-f]{32}").isEqualTo(only(again).id());
    assertThat(only(other).id()).isNotEqualTo(only(first).id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a#b", "予約", "\n"})
  void an_id_no_store_could_use_is_replaced(String odd) {
    assertThat(only(changed("text", it -> it.put("webhookEventId", odd))).id())
        .startsWith("derived-");
  }

  @Test
  void a_missing_or_absurd_time_is_read_from_the_events_id() {
    for (Consumer<ObjectNode> change :
        List.<Consumer<ObjectNode>>of(
            it -> it.remove("timestamp"),
            it -> it.putNull("timestamp"),
            it -> it.put("timestamp", 0),
            it -> it.put("timestamp", -1),
            it -> it.put("timestamp", Long.MAX_VALUE),
            it -> it.put("timestamp", Long.MIN_VALUE),
            it -> it.put("timestamp", RECEIVED.plusSeconds(86_401).toEpochMilli()))) {
      Event event = only(changed("text", change));
      assertThat(event.at()).as(event.raw()).isEqualTo(HAPPENED);
      assertThat(event.content()).isInstanceOf(EventContent.MessageEvent.class);
    }
  }

  @Test
  void an_event_of_no_time_at_all_is_unreadable() {
    Event event =
        only(
            changed(
                "text",
                it -> {
                  it.remove("timestamp");
                  it.put("webhookEventId", "not-a-ulid");
                }));
    assertThat(event.content()).isEqualTo(new EventContent.UnreadableEvent("no time"));
    assertThat(event.at()).isEqualTo(RECEIVED);
  }

  @Test
  void a_doubled_event_is_passed_on_twice() {
    List<Event> events = events(event("text"), event("text"));
    assertThat(events).hasSize(2);
    assertThat(events.get(0)).isEqualTo(events.get(1));
  }

  @Test
  void bodies_mutated_at_random_are_opened_without_fail() {
    long seed = 42;
    var random = new Random(seed);
    List<String> names = documented().map(Arguments::get).map(it -> (String) it[0]).toList();
    for (int i = 0; i < 20_000; i++) {
      byte[] body = body(event("follow"), event(names.get(random.nextInt(names.size()))));
      for (int edits = 1 + random.nextInt(4); edits > 0; edits--)
        body[random.nextInt(body.length)] =
            (byte) "{}[]\",:0e\\u9 \0\uFF00".charAt(random.nextInt(15));
      assertThat(opened(body)).as("seed %d, try %d", seed, i).isNotInstanceOf(Refused.class);
    }
  }

  private static String changed(String name, Consumer<ObjectNode> change) {
    try {
      var line = (ObjectNode) JSON.readTree(event(name));
      change.accept(line);
      return line.toString();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Event only(String event) {
    List<Event> events = events(event);
    assertThat(events).hasSize(1);
    return events.getFirst();
  }

  private List<Event> events(String... events) {
    return ((Genuine) opened(body(events))).events();
  }

  private Opened opened(byte[] body) {
    return WebhookParser.open(CHANNEL, SignedWebhooks.signature(SECRET, body), body, RECEIVED);
  }

  static Stream<Arguments> absurd() {
    String text =
        "{'type':'message','webhookEventId':'%s','timestamp':1792756800123,'replyToken':'%s',"
            + "'source':{'type':'user','userId':'%s'},'message':{'id':'%s','type':'text','text':'x'}}";
    String sticker =
        "{'type':'message','timestamp':1792756800123,'source':{'type':'user','userId':'"
            + USER
            + "'},'message':{'id':'1','type':'sticker','packageId':'%s','stickerId':'%s'}}";
    String unsend =
        "{'type':'unsend','timestamp':1792756800123,'source':{'type':'user','userId':'"
            + USER
            + "'},'unsend':{'messageId':'%s'}}";
    String long390 = "x".repeat(390_000);
    return Stream.of(
        Arguments.of(text.formatted("e", long390, USER, "1"), "too long replyToken"),
        Arguments.of(text.formatted("e", "t", long390, "1"), "odd source"),
        Arguments.of(text.formatted("e", "t", USER, long390), "too long message.id"),
        Arguments.of(sticker.formatted(long390, "1"), "too long message.packageId"),
        Arguments.of(sticker.formatted("1", long390), "too long message.stickerId"),
        Arguments.of(unsend.formatted(long390), "too long unsend.messageId"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("absurd")
  void an_absurd_id_makes_an_event_unreadable_and_becomes_no_part_of_it(String json, String why) {
    Event event = absurdEvent(json);
    assertThat(event.content()).isEqualTo(new EventContent.UnreadableEvent(why));
    assertThat(event.id().length()).isLessThan(100);
    assertThat(event.replyToken().orElse("").length()).isLessThan(100);
  }

  @Test
  void an_absurd_event_id_gives_way_to_one_of_ours() {
    String id = "x".repeat(390_000);
    Event event =
        absurdEvent("{'type':'follow','webhookEventId':'" + id + "','timestamp':1792756800123}");
    assertThat(event.id()).startsWith("derived-");
    assertThat(event.content()).isEqualTo(new EventContent.FollowEvent(false));
  }

  private static Event absurdEvent(String json) {
    String body =
        "{\"destination\":\"%s\",\"events\":[%s]}"
            .formatted("x".repeat(390_000), json.replace('\'', '"'));
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    var opened =
        WebhookParser.open(CHANNEL, WebhookParser.signature(SECRET, bytes), bytes, RECEIVED);
    assertThat(opened).isInstanceOf(Genuine.class);
    assertThat(((Genuine) opened).destination()).isEmpty();
    return ((Genuine) opened).events().getFirst();
  }
}
