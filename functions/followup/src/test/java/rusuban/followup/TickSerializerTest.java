package rusuban.followup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.CustomPojoSerializer;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import rusuban.app.tick.DueWorkRunner.Carried;

class TickSerializerTest {
  private static final Path EVENTS = Path.of("../../events");

  private final TickSerializer ours = new TickSerializer();

  @Test
  void a_message_of_the_queue_is_read_as_Lambda_would_read_it() throws IOException {
    var json = Files.readString(EVENTS.resolve("drain-shard.json"));
    SQSEvent theirs =
        LambdaEventSerializers.<SQSEvent>serializerFor(
                SQSEvent.class, TickSerializerTest.class.getClassLoader())
            .fromJson(json);
    SQSEvent read = ours.fromJson(json, SQSEvent.class);
    assertThat(read.getRecords())
        .extracting(SQSEvent.SQSMessage::getBody)
        .isEqualTo(theirs.getRecords().stream().map(SQSEvent.SQSMessage::getBody).toList())
        .containsExactly("0");
  }

  @Test
  void an_event_without_messages_has_none() {
    assertThat(ours.<SQSEvent>fromJson("{}", SQSEvent.class).getRecords()).isEmpty();
    assertThat(ours.<SQSEvent>fromJson("{\"Records\":[7]}", SQSEvent.class).getRecords())
        .extracting(SQSEvent.SQSMessage::getBody)
        .containsExactly((String) null);
  }

  @Test
  void a_tick_is_a_tick() throws IOException {
    var json = Files.readString(EVENTS.resolve("followup-tick.json"));
    assertThat(ours.<Object>fromJson(json, ScheduledEvent.class))
        .isInstanceOf(ScheduledEvent.class);
  }

  @Test
  void an_answer_is_written_as_Lambda_would_write_it() {
    var carried = new Carried(3, 1);
    var written = new ByteArrayOutputStream();
    ours.toJson(carried, written, Carried.class);
    var theirs = new ByteArrayOutputStream();
    JacksonFactory.getInstance().getSerializer(Carried.class).toJson(carried, theirs);
    assertThat(written.toString(UTF_8)).isEqualTo(theirs.toString(UTF_8));
  }

  @Test
  void the_runtime_client_finds_it_by_its_name() {
    assertThat(ServiceLoader.load(CustomPojoSerializer.class))
        .singleElement()
        .isInstanceOf(TickSerializer.class);
  }
}
