package rusuban.local.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rusuban.json.Json;
import rusuban.local.line.state.ChatMode;
import rusuban.local.line.state.SimulatedChat;
import rusuban.local.line.state.TimelineItem;
import rusuban.local.line.state.WebhookDelivery;

class WebhookQueueTest {
  private final LineSimulatorFixture lineSimulatorFixture = stage();
  private final SimulatedCustomer hanako = lineSimulatorFixture.line.customer("花子");

  @AfterEach
  void close() {
    lineSimulatorFixture.close();
  }

  @Test
  void a_text_arrives_as_LINE_documents_it() throws Exception {
    var webhookDelivery = hanako.says("よやく");

    assertThat(webhookDelivery.status()).isEqualTo(WebhookDelivery.Status.OK);
    assertThat(webhookDelivery.httpStatus()).isEqualTo(200);
    assertThat(lineSimulatorFixture.shop.bodies.getFirst())
        .startsWith("{\"destination\":\"U8e742f61d673b39c7fff3cecb7536ef0\",\"events\":[{");
    var event = lineSimulatorFixture.shop.lastEvent();
    assertThat(event.fields().keySet())
        .containsExactlyInAnyOrder(
            "type",
            "timestamp",
            "source",
            "webhookEventId",
            "mode",
            "replyToken",
            "message",
            "deliveryContext");
    assertThat(event.text("mode")).contains("active");
    assertThat(event.get("timestamp"))
        .contains(Json.num(lineSimulatorFixture.instant().toEpochMilli()));
    assertThat(event.text("webhookEventId").orElseThrow()).matches("[0-7][0-9A-HJKMNP-TV-Z]{25}");
    assertThat(event.text("replyToken").orElseThrow()).matches("[0-9a-f]{32}");
    assertThat(child(event, "source").fields())
        .containsEntry("type", Json.str("user"))
        .containsEntry("userId", Json.str(hanako.userId()));
    var message = child(event, "message");
    assertThat(message.fields().keySet())
        .containsExactly("id", "type", "quoteToken", "markAsReadToken", "text");
    assertThat(message.text("id").orElseThrow()).matches("[0-9]{18}");
    assertThat(child(event, "deliveryContext").get("isRedelivery")).contains(new Json.Bool(false));
  }

