package rusuban.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import rusuban.testkit.RandomInputs;

/** Random mutations of a webhook's body: broken bytes, broken text and unexpected JSON. */
final class RandomMutation {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** JSON values that no field expects. */
  private static final List<String> ODD =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-1",
          "1.5",
          "1e400",
          "-1e-400",
          "1E2147483648",
          "9223372036854775807",
          "9223372036854775808",
          "123456789012345678901234567890123",
          "\"\"",
          "\" \"",
          "\"\\ud800\"",
          "\"\\udc00\\ud800\"",
          "\"\\u0000\"",
          "\"\\ud83d\"",
          "[]",
          "{}",
          "[null]",
          "[[]]",
          "{\"\":null}",
          "\"message\"",
          "\"follow\"",
          "\"unsend\"",
          "{\"type\":\"user\"}",
          "{\"type\":\"group\",\"groupId\":\"C\"}",
          "{\"type\":1}",
          "\"../../etc\"",
          "\"U4af4980629b7c1f26d0e5a93c8d71b20\"",
          "\"2026-11-24T00:00:00Z\"",
          "[".repeat(400) + "]".repeat(400),
          "[".repeat(3_000) + "]".repeat(3_000),
          "{\"a\":".repeat(900) + "1" + "}".repeat(900),
          "[".repeat(10_000) + "]".repeat(10_000),
          "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000),
          "9".repeat(900),
          "9".repeat(20_000),
          "-0." + "0".repeat(900) + "1",
          "1e-2147483648",
          "1" + "0".repeat(900) + "e900",
          "\"" + "\\ud83d".repeat(2_000) + "\"",
          "\"" + "a\u0301\u0323".repeat(3_000) + "\"",
          "\"" + "あ".repeat(60_000) + "\"");

  /** Pieces that break text at any position. */
  private static final List<String> PIECES =
      List.of(
          "\"",
          "\\",
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\u0000",
          "\ufeff",
          "\\ud800",
          "\n",
          "1e9",
          "null",
          "[".repeat(2_000),
          "/*",
          "//",
          "😊");

  /** Invalid UTF-8: surrogates, an overlong NUL, and bytes that never occur. */
  private static final List<byte[]> NO_UTF8 =
      List.of(
          new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
          new byte[] {(byte) 0xED, (byte) 0xB0, (byte) 0x80},
          new byte[] {(byte) 0xC0, (byte) 0x80},
          new byte[] {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
          new byte[] {(byte) 0xFE, (byte) 0xFF},
          new byte[] {(byte) 0x80});

  /** Names of an event's fields, to repeat one of them. */
  private static final List<String> FIELDS =
      List.of(
          "events",
          "destination",
          "type",
          "source",
          "userId",
          "message",
          "text",
          "timestamp",
          "webhookEventId",
          "replyToken",
          "deliveryContext",
          "mode");

  /** Contents of a field of two megabytes. */
  private static final List<String> FILLINGS =
      List.of("x", "あ", "\\ud800", "\\u0000", "a\u0301\u0323", "😊", "\\\"", "か゛ゝ");

  private RandomMutation() {}

  /** Returns the body with one to three changes. */
  static byte[] of(byte[] body, RandomInputs randomInputs) {
    byte[] changed = body;
    for (int left = randomInputs.between(1, 3); left > 0; left--)
      changed =
          randomInputs.happens(0.6)
              ? structure(changed, randomInputs)
              : bytes(changed, randomInputs);
    return changed;
  }

  /** Returns the body filled to this size, by a text in one object or by leading blanks. */
  static byte[] filled(byte[] body, int size, RandomInputs randomInputs) {
    if (randomInputs.happens(0.1))
      return joined(" ".repeat(size - body.length).getBytes(UTF_8), body);
    String filling = randomInputs.oneOf(FILLINGS);
    int times = (size - body.length - "\"text\":\"\",".length()) / filling.getBytes(UTF_8).length;
    String text = "\"text\":\"" + filling.repeat(times) + "\",";
    return inserted(body, afterBrace(body, randomInputs), text.getBytes(UTF_8));
  }

  private static byte[] twice(byte[] body, RandomInputs randomInputs) {
    String again = "\"" + randomInputs.oneOf(FIELDS) + "\":" + randomInputs.oneOf(ODD) + ",";
    return inserted(body, afterBrace(body, randomInputs), again.getBytes(UTF_8));
  }

  /** Returns a position after a random opening brace, 0 without a brace. */
  private static int afterBrace(byte[] body, RandomInputs randomInputs) {
    int[] braces = IntStream.range(0, body.length).filter(i -> body[i] == '{').toArray();
    return braces.length == 0 ? 0 : braces[randomInputs.between(0, braces.length - 1)] + 1;
  }

  private static byte[] bytes(byte[] body, RandomInputs randomInputs) {
    int from = randomInputs.between(0, body.length);
    int to = Math.min(body.length, from + randomInputs.between(1, 40));
    return switch (randomInputs.between(0, 7)) {
      case 0 -> Arrays.copyOf(body, from);
      case 1 -> joined(Arrays.copyOf(body, from), Arrays.copyOfRange(body, to, body.length));
      case 2 -> joined(Arrays.copyOf(body, to), Arrays.copyOfRange(body, from, body.length));
      case 3 -> inserted(body, from, randomInputs.oneOf(PIECES).getBytes(UTF_8));
      case 4 -> inserted(body, from, new byte[] {(byte) randomInputs.between(0, 255)});
      case 5 -> inserted(body, from, randomInputs.oneOf(NO_UTF8));
      case 6 -> twice(body, randomInputs);
      default -> flipped(body, randomInputs);
    };
  }

  private static byte[] flipped(byte[] body, RandomInputs randomInputs) {
    byte[] changed = body.clone();
    for (int left = randomInputs.between(1, 8); left > 0 && changed.length > 0; left--)
      changed[randomInputs.between(0, changed.length - 1)] ^=
          (byte) (1 << randomInputs.between(0, 7));
    return changed;
  }

  private static byte[] inserted(byte[] body, int at, byte[] piece) {
    return joined(Arrays.copyOf(body, at), piece, Arrays.copyOfRange(body, at, body.length));
  }

  private static byte[] joined(byte[]... parts) {
    var whole = new ByteArrayOutputStream();
    for (byte[] part : parts) whole.writeBytes(part);
    return whole.toByteArray();
  }

  /** Changes one value, or some bytes if the body is no JSON any more. */
  private static byte[] structure(byte[] body, RandomInputs randomInputs) {
    try {
      JsonNode root = JSON.readTree(body);
      var containers = new ArrayList<JsonNode>();
      gather(root, containers);
      if (containers.isEmpty()) return bytes(body, randomInputs);
      switch (randomInputs.oneOf(containers)) {
        case ObjectNode object -> change(object, randomInputs);
        case ArrayNode array -> change(array, randomInputs);
        default -> throw new IllegalStateException("neither object nor array");
      }
      return JSON.writeValueAsBytes(root);
    } catch (IOException | NumberFormatException _) {
      return bytes(body, randomInputs);
    }
  }

  private static void gather(JsonNode node, List<JsonNode> containers) {
    if (node.isContainerNode() && !node.isEmpty()) containers.add(node);
    node.forEach(child -> gather(child, containers));
  }

  private static void change(ObjectNode object, RandomInputs randomInputs) {
    var names = new ArrayList<String>();
    object.fieldNames().forEachRemaining(names::add);
    String name = randomInputs.oneOf(names);
    switch (randomInputs.between(0, 5)) {
      case 0 -> object.remove(name);
      case 1 -> object.set(randomInputs.text(10), object.remove(name));
      case 2 -> object.set(name, JsonNodeFactory.instance.arrayNode().add(object.get(name)));
      case 3 -> object.put(name, randomInputs.text(200));
      default -> object.set(name, odd(randomInputs));
    }
  }

  private static void change(ArrayNode array, RandomInputs randomInputs) {
    int at = randomInputs.between(0, array.size() - 1);
    switch (randomInputs.between(0, 3)) {
      case 0 -> array.remove(at);
      case 1 -> array.add(array.get(at).deepCopy());
      case 2 -> array.insert(at, odd(randomInputs));
      default -> array.set(at, odd(randomInputs));
    }
  }

  private static JsonNode odd(RandomInputs randomInputs) {
    return JsonNodeFactory.instance.rawValueNode(new RawValue(randomInputs.oneOf(ODD)));
  }
}
