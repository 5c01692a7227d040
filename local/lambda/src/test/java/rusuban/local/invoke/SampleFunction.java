package rusuban.local.invoke;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** A function that does what the event's {@code do} says, as the runtime's counterpart. */
public final class SampleFunction
    implements RequestHandler<Map<String, String>, Map<String, String>> {
  public SampleFunction() {
    if (System.getenv("BROKEN") != null) throw new IllegalStateException("broken at start");
  }

  @Override
  public Map<String, String> handleRequest(Map<String, String> event, Context context) {
    return switch (event.getOrDefault("do", "")) {
      case "throw" -> throw new IllegalStateException("asked to");
      case "exit" -> {
        Runtime.getRuntime().halt(7);
        yield Map.of();
      }
      case "hang" -> {
        while (true) Thread.onSpinWait();
      }
      default -> {
        System.out.println("log of " + event.getOrDefault("name", ""));
        yield Map.of(
            "name", event.getOrDefault("name", ""),
            "variable", String.valueOf(System.getenv("VARIABLE")),
            "home", String.valueOf(System.getenv("HOME")),
            "time left", Boolean.toString(context.getRemainingTimeInMillis() > 0));
      }
    };
  }
}
