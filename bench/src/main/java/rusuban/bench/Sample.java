package rusuban.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What one measurement came to.
 *
 * @param wall milliseconds by the clock
 * @param cpu milliseconds of a processor
 * @param peak the most memory the process ever had, in MB
 */
record Sample(double wall, double cpu, double peak) {

  /** Processor time so far; Linux counts it in hundredths of a second. */
  static Duration cpu(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** In MB, as Linux tells. */
  static double peak(ProcessHandle process) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }
}
