package rusuban.local.budget;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rusuban.core.ChatId;
import rusuban.core.chat.Chat;
import rusuban.core.decision.CompiledSettings;
import rusuban.core.decision.Decider;
import rusuban.core.event.Event;
import rusuban.core.event.EventContent;
import rusuban.settings.SettingsDocument;

/**
 * The bytes that a decision allocates, measured in a JVM of its own. This JVM has no compiler,
 * which would now and then remove some allocations.
 */
public final class AllocationMeter {
  private static final Instant AFTERNOON = Instant.parse("2026-11-24T05:00:00Z");
  private static final ChatId HANAKO = new ChatId("U4af4980629b7c1f26d0e5a93c8d71b20");
  private static final int ENOUGH = 20;

  private AllocationMeter() {}

  /** Returns the bytes of one decision in this variant. */
  static long measured(String what) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xint",
                "-cp",
                System.getProperty("java.class.path"),
                AllocationMeter.class.getName(),
                what)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    if (process.waitFor() != 0) throw new IOException("not measured: " + said);
    return Long.parseLong(said);
  }

  /** Prints the bytes. */
  public static void main(String[] arguments) throws IOException {
    var compiledSettings = ready();
    Runnable work =
        switch (arguments[0]) {
          case "decide" -> () -> decide(compiledSettings);
          case "ready-again" -> () -> decide(CompiledSettings.of(compiledSettings.settings()));
          default -> throw new IllegalArgumentException(arguments[0]);
        };
    System.out.println(bytes(work));
  }

  private static long bytes(Runnable work) {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < ENOUGH; i++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      work.run();
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }

  private static void decide(CompiledSettings compiledSettings) {
    var chat = Chat.unknown(HANAKO);
    if (Decider.decide(compiledSettings, chat, message(), AFTERNOON).trace().isEmpty())
      throw new IllegalStateException("nothing was decided");
  }

  private static Event message() {
    var said = new EventContent.ReceivedMessage.Text("予約したいです。明日の15時は空いていますか？", List.of());
    return new Event(
        "e",
        AFTERNOON,
        Optional.empty(),
        false,
        false,
        Optional.of(new Event.Source(HANAKO, Optional.of(HANAKO.value()))),
        Optional.of("token"),
        new EventContent.MessageEvent("m", said, Optional.empty()),
        "{}");
  }

  private static CompiledSettings ready() throws IOException {
    var salon = Files.readString(Path.of("../../examples/salon.json"));
    return switch (SettingsDocument.read(salon)) {
      case SettingsDocument.Read.Good(var settings) -> CompiledSettings.of(settings);
      case SettingsDocument.Read.Bad(var problems) ->
          throw new IllegalStateException(problems.toString());
    };
  }
}
