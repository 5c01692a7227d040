package rusuban.webhook;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import rusuban.json.Json;
import rusuban.wiring.LambdaEventSerializer;

/**
 * JSON of API Gateway's request and of its answer. Only the fields that the webhook function needs
 * are read (API Gateway developer guide, "Create AWS Lambda proxy integrations for HTTP APIs",
 * format 2.0).
 */
public final class WebhookSerializer extends LambdaEventSerializer {
  @Override
  protected APIGatewayV2HTTPEvent event(Json.Obj json, Type type) {
    return APIGatewayV2HTTPEvent.builder()
        .withRouteKey(json.text("routeKey").orElse(null))
        .withPathParameters(texts(json, "pathParameters"))
        .withHeaders(texts(json, "headers"))
        .withBody(json.text("body").orElse(null))
        .withIsBase64Encoded(json.get("isBase64Encoded").equals(Optional.of(new Json.Bool(true))))
        .build();
  }

  @Override
  protected Json answer(Object answer) {
    int status = ((APIGatewayV2HTTPResponse) answer).getStatusCode();
    return Json.obj(Map.of("statusCode", Json.num(status)));
  }

  private static Map<String, String> texts(Json.Obj json, String name) {
    var texts = new HashMap<String, String>();
    if (json.get(name).orElse(null) instanceof Json.Obj(var fields))
      fields.forEach(
          (key, value) -> {
            if (value instanceof Json.Str(var text)) texts.put(key, text);
          });
    return texts;
  }
}
