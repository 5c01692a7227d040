package rusuban.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rusuban.core.Json;
import rusuban.testkit.TestSize;

/** The promises under a little load; how long anything takes is not for a test to say. */
@Tag(TestSize.SLOW)
class SmallRunTest {
  private final Progress unseen =
      new Progress(
          new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8), false);

  @Test
  void of_many_questions_none_is_lost_and_none_answered_twice() throws Exception {
    var plan =
        new Day.Plan(
            salon(),
            20,
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            0.3,
            Duration.ZERO,
            Duration.ofMinutes(1),
            1);

    var result = new Day(plan, unseen).run();

    assertThat(result.lost()).isZero();
    assertThat(result.doubled()).isZero();
    assertThat(result.figures().json().get("notOk")).contains(Json.num(0));
    assertThat(counts(result, "told").get("EventKept"))
        .isEqualTo(result.figures().json().get("events"));
    assertThat(counts(result, "told").get("EventDuplicate")).isPresent();
  }

  @Test
  void two_ticks_at_once_thank_every_customer_once() throws Exception {
    var plan = new Thanks.Plan(salon(), 300, Duration.ZERO, 2_000);

    var result = new Evening(plan, unseen).run();

    assertThat(result.lost()).isZero();
    assertThat(result.doubled()).isZero();
    assertThat(result.figures().json().get("due")).contains(Json.num(300));
    assertThat(result.figures().json().get("accepted")).contains(Json.num(300));
    assertThat(result.figures().json().get("leftovers")).contains(Json.num(0));
    assertThat(counts(result, "endings").get("sent-by-push")).contains(Json.num(300));
  }

  @Test
  void a_tick_and_consumers_thank_every_customer_once() throws Exception {
    // More than a page in many a shard, so that there is something to hand over.
    var plan = new Thanks.Plan(salon(), 1_900, Duration.ZERO, 2_000);

    var result = new Crowd(plan, 2, unseen).run();

    assertThat(result.lost()).isZero();
    assertThat(result.doubled()).isZero();
    assertThat(result.figures().json().get("accepted")).contains(Json.num(1_900));
    assertThat(result.figures().json().get("leftovers")).contains(Json.num(0));
    assertThat(result.figures().json().get("messages"))
        .hasValueSatisfying(it -> assertThat(it).isNotEqualTo(Json.num(0)));
  }

  private static Json.Obj counts(Result result, String figure) {
    return (Json.Obj) result.figures().json().get(figure).orElseThrow();
  }

  private static String salon() throws IOException {
    return Files.readString(Path.of("../examples/salon.json"));
  }
}