  @Test
  void every_body_is_signed_over_its_bytes() throws Exception {
    hanako.says("髙島屋 👩‍🦰");

    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(LineSimulatorFixture.SECRET.getBytes(UTF_8), "HmacSHA256"));
    var expected = mac.doFinal(lineSimulatorFixture.shop.bodies.getFirst().getBytes(UTF_8));
    assertThat(lineSimulatorFixture.shop.signatures)
        .containsExactly(Base64.getEncoder().encodeToString(expected));
  }

  @Test
  void message_ids_grow_and_event_ids_differ() {
    IntStream.range(0, 20).forEach(it -> hanako.says("" + it));

    var ids =
        lineSimulatorFixture.shop.events().stream()
            .map(it -> Long.parseLong(child(it, "message").text("id").orElseThrow()))
            .toList();
    assertThat(ids).isSorted().doesNotHaveDuplicates();
    assertThat(lineSimulatorFixture.shop.events().stream().map(it -> it.text("webhookEventId")))
        .doesNotHaveDuplicates();
  }

  static Stream<Arguments> uploads() {
    return Stream.of(
        upload("sticker", true, it -> it.sendsSticker("11537", "52002738"), "packageId"),
        upload("image", true, it -> it.sendsImage(new byte[] {1}), "contentProvider"),
        upload("video", true, it -> it.sendsVideo(new byte[] {1}, new byte[] {2}, 9), "duration"),
        upload("audio", false, it -> it.sendsAudio(new byte[] {1}, 9), "duration"),
        upload("file", false, it -> it.sendsFile("a.txt", new byte[] {1}), "fileSize"),
        upload("location", false, WebhookQueueTest::ginza, "latitude"));
  }

  private static Arguments upload(
      String type,
      boolean quotable,
      Function<SimulatedCustomer, WebhookDelivery> sent,
      String property) {
    return Arguments.of(type, quotable, sent, property);
  }

  private static WebhookDelivery ginza(SimulatedCustomer simulatedCustomer) {
    return simulatedCustomer.sends(
        PhoneMessages.location(
            Optional.of("銀座"),
            Optional.empty(),
            new java.math.BigDecimal("35.67"),
            new java.math.BigDecimal("139.76")));
  }

  @ParameterizedTest
  @MethodSource("uploads")
  void each_kind_of_message_has_its_own_properties(
      String type,
      boolean quotable,
      Function<SimulatedCustomer, WebhookDelivery> sent,
      String property) {
    assertThat(sent.apply(hanako).status()).isEqualTo(WebhookDelivery.Status.OK);

    var message = child(lineSimulatorFixture.shop.lastEvent(), "message");
    assertThat(message.text("type")).contains(type);
    assertThat(message.get(property)).isPresent();
    assertThat(message.text("quoteToken").isPresent()).isEqualTo(quotable);
    assertThat(message.text("markAsReadToken")).isPresent();
  }

  @Test
  void only_events_that_can_be_answered_carry_a_reply_token() {
    var simulatedGroup = lineSimulatorFixture.line.group(SimulatedChat.Type.GROUP, "常連", hanako);
    var taro = lineSimulatorFixture.line.customer("太郎");
    hanako.follows();
    hanako.says("あ");
    var messageId = hanako.chat().getLast().id();
    hanako.taps("menu=1");
    hanako.unsends(messageId);
    hanako.blocks();
    hanako.follows();
    simulatedGroup.invites();
    simulatedGroup.joins(taro);
    simulatedGroup.says(taro, "こんにちは");
    simulatedGroup.leaves(taro);
    simulatedGroup.removes();

    assertThat(lineSimulatorFixture.shop.events())
        .extracting(it -> it.text("type").orElseThrow(), it -> it.text("replyToken").isPresent())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("follow", true),
            org.assertj.core.groups.Tuple.tuple("message", true),
            org.assertj.core.groups.Tuple.tuple("postback", true),
            org.assertj.core.groups.Tuple.tuple("unsend", false),
            org.assertj.core.groups.Tuple.tuple("unfollow", false),
            org.assertj.core.groups.Tuple.tuple("follow", true),
            org.assertj.core.groups.Tuple.tuple("join", true),
            org.assertj.core.groups.Tuple.tuple("memberJoined", true),
            org.assertj.core.groups.Tuple.tuple("message", true),
            org.assertj.core.groups.Tuple.tuple("memberLeft", false),
            org.assertj.core.groups.Tuple.tuple("leave", false));
    assertThat(child(lineSimulatorFixture.shop.events().get(0), "follow").get("isUnblocked"))
        .contains(new Json.Bool(false));
    assertThat(child(lineSimulatorFixture.shop.events().get(5), "follow").get("isUnblocked"))
        .contains(new Json.Bool(true));
    assertThat(child(lineSimulatorFixture.shop.events().get(3), "unsend").text("messageId"))
        .contains(messageId);
  }

  @Test
  void a_mention_of_the_account_in_a_group_says_that_it_is_meant() {
    var simulatedGroup = lineSimulatorFixture.line.group(SimulatedChat.Type.GROUP, "常連", hanako);
    simulatedGroup.invites();
    simulatedGroup.mentions(hanako, "予約したい");

    var event = lineSimulatorFixture.shop.lastEvent();
    assertThat(child(event, "source").fields().keySet())
        .containsExactly("type", "groupId", "userId");
    var message = child(event, "message");
    assertThat(message.text("text")).contains("@サロン 予約したい");
    var mentionees = (Json.Arr) child(message, "mention").get("mentionees").orElseThrow();
    assertThat(((Json.Obj) mentionees.items().getFirst()).fields())
        .containsEntry("isSelf", new Json.Bool(true))
        .containsEntry("length", Json.num("@サロン".length()))
        .containsEntry("userId", Json.str("U8e742f61d673b39c7fff3cecb7536ef0"));
  }

  @Test
  void two_customers_in_one_webhook() {
    var taro = lineSimulatorFixture.line.customer("太郎");
    lineSimulatorFixture
        .line
        .perform(saying(hanako, "あ"), saying(taro, "い"), new CustomerAction.Follow(hanako.userId()))
        .done()
        .delivery()
        .join();

    assertThat(lineSimulatorFixture.shop.bodies).hasSize(1);
    assertThat(lineSimulatorFixture.shop.events()).hasSize(3);
    assertThat(taro.chat().getFirst())
        .isInstanceOfSatisfying(
            TimelineItem.FromCustomer.class,
            it -> assertThat(it.webhookDelivery().status()).isEqualTo(WebhookDelivery.Status.OK));
  }

  @Test
  void what_LINE_does_not_offer_does_not_happen() {
    hanako.follows();
    assertThatThrownBy(hanako::follows).isInstanceOf(IllegalStateException.class);
    hanako.blocks();
    assertThatThrownBy(hanako::blocks).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> hanako.says("あ")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> hanako.unsends("1")).isInstanceOf(IllegalStateException.class);
    var simulatedGroup = lineSimulatorFixture.line.group(SimulatedChat.Type.ROOM, "三人", hanako);
    assertThatThrownBy(() -> simulatedGroup.says(hanako, "あ"))
        .isInstanceOf(IllegalStateException.class);
    assertThat(lineSimulatorFixture.shop.events()).hasSize(2);
  }

  @Test
  void a_redelivered_webhook_differs_in_nothing_but_saying_so() {
    lineSimulatorFixture.shop.status = 500;
    var failed = hanako.says("あ");
    assertThat(failed.status()).isEqualTo(WebhookDelivery.Status.ERROR);
    assertThat(failed.httpStatus()).isEqualTo(500);

    lineSimulatorFixture.shop.status = 200;
    var again = lineSimulatorFixture.line.redeliver(failed.eventId()).orElseThrow().join();

    assertThat(again.status()).isEqualTo(WebhookDelivery.Status.OK);
    assertThat(again.redelivered()).isTrue();
    assertThat(lineSimulatorFixture.shop.bodies.get(1))
        .isEqualTo(
            lineSimulatorFixture
                .shop
                .bodies
                .get(0)
                .replace("\"isRedelivery\":false", "\"isRedelivery\":true"));
    assertThat(lineSimulatorFixture.line.redeliver("01UNKNOWN")).isEmpty();
  }

  @Test
  void a_webhook_is_repeated_while_the_first_is_still_on_its_way() {
    lineSimulatorFixture.line.webhookTimeout(Duration.ofSeconds(30));
    var both = new CountDownLatch(2);
    lineSimulatorFixture.shop.before =
        _ -> {
          both.countDown();
          await(both);
        };
    var first = lineSimulatorFixture.line.perform(saying(hanako, "1")).done();
    var event = ((TimelineItem.FromCustomer) first.items().getFirst()).webhookDelivery().eventId();

    var again = lineSimulatorFixture.line.repeat(event).orElseThrow().join();

    assertThat(again.status()).isEqualTo(WebhookDelivery.Status.OK);
    assertThat(again.redelivered()).isTrue();
    assertThat(first.delivery().join().redelivered()).isFalse();
    assertThat(texts()).containsExactly("1", "1");
    assertThat(lineSimulatorFixture.line.repeat("01UNKNOWN")).isEmpty();
  }

  @Test
  void failed_webhooks_are_redelivered_only_where_that_is_switched_on_and_three_times_at_most() {
    lineSimulatorFixture.shop.status = 503;
    hanako.says("lost");
    assertThat(lineSimulatorFixture.line.redeliverFailed()).isEmpty();

    lineSimulatorFixture.line.webhookRedelivery(true);
    hanako.says("kept");
    for (int i = 0; i < 3; i++) assertThat(lineSimulatorFixture.line.redeliverFailed()).hasSize(1);
    assertThat(lineSimulatorFixture.line.redeliverFailed()).isEmpty();
    assertThat(lineSimulatorFixture.shop.bodies).hasSize(5);

    hanako.says("mended");
    lineSimulatorFixture.shop.status = 200;
    assertThat(lineSimulatorFixture.line.redeliverFailed())
        .extracting(WebhookDelivery::status)
        .containsExactly(WebhookDelivery.Status.OK);
    assertThat(lineSimulatorFixture.line.redeliverFailed()).isEmpty();
  }

  @Test
  void a_shop_that_cannot_be_reached_or_does_not_answer_is_named_as_LINE_names_it() {
    var release = new CountDownLatch(1);
    lineSimulatorFixture.line.webhookTimeout(Duration.ofMillis(200));
    lineSimulatorFixture.shop.before = _ -> await(release);
    assertThat(hanako.says("あ").note()).contains("request_timeout");
    release.countDown();

    lineSimulatorFixture.line.webhookUrl(java.net.URI.create("http://localhost:1/webhook"));
    assertThat(hanako.says("い").note()).contains("could_not_connect");

    lineSimulatorFixture.line.webhookActive(false);
    assertThat(hanako.says("う").note()).contains("webhook is off");
  }

  @Test
  void one_customers_webhooks_keep_their_order_while_anothers_overtake_them() {
    var taro = lineSimulatorFixture.line.customer("太郎");
    var release = new CountDownLatch(1);
    lineSimulatorFixture.line.webhookTimeout(Duration.ofSeconds(30));
    var first = new java.util.concurrent.atomic.AtomicBoolean(true);
    lineSimulatorFixture.shop.before =
        _ -> {
          if (first.getAndSet(false)) await(release);
        };
    var held = lineSimulatorFixture.line.perform(saying(hanako, "1")).done();
    while (first.get()) Thread.onSpinWait(); // until the first webhook has arrived
    var next =
        IntStream.rangeClosed(2, 20)
            .mapToObj(it -> lineSimulatorFixture.line.perform(saying(hanako, "" + it)).done())
            .toList();
    assertThat(taro.says("先に").status()).isEqualTo(WebhookDelivery.Status.OK);
    assertThat(texts()).containsExactly("先に");

    release.countDown();
    held.delivery().join();
    next.forEach(it -> it.delivery().join());
    assertThat(texts().subList(1, 21))
        .isEqualTo(IntStream.rangeClosed(1, 20).mapToObj(Integer::toString).toList());
  }

  @Test
  void a_thousand_customers_speak_at_once_and_each_is_heard_once() {
    lineSimulatorFixture.line.webhookTimeout(Duration.ofSeconds(60));
    var people =
        IntStream.range(0, 1000)
            .mapToObj(it -> lineSimulatorFixture.line.newCustomer("客" + it))
            .toList();
    var said =
        people.stream()
            .map(it -> lineSimulatorFixture.line.perform(saying(it, "あ")).done())
            .toList();
    assertThat(said)
        .allSatisfy(
            it -> assertThat(it.delivery().join().status()).isEqualTo(WebhookDelivery.Status.OK));
    assertThat(
            lineSimulatorFixture.shop.events().stream()
                .map(it -> child(it, "source").text("userId")))
        .doesNotHaveDuplicates()
        .hasSize(1000);
  }

  @Test
  void with_chat_off_everything_is_read_at_once_and_with_chat_on_when_marked() {
    hanako.says("1");
    lineSimulatorFixture.line.chatMode(ChatMode.CHAT);
    hanako.says("2");
    hanako.says("3");
    var token =
        child(lineSimulatorFixture.shop.lastEvent(), "message")
            .text("markAsReadToken")
            .orElseThrow();
    hanako.says("4");
    assertThat(read()).containsExactly(true, false, false, false);

    var answer =
        lineSimulatorFixture.post(
            "/v2/bot/chat/markAsRead", "{\"markAsReadToken\":\"%s\"}".formatted(token));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(read()).containsExactly(true, true, true, false);

    lineSimulatorFixture.post(
        "/v2/bot/message/markAsRead", "{\"chat\":{\"userId\":\"%s\"}}".formatted(hanako.userId()));
    assertThat(read()).containsExactly(true, true, true, true);
    assertThat(
            lineSimulatorFixture
                .post("/v2/bot/chat/markAsRead", "{\"markAsReadToken\":\"x\"}")
                .status())
        .isEqualTo(400);
  }

  @Test
  void an_unsent_message_can_be_seen_nowhere() {
    hanako.sendsImage(new byte[] {1, 2, 3});
    var messageId = hanako.chat().getFirst().id();
    var content = "/v2/bot/message/" + messageId + "/content";
    assertThat(lineSimulatorFixture.get(content).status()).isEqualTo(200);

    hanako.unsends(messageId);

    assertThat(lineSimulatorFixture.get(content).status()).isEqualTo(410);
    assertThat(hanako.chat())
        .singleElement()
        .isInstanceOfSatisfying(
            TimelineItem.Notice.class,
            it -> assertThat(it.kind()).isEqualTo(TimelineItem.Notice.Kind.UNSENT));
  }

  @Test
  void the_same_name_has_the_same_id_after_a_restart() throws IOException {
    try (var other = new LineSimulatorFixture()) {
      assertThat(other.line.customer("花子").userId()).isEqualTo(hanako.userId());
      assertThat(other.line.newCustomer("花子").userId()).isNotEqualTo(hanako.userId());
    }
  }

  private List<Boolean> read() {
    return hanako.chat().stream().map(it -> ((TimelineItem.FromCustomer) it).read()).toList();
  }

  private List<String> texts() {
    return lineSimulatorFixture.shop.events().stream()
        .map(it -> child(it, "message").text("text").orElseThrow())
        .toList();
  }

  private static CustomerAction saying(SimulatedCustomer simulatedCustomer, String text) {
    return new CustomerAction.Message(
        simulatedCustomer.userId(),
        simulatedCustomer.userId(),
        PhoneMessages.text(text),
        Optional.empty());
  }

  static Json.Obj child(Json.Obj object, String name) {
    return (Json.Obj) object.get(name).orElseThrow();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static LineSimulatorFixture stage() {
    try {
      return new LineSimulatorFixture();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
