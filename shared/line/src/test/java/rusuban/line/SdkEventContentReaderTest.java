package rusuban.line;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.bot.jackson.ModelObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rusuban.core.event.EventContent;
import rusuban.json.JsonText;

/** Tests that we read each event that LINE's own SDK reads, with the same result. */
class SdkEventContentReaderTest {
  private static final ObjectMapper JSON = ModelObjectMapper.createNewObjectMapper();
  private static final SdkEventContentReader SDK = new SdkEventContentReader(JSON);

  static List<String> documented() {
    return SignedWebhooks.names();
  }

  @ParameterizedTest
  @MethodSource("documented")
  void every_documented_event(String name) throws Exception {
    JsonNode event = JSON.readTree(SignedWebhooks.event(name));
    assertThat(ours(event)).isEqualTo(SDK.read(event));
  }

  /** Removes, nulls, adds and repeats fields, as LINE is free to do. */
  @Test
  void events_changed_at_random() throws IOException {
    var names = documented();
    long seed = 20261129;
    var random = new SplittableRandom(seed);
    int read = 0;
    for (int i = 0; i < 20_000; i++) {
      JsonNode event = JSON.readTree(SignedWebhooks.event(names.get(random.nextInt(names.size()))));
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) change(event, random);
      EventContent sdk;
      try {
        sdk = SDK.read(event);
      } catch (UnreadableEventException _) {
        continue; // the SDK requires fields that we do not use
      }
      read++;
      assertThat(ourReading(event)).as("seed %d, %d: %s", seed, i, event).isEqualTo(sdk);
    }
    assertThat(read).isGreaterThan(10_000);
  }

  private static void change(JsonNode event, RandomGenerator random) {
    var containers = new ArrayList<ContainerNode<?>>();
    collect(event, containers);
    switch (containers.get(random.nextInt(containers.size()))) {
      case ObjectNode object when object.isEmpty() -> object.put("added", "1");
      case ObjectNode object -> {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        String name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(3)) {
          case 0 -> object.remove(name);
          case 1 -> object.putNull(name);
          default -> object.putObject("added").put(name, 1);
        }
      }
      case ArrayNode array when array.isEmpty() -> array.addObject();
      case ArrayNode array -> array.add(array.get(random.nextInt(array.size())).deepCopy());
      case ContainerNode<?> other -> throw new AssertionError(other.getNodeType());
    }
  }

  private static void collect(JsonNode node, List<ContainerNode<?>> into) {
    if (node instanceof ContainerNode<?> container) into.add(container);
    node.forEach(child -> collect(child, into));
  }

  private static EventContent ourReading(JsonNode event) {
    try {
      return ours(event);
    } catch (UnreadableEventException e) {
      return new EventContent.UnreadableEvent(e.why());
    }
  }

  private static EventContent ours(JsonNode event) throws UnreadableEventException {
    return EventContentReader.read(
        JsonText.parseForeign(event.toString().getBytes(StandardCharsets.UTF_8)));
  }
}
