package rusuban.local.budget;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import rusuban.local.invoke.ExecutionEnvironment;
import rusuban.local.invoke.InvocationResult;
import rusuban.local.invoke.LambdaFunction;
import rusuban.local.invoke.UnzippedArchive;

/** The cold start and the one answer of a function. */
final class ColdAnswer {
  private ColdAnswer() {}

  /** Returns the number of classes loaded by the first answer, those of the JDK included. */
  static long classes(
      Path home,
      LambdaFunction function,
      String handler,
      Map<String, String> variables,
      String event)
      throws IOException, InterruptedException {
    var list = Files.createTempFile("classes", ".log");
    try (var task = UnzippedArchive.of(function.archive(home))) {
      var classPath = new ArrayList<>(task.classPath(home));
      classPath.add(Path.of("target/test-classes"));
      var options = new ArrayList<>(ExecutionEnvironment.OPTIONS);
      options.add("-Xlog:class+load:file=" + list);
      var limits = ExecutionEnvironment.Limits.ofLambda(function.timeout());
      try (var environment =
          ExecutionEnvironment.run(
              ExecutionEnvironment.java(classPath, handler, List.copyOf(options)),
              handler,
              variables,
              limits,
              InstantSource.system(),
              OutputStream.nullOutputStream())) {
        var invocationResult = environment.invoke(event);
        if (!(invocationResult instanceof InvocationResult.Returned))
          throw new IOException("no answer: " + invocationResult);
      }
      try (var lines = Files.lines(list)) {
        return lines.filter(line -> line.contains(" source: ")).count();
      }
    } finally {
      Files.delete(list);
    }
  }
}
