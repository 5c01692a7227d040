package rusuban.local.invoke;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code rusuban invoke}: runs one event through one function's archive, like {@code sam local
 * invoke}. The answer goes to stdout. The function's log and the reasons go to stderr. Exits with 1
 * if the function failed, and with 2 if it could not be invoked.
 */
@Command(
    name = "invoke",
    mixinStandardHelpOptions = true,
    description = {
      "イベント 1 件で関数を実行します。Lambda と同じランタイムクライアントを使い、Docker は不要です。",
      "Runs a function on one event, under Lambda's own runtime client and without Docker."
    },
    footer = {
      "",
      "接続先を指定しなければ、起動中の rusuban up (--port) を使い、なければ一時的なシステムを起動します。",
      "Where no URL is given: a running rusuban up (--port), or else a system just for this event."
    })
public final class InvokeCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "webhook|followup|drain|console",
      description = "どの関数か / which function")
  private String function = "";

  @Parameters(
      index = "1",
      paramLabel = "EVENT",
      description = "イベントのファイル / its file, such as events/text.json")
  private Path event = Path.of("");

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "起動中の up のポート（既定: ${DEFAULT-VALUE}） / where up is running")
  private int port;

  @Option(
      names = "--dynamodb",
      paramLabel = "URL",
      description = "DynamoDB の場所 / where DynamoDB is")
  private @Nullable URI dynamodb;

  @Option(
      names = "--ssm",
      paramLabel = "URL",
      description = "Parameter Store の場所 / where the Parameter Store is")
  private @Nullable URI ssm;

  @Option(names = "--line-api", paramLabel = "URL", description = "LINE の場所 / where LINE is")
  private @Nullable URI lineApi;

  private final Path home;
  private final Supplier<InvocationTarget> fresh;
  private final InstantSource time;

  /**
   * Creates the command.
   *
   * @param home the project's folder, which holds the archives
   * @param fresh starts a system for this one event if no system is named or running
   */
  public InvokeCommand(Path home, Supplier<InvocationTarget> fresh, InstantSource time) {
    this.home = home;
    this.fresh = fresh;
    this.time = time;
  }

  @Override
  public Integer call() throws InterruptedException {
    var asked =
        Arrays.stream(LambdaFunction.values()).filter(f -> f.word().equals(function)).findFirst();
    if (asked.isEmpty()) {
      return refuse(
          "「" + function + "」という関数はありません。webhook、followup、drain、console のどれかを指定してください。",
          "There is no function \"" + function + "\": say webhook, followup, drain or console.");
    }
    if (!Files.isRegularFile(event) || !Files.isReadable(event)) {
      return refuse(
          "イベントのファイル " + event + " を読めません。", "The event file " + event + " cannot be read.");
    }
    if (!System.getProperty("os.name").equals("Linux")) {
      return refuse(
          "Lambda のランタイムクライアントは Linux でしか動きません。ここでは sam local invoke を使ってください。",
          "Lambda's runtime client runs on Linux only. Use sam local invoke here.");
    }
    try {
      return invoke(asked.get());
    } catch (IOException e) {
      return refuse("実行できません: " + e, "It cannot be run: " + e);
    }
  }

  private int invoke(LambdaFunction asked) throws IOException, InterruptedException {
    try (var invocationTarget = surroundings();
        var task = UnzippedArchive.of(asked.archive(home))) {
      var variables = new HashMap<>(invocationTarget.environment().variables());
      variables.putAll(named());
      var text = Files.readString(event);
      var outcomeExplanation = OutcomeExplanation.before(event, text, variables);
      InvocationResult invocationResult;
      try (var environment = start(asked, task, variables)) {
        invocationResult = environment.invoke(text);
      }
      if (invocationResult instanceof InvocationResult.Returned(var json))
        outcomeExplanation.tell(json, System.err);
      return show(invocationResult);
    }
  }

  private ExecutionEnvironment start(
      LambdaFunction asked, UnzippedArchive task, Map<String, String> variables)
      throws IOException {
    return ExecutionEnvironment.start(
        task.classPath(home),
        asked.handler(),
        variables,
        ExecutionEnvironment.Limits.ofLambda(asked.timeout()),
        time,
        System.err);
  }

  private InvocationTarget surroundings() throws IOException, InterruptedException {
    if (dynamodb != null && ssm != null) {
      var local = Map.of("TABLE", "rusuban", "SECRETS", "/rusuban/local");
      return () -> new FunctionEnvironment(local);
    }
    return InvocationTarget.running(port).orElseGet(fresh);
  }

  /** Returns the URLs from the command line by the name of their variable. */
  private Map<String, String> named() {
    var named = new HashMap<String, String>();
    if (dynamodb != null) named.put("AWS_ENDPOINT_URL_DYNAMODB", dynamodb.toString());
    if (ssm != null) named.put("AWS_ENDPOINT_URL_SSM", ssm.toString());
    if (lineApi != null) named.put("LINE_API", lineApi.toString());
    return named;
  }

  private static int show(InvocationResult invocationResult) {
    return switch (invocationResult) {
      case InvocationResult.Returned(var json) -> {
        System.out.println(json);
        yield 0;
      }
      case InvocationResult.Failed(var json) -> {
        System.out.println(json);
        yield 1;
      }
      case InvocationResult.Died(var why) -> {
        System.err.println(why);
        yield 1;
      }
    };
  }

  private static int refuse(String ja, String en) {
    System.err.println(ja);
    System.err.println(en);
    return 2;
  }
}
