package rusuban.followup;

import com.amazonaws.services.lambda.runtime.*;
import com.amazonaws.services.lambda.runtime.events.*;

public final class Handler implements RequestHandler<ScheduledEvent, Handler.Done> {
  public record Done(int sent, int lapsed) {}

  @Override
  public Done handleRequest(ScheduledEvent e, Context c) {
    System.out.println(e.getTime());
    return new Done(e.getTime().getHourOfDay(), 0);
  }
}
