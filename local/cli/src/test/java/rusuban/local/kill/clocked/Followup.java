package rusuban.local.kill.clocked;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.util.Map;
import rusuban.app.tick.DueWorkRunner.Carried;
import rusuban.followup.Handler;
import rusuban.wiring.AfterAnswer;

/** The follow-up function with {@link ToldTime} as its clock. */
public final class Followup implements RequestHandler<ScheduledEvent, Carried> {
  private final Handler handler = new Handler(ToldTime.parts(AfterAnswer.atOnce()), Map.of());

  @Override
  public Carried handleRequest(ScheduledEvent tick, Context context) {
    return handler.handleRequest(tick, context);
  }
}
