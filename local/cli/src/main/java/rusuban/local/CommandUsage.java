package rusuban.local;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The help of each command, and the message for wrong arguments. */
public final class CommandUsage {
  private CommandUsage() {}

  /** Prints the error in the arguments and the help command; returns the exit code 2. */
  public static int refuse(ParameterException mistake) {
    String help = mistake.getCommandLine().getCommandSpec().qualifiedName() + " --help";
    var err = mistake.getCommandLine().getErr();
    err.println(japanese(mistake) + "使い方は " + help + " で出ます。");
    err.println(english(mistake));
    err.println(help + " tells how to use it.");
    err.flush();
    return 2;
  }

  private static String japanese(ParameterException mistake) {
    return switch (mistake) {
      case UnmatchedArgumentException more -> quoted(more.getUnmatched()) + "という引数はありません。";
      case MissingParameterException less ->
          less.getMissing().stream().map(ArgSpec::paramLabel).collect(Collectors.joining("、"))
              + " を指定してください。";
      default -> "引数を確かめてください。";
    };
  }

  private static String english(ParameterException mistake) {
    return mistake instanceof UnmatchedArgumentException more
        ? "There is no argument " + quoted(more.getUnmatched()) + "."
        : String.valueOf(mistake.getMessage());
  }

  private static String quoted(List<String> words) {
    return "「" + String.join(" ", words) + "」";
  }

  /**
   * Returns the help of a command and its subcommands, in the form of docs/help.txt. The words of
   * each command precede its help on their own line.
   */
  public static List<String> sections(CommandLine command) {
    var sections = new ArrayList<String>();
    var spec = command.getCommandSpec();
    sections.add(
        "== "
            + spec.qualifiedName()
            + "\n"
            + command.getUsageMessage(CommandLine.Help.Ansi.OFF).replace("\r\n", "\n"));
    for (var sub : command.getSubcommands().values()) sections.addAll(sections(sub));
    return sections;
  }
}
