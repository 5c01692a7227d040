package rusuban.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import rusuban.local.invoke.ExecutionEnvironment;
import rusuban.local.invoke.UnzippedArchive;

/** {@code rusuban bench warm}: one webhook after the other, once a function has been awake. */
@Command(
    name = "warm",
    mixinStandardHelpOptions = true,
    exitCodeOnExecutionException = 2,
    description = {
      "起きている関数が 1 件に返信する時間を、同じ仕事をする Node と比べます。",
      "One webhook of a function that is awake, beside a Node program that does the same work."
    })
final class Warm extends Rounds {
  private static final List<Contestant> THOSE =
      List.of(Contestant.NODE, Contestant.ZIP, Contestant.BOTH);
  private static final double P99 = 0.99;

  @Option(
      names = "--webhooks",
      paramLabel = "N",
      defaultValue = "200",
      description = "1 回の webhook / webhooks a round (${DEFAULT-VALUE})")
  private int webhooks;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "2000",
      description = "その前の慣らし / webhooks before that (${DEFAULT-VALUE})")
  private int warmUp;

  private final Comparison middle = new Comparison("p50", "webhook 1 件 p50 / one webhook", "ms");
  private final Comparison slow = new Comparison("p99", "webhook 1 件 p99 / one webhook", "ms");
  private final Comparison cpu =
      new Comparison("cpu", "webhook 1 件の CPU / processor time of one webhook", "ms");

  Warm(Path home) {
    super(home);
  }

  @Override
  List<Comparison> measure(Stand stand, UnzippedArchive task, Progress progress)
      throws IOException, InterruptedException {
    var awake = new ArrayList<ExecutionEnvironment>();
    try {
      for (var who : THOSE) awake.add(who.start(stand, home(), task));
      for (var environment : awake) ask(environment, stand, warmUp);
      for (int round = 1; round <= rounds(); round++) {
        for (int i = 0; i < awake.size(); i++) measure(THOSE.get(i), awake.get(i), stand);
        progress.show("起きている関数 / awake", round, rounds());
      }
    } finally {
      awake.forEach(ExecutionEnvironment::close);
    }
    return List.of(middle, slow, cpu);
  }

  private void measure(Contestant who, ExecutionEnvironment environment, Stand stand)
      throws IOException, InterruptedException {
    double before = Sample.cpu(environment.process()).toMillis();
    var took = ask(environment, stand, webhooks);
    double spent = Sample.cpu(environment.process()).toMillis() - before;
    middle.add(who.key(), who.label(), took.get(took.size() / 2));
    slow.add(who.key(), who.label(), took.get((int) (took.size() * P99)));
    cpu.add(who.key(), who.label(), spent / webhooks);
  }

  /** Milliseconds of each, the quickest first. */
  private static List<Double> ask(ExecutionEnvironment environment, Stand stand, int number)
      throws IOException, InterruptedException {
    var took = new ArrayList<Double>();
    for (int i = 0; i < number; i++) {
      var webhook = stand.webhook();
      long sent = stand.sent();
      // What a function does after its answer delays nobody: it is asked one at a time.
      if (!environment.awaitRest()) throw new IOException("still at work after its answer");
      long begun = System.nanoTime();
      var answer = environment.invoke(webhook);
      took.add((System.nanoTime() - begun) / 1e6);
      check(answer, stand, sent);
    }
    return took.stream().sorted().toList();
  }
}
