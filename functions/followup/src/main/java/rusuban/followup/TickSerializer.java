package rusuban.followup;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import rusuban.app.tick.DueWorkRunner.Carried;
import rusuban.json.Json;
import rusuban.wiring.LambdaEventSerializer;

/**
 * JSON of the tick, of a queue message (Lambda developer guide, "Using Lambda with Amazon SQS") and
 * of their results. The tick's content is ignored; only its arrival matters.
 */
public final class TickSerializer extends LambdaEventSerializer {
  @Override
  protected Object event(Json.Obj json, Type type) {
    if (type == ScheduledEvent.class) return new ScheduledEvent();
    var event = new SQSEvent();
    event.setRecords(
        json.get("Records").orElse(null) instanceof Json.Arr(var records)
            ? records.stream().map(TickSerializer::message).toList()
            : List.of());
    return event;
  }

  private static SQSEvent.SQSMessage message(Json record) {
    var message = new SQSEvent.SQSMessage();
    if (record instanceof Json.Obj fields) message.setBody(fields.text("body").orElse(""));
    return message;
  }

  @Override
  protected Json answer(Object answer) {
    var carried = (Carried) answer;
    var fields = new LinkedHashMap<String, Json>();
    fields.put("looked", Json.num(carried.looked()));
    fields.put("failed", Json.num(carried.failed()));
    return Json.obj(fields);
  }
}
