package rusuban.local.store;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that tells everything in Japanese and in English. */
public abstract class BilingualCommand {
  protected static final int DONE = 0;
  protected static final int AT_FAULT = 1;
  protected static final int NOT_BEGUN = 2;

  private static final int LONGEST_NAME = 100;

  @Spec private @Nullable CommandSpec command;

  /**
   * Returns the name given with {@code --by}.
   *
   * @throws ParameterException if a line cannot show the name
   */
  protected String name(String by) {
    boolean fit =
        !by.isBlank()
            && by.length() <= LONGEST_NAME
            && by.chars().noneMatch(Character::isISOControl);
    if (!fit)
      throw wrong(
          "--by は1〜" + LONGEST_NAME + "文字です。", "--by is 1 to " + LONGEST_NAME + " characters.");
    return by;
  }

  /** Prints the sentence to the error stream, Japanese first, and returns the exit code. */
  protected int say(int code, String ja, String en) {
    err().println(ja);
    err().println(en);
    return code;
  }

  /** Returns an exception for an error in the command line. */
  protected ParameterException wrong(String ja, String en) {
    return new ParameterException(command().commandLine(), ja + System.lineSeparator() + en);
  }

  protected PrintWriter out() {
    return command().commandLine().getOut();
  }

  protected PrintWriter err() {
    return command().commandLine().getErr();
  }

  private CommandSpec command() {
    if (command == null) throw new IllegalStateException("not run from a command line");
    return command;
  }
}
