package rusuban.bench;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import rusuban.local.Usage;

/** The commands that {@code ./rusuban bench} passes on. */
@Command(
    name = "./rusuban bench",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {"測ります。", "Measures."})
public final class Main {
  private Main() {}

  /** Runs the command and exits with its code: 0 done, 1 a promise was broken, 2 it broke down. */
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  static int run(String... arguments) {
    return commands(Path.of(System.getProperty("rusuban.home", "."))).execute(arguments);
  }

  /** Returns all commands, for the project in this folder. */
  static CommandLine commands(Path home) {
    return new CommandLine(new Main())
        .addSubcommand(new Cold(home))
        .addSubcommand(new Warm(home))
        .addSubcommand(new MatchBench())
        .addSubcommand(new Load(home))
        .addSubcommand(new Drain(home))
        .addSubcommand(new Grow(home))
        .setParameterExceptionHandler((mistake, _) -> Usage.refuse(mistake));
  }

  /** Arguments of a command that break this rule end it. */
  static void refuseIf(boolean wrong, @Nullable CommandSpec command, String rule) {
    if (wrong && command != null) throw new ParameterException(command.commandLine(), rule);
  }
}
