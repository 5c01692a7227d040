package rusuban.local;

import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import rusuban.local.chat.ChatCommand;
import rusuban.local.chat.ChatsCommand;
import rusuban.local.cost.CostCommand;
import rusuban.local.doctor.DoctorCommand;
import rusuban.local.events.SignCommand;
import rusuban.local.invoke.InvokeCommand;
import rusuban.local.people.PeopleCommand;
import rusuban.local.settings.SettingsCommand;
import rusuban.local.simulate.SimulateCommand;
import rusuban.local.state.StateCommand;
import rusuban.local.up.LocalSystem;
import rusuban.local.up.UpCommand;

/** The commands that {@code ./rusuban} passes on. */
@Command(name = "./rusuban", synopsisSubcommandLabel = "COMMAND", description = "るすばん / Rusuban")
public final class RusubanCli {
  private RusubanCli() {}

  /** Runs the command and exits with its code: 0 for success, 1 for failure, 2 if not started. */
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  static int run(String... arguments) {
    return commands(Path.of(System.getProperty("rusuban.home", "."))).execute(arguments);
  }

  /** Returns all commands, for the project in this folder. */
  static CommandLine commands(Path home) {
    return new CommandLine(new RusubanCli())
        .addSubcommand(new UpCommand(home))
        .addSubcommand(
            new InvokeCommand(home, () -> LocalSystem.forOneEvent(home), Clock.systemUTC()))
        .addSubcommand(new SignCommand())
        .addSubcommand(new SettingsCommand())
        .addSubcommand(new PeopleCommand())
        .addSubcommand(new SimulateCommand())
        .addSubcommand(new ChatCommand())
        .addSubcommand(new ChatsCommand())
        .addSubcommand(new StateCommand.Closed())
        .addSubcommand(new StateCommand.Busy())
        .addSubcommand(new StateCommand.Staff())
        .addSubcommand(new DoctorCommand())
        .addSubcommand(new CostCommand())
        .setParameterExceptionHandler((mistake, _) -> CommandUsage.refuse(mistake));
  }
}
