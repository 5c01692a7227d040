package rusuban.local.events;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rusuban sign}: replaces the signature of a webhook file after its body changed. */
@Command(
    name = "sign",
    mixinStandardHelpOptions = true,
    description = {
      "events/ のファイルの本文を書き換えたあとに、署名を付け直します。",
      "Signs files of events/ anew after their body was edited."
    })
public final class SignCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "FILE")
  private List<Path> files = List.of();

  @Option(
      names = "--secret",
      paramLabel = "CHANNEL_SECRET",
      defaultValue = EventFile.SAMPLE_SECRET,
      description = "チャネルシークレット（既定: LINE の文書の見本） / by default that of LINE's example")
  private String secret = "";

  @Override
  public Integer call() {
    for (Path file : files) {
      try {
        var event = EventFile.parse(Files.readString(file));
        Files.writeString(file, event.signedWith(secret).text());
      } catch (IOException | IllegalArgumentException e) {
        System.err.println(file + " に署名できません (webhook の JSON ファイルですか): " + e.getMessage());
        System.err.println(
            file + " cannot be signed; is it a webhook's JSON file? " + e.getMessage());
        return 2;
      }
    }
    return 0;
  }
}
