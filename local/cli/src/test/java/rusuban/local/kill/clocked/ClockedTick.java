package rusuban.local.kill.clocked;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.util.Map;
import rusuban.app.tick.DueWorkRunner.Carried;
import rusuban.followup.TickHandler;
import rusuban.wiring.PostResponseExecutor;

/** The follow-up function with {@link ToldTime} as its clock. */
public final class ClockedTick implements RequestHandler<ScheduledEvent, Carried> {
  private final TickHandler tickHandler =
      new TickHandler(ToldTime.parts(PostResponseExecutor.atOnce()), Map.of());

  @Override
  public Carried handleRequest(ScheduledEvent tick, Context context) {
    return tickHandler.handleRequest(tick, context);
  }
}
