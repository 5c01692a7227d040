package rusuban.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.offset;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rusuban.app.chat.ChatStore;
import rusuban.app.store.StorePorts;
import rusuban.bench.Growth.AtSize;
import rusuban.core.Json;
import rusuban.local.cost.Kind;
import rusuban.local.cost.Measured;
import rusuban.local.cost.Units;
import rusuban.settings.JsonText;
import rusuban.testkit.TestSize;
import rusuban.wiring.Parts;

@Tag(TestSize.SLOW)
class GrowthTest {
  private static final int PLAYED = 100;

  private final Progress unseen =
      new Progress(
          new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8), false);

  @Test
  void a_hundred_customers_cost_each_what_ten_cost() throws Exception {
    var salon = (Json.Obj) JsonText.parse(Files.readString(Path.of("../examples/salon.json")));

    var grown = new Growth(new Growth.Plan(salon, List.of(10, 100), 2, PLAYED), unseen).run();

    assertThat(grown.different()).isEmpty();
    assertThat(grown.misreported()).isEmpty();
    assertThat(grown.failures()).isZero();
    assertThat(grown.units()).containsOnlyKeys(Kind.values());
    assertThat(grown.sizes()).extracting(AtSize::customers).containsExactly(10, 100);
    assertThat(grown.sizes().getLast().filled().items()).isEqualTo(4 * 90);
    assertThat(grown.receiving().byReads().key()).isEqualTo("S#salon");
    assertThat(grown.receiving().byReads().reads()).isEqualTo(OneSecond.MESSAGES);
    assertThat(grown.receiving().byWrites().key()).startsWith("D#");
    assertThatPricesRestOn(grown);
  }

  @Test
  void one_read_more_for_each_message_is_noticed() throws Exception {
    var salon = (Json.Obj) JsonText.parse(Files.readString(Path.of("../examples/salon.json")));
    var plan = new Growth.Plan(salon, List.of(10), 1, 1);

    var grown = new Growth(plan, unseen, GrowthTest::openingTwice).run();

    assertThat(grown.units().getOrDefault(Kind.TEXT_REPLY, Units.NONE).reads())
        .isGreaterThan(Measured.units(Kind.TEXT_REPLY).reads());
    assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThatPricesRestOn(grown));
  }

  private static Parts openingTwice(Parts parts) {
    var real = parts.stores();
    var twice =
        (ChatStore)
            Proxy.newProxyInstance(
                ChatStore.class.getClassLoader(),
                new Class<?>[] {ChatStore.class},
                (_, method, arguments) -> {
                  if (method.getName().equals("read")) method.invoke(real.chats(), arguments);
                  return method.invoke(real.chats(), arguments);
                });
    return Parts.of(
        new StorePorts(
            twice,
            real.replies(),
            real.followUps(),
            real.dueWork(),
            real.archive(),
            real.accounts()),
        parts.versions(),
        parts.channels(),
        parts.messaging(),
        parts.telemetry(),
        parts.clock());
  }

  /** What {@code ./rusuban cost} counts with was measured so; new figures: bench grow --json. */
  private static void assertThatPricesRestOn(Growth.Grown grown) {
    grown
        .units()
        .forEach(
            (kind, units) -> {
              var kept = Measured.units(kind);
              assertThat(Growth.text(kept)).as(kind.key()).isEqualTo(Growth.text(units));
              assertThat(kept.keptBytes()).isCloseTo(units.keptBytes(), offset(50.0));
              assertThat(kept.logBytes()).isCloseTo(units.logBytes(), offset(50.0));
            });
  }
}
