package rusuban.local.simulate;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import rusuban.dynamo.DynamoClients;
import rusuban.local.dynamodb.DynamoDbLocal;
import rusuban.simulation.SchedulePlan;
import rusuban.simulation.ScheduleRunner;
import rusuban.simulation.ScheduleStore;
import rusuban.simulation.Schedules;
import rusuban.simulation.Schedules.Failure;
import rusuban.simulation.Violation;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * {@code rusuban simulate}. Exits with 1 if a promise was broken, and with 2 if the run cannot
 * start.
 */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    exitCodeOnExecutionException = 2,
    description = {
      "種ごとに障害の起きる筋書きで本物のコードを動かし、約束が守られるか確かめます。",
      "Runs the real code through schedules whose faults are made by seed, and says whether a"
          + " promise is broken."
    })
public final class SimulateCommand implements Callable<Integer> {
  private static final int KEPT = 0;
  private static final int BROKEN = 1;
  private static final int MOST_THREADS = 64;
  private static final String KEEP =
      "simulation/src/test/resources/rusuban/simulation/kept/NAME.plan";

  @Option(
      names = "--schedules",
      paramLabel = "N",
      defaultValue = "10000",
      description = "いくつの筋書きを（既定: ${DEFAULT-VALUE}） / how many")
  private long schedules;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "最初の種（既定: ${DEFAULT-VALUE}） / the first seed")
  private long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "2",
      description = "同時にいくつ（既定: ${DEFAULT-VALUE}） / how many at a time")
  private int threads;

  @Option(
      names = "--store",
      paramLabel = "memory|dynamodb",
      defaultValue = "memory",
      description = "どこに記録するか（既定: ${DEFAULT-VALUE}） / where it is kept")
  private String store = "";

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      description = "この筋書きひとつを、一行ずつ語ります。 / tells the story of this one plan")
  private @Nullable Path plan;

  private final Supplier<Supplier<ScheduleStore>> memory;

  @Spec private @Nullable CommandSpec command;

  /** Creates the command. */
  public SimulateCommand() {
    this(() -> ScheduleStore::inMemory);
  }

  SimulateCommand(Supplier<Supplier<ScheduleStore>> memory) {
    this.memory = memory;
  }

  @Override
  public Integer call() {
    check();
    var told = plan == null ? Optional.<SchedulePlan>empty() : Optional.of(read(plan));
    return withStores(stores -> told.map(it -> tell(it, stores)).orElseGet(() -> run(stores)));
  }

  private void check() {
    if (schedules < 1 || schedules > Long.MAX_VALUE / 2)
      throw wrong("--schedules は1以上です。", "--schedules is 1 or more.");
    if (seed > Long.MAX_VALUE / 2) throw wrong("--seed が大きすぎます。", "--seed is too large.");
    if (threads < 1 || threads > MOST_THREADS)
      throw wrong(
          "--threads は1〜" + MOST_THREADS + "です。", "--threads is 1 to " + MOST_THREADS + ".");
    if (!List.of("memory", "dynamodb").contains(store))
      throw wrong("--store は memory か dynamodb です。", "--store is memory or dynamodb.");
  }

  private SchedulePlan read(Path file) {
    try {
      return SchedulePlan.parse(Files.readString(file));
    } catch (IOException e) {
      throw wrong(file + " が読めません。", file + " cannot be read: " + e);
    } catch (IllegalArgumentException e) {
      throw wrong(file + " は筋書きではありません。", file + " is no plan: " + e.getMessage());
    }
  }

  private int withStores(Function<Supplier<Supplier<ScheduleStore>>, Integer> work) {
    if (store.equals("memory")) return work.apply(memory);
    try (var server = DynamoDbLocal.inMemoryForLong();
        var client = client(server)) {
      return work.apply(() -> new DynamoScheduleStores(client));
    }
  }

  static DynamoDbClient client(DynamoDbLocal server) {
    return DynamoClients.create(
        "ap-northeast-1",
        Optional.of(server.endpoint()),
        StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
  }

  private int tell(SchedulePlan schedulePlan, Supplier<Supplier<ScheduleStore>> stores) {
    var scheduleOutcome = ScheduleRunner.told(schedulePlan, stores.get().get(), out()::println);
    scheduleOutcome.violations().forEach(out()::println);
    if (!scheduleOutcome.violations().isEmpty()) return BROKEN;
    out().println("守られました。 / Every promise was kept.");
    return KEPT;
  }

  private int run(Supplier<Supplier<ScheduleStore>> stores) {
    long began = System.nanoTime();
    out()
        .printf(
            "%,d の筋書き、種 %d から (%s)。 / %,d schedules from seed %d on, kept in %s.%n",
            schedules, seed, store, schedules, seed, store);
    var progressBar = new ProgressBar(schedules, isTerminal(), out());
    var result = Schedules.run(seed, schedules, threads, stores, progressBar);
    progressBar.end();
    out().println(result.coverageCounts());
    double seconds = (System.nanoTime() - began) / 1e9;
    out().printf("%.1f 秒 / seconds%n", seconds);
    result
        .failure()
        .ifPresentOrElse(this::tell, () -> out().println("守られました。 / Every promise was kept."));
    return result.failure().isEmpty() ? KEPT : BROKEN;
  }

  private void tell(Failure failure) {
    out()
        .println(
            "種 " + failure.seed() + " で約束が破られました。 / Seed " + failure.seed() + " breaks a promise:");
    failure.violations().stream()
        .map(Violation::toString)
        .map("  "::concat)
        .forEach(out()::println);
    out().println("直すまでも、直したあとも、これを残してください。 / Keep this as a case, before and after it is mended:");
    out().println("  " + KEEP);
    out().println();
    out().println("# " + failure.violations().getFirst());
    out().println(failure.shrunk());
  }

  @SuppressWarnings("SystemConsoleNull") // Since 25 it is null again if output is redirected.
  private static boolean isTerminal() {
    var console = System.console();
    return console != null && console.isTerminal();
  }

  private ParameterException wrong(String ja, String en) {
    return new ParameterException(command().commandLine(), ja + System.lineSeparator() + en);
  }

  private PrintWriter out() {
    return command().commandLine().getOut();
  }

  private CommandSpec command() {
    if (command == null) throw new IllegalStateException("not run from a command line");
    return command;
  }
}
