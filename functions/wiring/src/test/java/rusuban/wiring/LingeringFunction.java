package rusuban.wiring;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** A function that answers at once and then works for the event's {@code millis} milliseconds. */
public final class LingeringFunction implements RequestHandler<Map<String, String>, String> {
  private final PostResponseExecutor after = PostResponseExecutor.of(System.getenv(), System.out);

  @Override
  public String handleRequest(Map<String, String> event, Context context) {
    var name = event.getOrDefault("name", "");
    after.execute(() -> work(name, Long.parseLong(event.getOrDefault("millis", "0"))));
    after.answered();
    return name;
  }

  private static void work(String name, long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    System.out.println("worked after " + name);
  }
}
