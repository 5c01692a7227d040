package rusuban.bench;

import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import rusuban.bench.growth.GrowCommand;
import rusuban.bench.match.MatchCommand;
import rusuban.bench.trial.ColdCommand;
import rusuban.bench.trial.WarmCommand;
import rusuban.local.CommandUsage;

/** Entry point of {@code ./rusuban bench}. */
@Command(
    name = "./rusuban bench",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {"測ります。", "Measures."})
public final class BenchMain {
  private BenchMain() {}

  /** Runs the command. Exit codes: 0 measured, 1 a limit was exceeded, 2 an error. */
  public static void main(String[] arguments) {
    System.exit(commands(Path.of(System.getProperty("rusuban.home", "."))).execute(arguments));
  }

  /** Returns all commands for the project in this folder. */
  static CommandLine commands(Path home) {
    return new CommandLine(new BenchMain())
        .addSubcommand(new ColdCommand(home))
        .addSubcommand(new WarmCommand(home))
        .addSubcommand(new MatchCommand())
        .addSubcommand(new GrowCommand(home))
        .setParameterExceptionHandler((mistake, _) -> CommandUsage.refuse(mistake));
  }
}
