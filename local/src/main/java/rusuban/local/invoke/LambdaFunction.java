package rusuban.local.invoke;

import java.nio.file.Path;
import java.time.Duration;

/** The functions of template.yaml, each with what Lambda is told of it there. */
public enum LambdaFunction {
  WEBHOOK("webhook", "webhook", "Handler", Duration.ofSeconds(10)),
  FOLLOWUP("followup", "followup", "Handler", Duration.ofSeconds(55)),
  DRAIN("drain", "followup", "DrainHandler", Duration.ofSeconds(70));

  private final String word;
  private final String folder;
  private final String handler;
  private final Duration timeout;

  LambdaFunction(String word, String folder, String handler, Duration timeout) {
    this.word = word;
    this.folder = folder;
    this.handler = handler;
    this.timeout = timeout;
  }

  /** The name as typed on the command line. */
  public String word() {
    return word;
  }

  /** The longest that one invocation may take. */
  public Duration timeout() {
    return timeout;
  }

  /** Class and method as Lambda's setting {@code Handler} names them. */
  public String handler() {
    return "rusuban." + folder + "." + handler + "::handleRequest";
  }

  /** The archive that {@code ./rusuban build} leaves, in the project's folder {@code home}. */
  public Path archive(Path home) {
    return home.resolve("functions", folder, "target", folder + ".zip");
  }

  @Override
  public String toString() {
    return word;
  }
}
