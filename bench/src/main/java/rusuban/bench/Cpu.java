package rusuban.bench;

import java.time.Duration;
import java.util.List;

/** Processor time: of the functions, of DynamoDB Local, and of this process with its LINE. */
record Cpu(Duration functions, Duration dynamo, Duration bench) {

  /** What these have taken so far. */
  static Cpu now(Shop shop, List<FunctionProcess> processes) {
    var functions =
        processes.stream().map(FunctionProcess::cpu).reduce(Duration.ZERO, Duration::plus);
    var own = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    return new Cpu(functions, shop.dynamoCpu(), own);
  }

  Cpu since(Cpu earlier) {
    return new Cpu(
        functions.minus(earlier.functions),
        dynamo.minus(earlier.dynamo),
        bench.minus(earlier.bench));
  }

  /** How many of the machine's processors were at work for us over this time, on average. */
  double busy(double seconds) {
    return functions.plus(dynamo).plus(bench).toMillis() / 1e3 / seconds;
  }

  /** These figures, for each of so many. */
  void addTo(Figures figures, long count, double seconds) {
    figures
        .millis("cpuFunctions", "CPU/件: 関数 / CPU each: functions", each(functions, count))
        .millis(
            "cpuDynamo", "CPU/件: DynamoDB Local / CPU each: DynamoDB Local", each(dynamo, count))
        .millis("cpuBench", "CPU/件: 計測と模擬の LINE / CPU each: bench, LINE", each(bench, count))
        .decimal("processorsBusy", "使った CPU / processors busy", busy(seconds))
        .count("processors", "CPU の数 / processors", Runtime.getRuntime().availableProcessors());
  }

  private static double each(Duration time, long count) {
    return count == 0 ? 0 : (double) time.toMillis() / count;
  }
}
