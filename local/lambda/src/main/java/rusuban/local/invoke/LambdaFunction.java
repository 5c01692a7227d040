package rusuban.local.invoke;

import java.nio.file.Path;
import java.time.Duration;

/** The functions of template.yaml, each with its Lambda settings from there. */
public enum LambdaFunction {
  WEBHOOK("webhook", "webhook", "WebhookHandler", Duration.ofSeconds(10)),
  FOLLOWUP("followup", "followup", "TickHandler", Duration.ofSeconds(55)),
  DRAIN("drain", "followup", "ShardDrainHandler", Duration.ofSeconds(70)),
  CONSOLE("console", "console", "ConsoleHandler", Duration.ofSeconds(15));

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

  /** Returns the name for the command line. */
  public String word() {
    return word;
  }

  /** Returns the maximum duration of one invocation. */
  public Duration timeout() {
    return timeout;
  }

  /** Returns class and method in the form of Lambda's setting {@code Handler}. */
  public String handler() {
    return "rusuban." + folder + "." + handler + "::handleRequest";
  }

  /** Returns the archive from {@code ./rusuban build} in the project's folder {@code home}. */
  public Path archive(Path home) {
    return home.resolve("functions", folder, "target", folder + ".zip");
  }

  @Override
  public String toString() {
    return word;
  }
}
