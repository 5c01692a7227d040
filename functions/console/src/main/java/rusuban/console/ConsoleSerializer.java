package rusuban.console;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rusuban.json.Json;
import rusuban.json.JsonObjectBuilder;
import rusuban.wiring.LambdaEventSerializer;

/**
 * JSON of API Gateway's request and of its answer. Only the fields that the console needs are read
 * (API Gateway developer guide, "Create AWS Lambda proxy integrations for HTTP APIs", format 2.0).
 */
public final class ConsoleSerializer extends LambdaEventSerializer {
  @Override
  protected APIGatewayV2HTTPEvent event(Json.Obj json, Type type) {
    return APIGatewayV2HTTPEvent.builder()
        .withRouteKey(json.text("routeKey").orElse(null))
        .withRawPath(json.text("rawPath").orElse(""))
        .withRawQueryString(json.text("rawQueryString").orElse(""))
        .withCookies(texts(json.get("cookies")))
        .withHeaders(texts(json, "headers"))
        .withStageVariables(texts(json, "stageVariables"))
        .withBody(json.text("body").orElse(null))
        .withIsBase64Encoded(json.get("isBase64Encoded").equals(Optional.of(new Json.Bool(true))))
        .withRequestContext(
            RequestContext.builder()
                .withHttp(RequestContext.Http.builder().withMethod(method(json)).build())
                .build())
        .build();
  }

  private static String method(Json.Obj json) {
    return object(json, "requestContext")
        .flatMap(it -> object(it, "http"))
        .flatMap(it -> it.text("method"))
        .orElse("");
  }

  private static Optional<Json.Obj> object(Json.Obj json, String name) {
    return json.get(name).orElse(null) instanceof Json.Obj it ? Optional.of(it) : Optional.empty();
  }

  private static List<String> texts(Optional<Json> json) {
    if (!(json.orElse(null) instanceof Json.Arr(var items))) return List.of();
    return items.stream()
        .filter(Json.Str.class::isInstance)
        .map(item -> ((Json.Str) item).value())
        .toList();
  }

  private static Map<String, String> texts(Json.Obj json, String name) {
    var texts = new LinkedHashMap<String, String>();
    object(json, name)
        .ifPresent(
            it ->
                it.fields()
                    .forEach(
                        (key, value) -> {
                          if (value instanceof Json.Str(var text)) texts.put(key, text);
                        }));
    return texts;
  }

  @Override
  protected Json answer(Object answer) {
    var response = (APIGatewayV2HTTPResponse) answer;
    var headers = JsonObjectBuilder.fields();
    response.getHeaders().forEach(headers::put);
    return JsonObjectBuilder.fields()
        .put("statusCode", response.getStatusCode())
        .put("headers", headers.build())
        .put("cookies", response.getCookies().stream().map(Json::str).toList())
        .put("body", response.getBody())
        .put("isBase64Encoded", response.getIsBase64Encoded())
        .build();
  }
}
