package rusuban.bench.growth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.offset;

import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rusuban.app.chat.ChatStore;
import rusuban.app.store.StorePorts;
import rusuban.bench.growth.GrowthMeasurement.GrowthPlan;
import rusuban.bench.growth.GrowthResult.SizeResult;
import rusuban.bench.report.ProgressLog;
import rusuban.json.Json;
import rusuban.json.JsonText;
import rusuban.local.cost.MeasuredUsage;
import rusuban.local.cost.UsageKind;
import rusuban.local.cost.UsageUnits;
import rusuban.testkit.TestSize;
import rusuban.wiring.CompositionRoot;

@Tag(TestSize.SLOW)
class GrowthMeasurementTest {
  private static final int PLAYED = 100;

  private final ProgressLog progress =
      new ProgressLog(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));

  @Test
  void a_hundred_customers_cost_each_what_ten_cost() throws Exception {
    var salon = (Json.Obj) JsonText.parse(Files.readString(Path.of("../examples/salon.json")));

    var plan = new GrowthPlan(salon, List.of(10, 100), 2, PLAYED);

    var result = new GrowthMeasurement(plan, progress, UnaryOperator.identity()).run();

    assertThat(result.different()).isEmpty();
    assertThat(result.misreported()).isEmpty();
    assertThat(result.failures()).isZero();
    assertThat(result.units()).containsOnlyKeys(UsageKind.values());
    assertThat(result.sizes()).extracting(SizeResult::customers).containsExactly(10, 100);
    assertThat(result.sizes().getLast().filled().items()).isEqualTo(4 * 90);
    assertThat(result.receiving().byReads().key()).isEqualTo("S#salon");
    assertThat(result.receiving().byReads().reads()).isEqualTo(PeakSecond.MESSAGES);
    assertThat(result.receiving().byWrites().key()).startsWith("D#");
    assertThatPricesRestOn(result);
  }

  @Test
  void one_read_more_for_each_message_is_noticed() throws Exception {
    var salon = (Json.Obj) JsonText.parse(Files.readString(Path.of("../examples/salon.json")));
    var plan = new GrowthPlan(salon, List.of(10), 1, 1);

    var result = new GrowthMeasurement(plan, progress, GrowthMeasurementTest::openingTwice).run();

    assertThat(result.units().getOrDefault(UsageKind.TEXT_REPLY, UsageUnits.NONE).reads())
        .isGreaterThan(MeasuredUsage.units(UsageKind.TEXT_REPLY).reads());
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThatPricesRestOn(result));
  }

  private static CompositionRoot openingTwice(CompositionRoot root) {
    var real = root.stores();
    var twice =
        (ChatStore)
            Proxy.newProxyInstance(
                ChatStore.class.getClassLoader(),
                new Class<?>[] {ChatStore.class},
                (_, method, arguments) -> {
                  if (method.getName().equals("read")) method.invoke(real.chats(), arguments);
                  return method.invoke(real.chats(), arguments);
                });
    return CompositionRoot.of(
        new StorePorts(
            twice,
            real.replies(),
            real.followUps(),
            real.dueWork(),
            real.archive(),
            real.accounts()),
        root.versions(),
        root.channels(),
        root.messaging(),
        root.telemetry(),
        root.clock());
  }

  /** Compares with the file of {@code ./rusuban cost}. New figures: bench grow --json. */
  private static void assertThatPricesRestOn(GrowthResult result) {
    result
        .units()
        .forEach(
            (kind, units) -> {
              var kept = MeasuredUsage.units(kind);
              assertThat(GrowthResult.text(kept))
                  .as(kind.key())
                  .isEqualTo(GrowthResult.text(units));
              assertThat(kept.keptBytes()).isCloseTo(units.keptBytes(), offset(50.0));
              assertThat(kept.logBytes()).isCloseTo(units.logBytes(), offset(50.0));
            });
  }
}
