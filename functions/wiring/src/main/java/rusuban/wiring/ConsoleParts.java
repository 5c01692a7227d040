package rusuban.wiring;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import rusuban.app.people.PeoplePorts;
import rusuban.app.people.UserDirectory;
import rusuban.app.settings.DraftRepository;
import rusuban.dynamo.DynamoDraftRepository;
import rusuban.dynamo.people.DynamoPeoplePorts;
import rusuban.line.LineOptions;

/**
 * The parts of the console, built once per process: those of every function, the people and the
 * drafts.
 *
 * @param users returns the users of an identity provider, by its issuer
 */
public record ConsoleParts(
    CompositionRoot compositionRoot,
    PeoplePorts people,
    DraftRepository drafts,
    Function<String, UserDirectory> users) {

  /**
   * Returns parts from the function's environment variables (template.yaml, ConsoleFunction).
   *
   * @param out the output for logs and metrics
   * @throws IllegalStateException naming a variable that is missing
   */
  public static ConsoleParts from(
      Map<String, String> variables,
      InstantSource clock,
      PrintStream out,
      Function<String, UserDirectory> users) {
    var functionConfiguration = FunctionConfiguration.of(variables);
    var aws = new AwsClients(functionConfiguration, variables);
    var dynamo = aws.dynamo();
    var compositionRoot =
        CompositionRoot.from(
            functionConfiguration,
            aws,
            dynamo,
            clock,
            out,
            LineOptions.withinWebhook(),
            PostResponseExecutor.atOnce(),
            task -> Thread.ofVirtual().start(task));
    return new ConsoleParts(
        compositionRoot,
        DynamoPeoplePorts.of(dynamo, functionConfiguration.table()),
        new DynamoDraftRepository(dynamo, functionConfiguration.table()),
        users);
  }
}
