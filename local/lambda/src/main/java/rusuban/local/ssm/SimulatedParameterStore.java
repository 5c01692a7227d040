package rusuban.local.ssm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import rusuban.json.Json;
import rusuban.json.JsonObjectBuilder;
import rusuban.json.JsonText;
import rusuban.local.http.ExchangeAdapter;
import rusuban.web.HttpRequest;
import rusuban.web.HttpResponse;

/**
 * A Parameter Store with the one call that the functions make: {@code GetParametersByPath} in the
 * AWS JSON 1.1 protocol. Like the real one it returns pages of ten (API Reference,
 * "GetParametersByPath", MaxResults).
 */
public final class SimulatedParameterStore implements HttpHandler {
  private static final int PAGE = 10;
  private static final int LARGEST_BODY = 100_000;

  private final ConcurrentSkipListMap<String, String> parameters;

  /** Creates a store of these parameters, by their full names. */
  public SimulatedParameterStore(Map<String, String> parameters) {
    this.parameters = new ConcurrentSkipListMap<>(parameters);
  }

  /** Puts a parameter, as {@code aws ssm put-parameter --overwrite} does. */
  public void put(String name, String value) {
    parameters.put(name, value);
  }

  /** Deletes a parameter if it exists. */
  public void delete(String name) {
    parameters.remove(name);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    var httpRequest = ExchangeAdapter.read(exchange, LARGEST_BODY);
    ExchangeAdapter.send(exchange, answer(httpRequest));
  }

  private HttpResponse answer(HttpRequest httpRequest) {
    if (!httpRequest.header("X-Amz-Target").orElse("").equals("AmazonSSM.GetParametersByPath"))
      return HttpResponse.json(
          400, JsonObjectBuilder.fields().put("__type", "UnknownOperationException").build());
    if (!(JsonText.parse(httpRequest.body()) instanceof Json.Obj asked)
        || asked.text("Path").isEmpty())
      return HttpResponse.json(
          400, JsonObjectBuilder.fields().put("__type", "ValidationException").build());
    String after = asked.text("NextToken").orElse("");
    List<Map.Entry<String, String>> found =
        parameters.tailMap(after, false).entrySet().stream()
            .filter(each -> each.getKey().startsWith(asked.text("Path").get() + "/"))
            .limit(PAGE + 1L)
            .toList();
    var page = found.subList(0, Math.min(PAGE, found.size()));
    var answer =
        JsonObjectBuilder.fields()
            .put("Parameters", page.stream().map(SimulatedParameterStore::parameter).toList());
    if (found.size() > PAGE) answer.put("NextToken", page.getLast().getKey());
    return HttpResponse.json(200, answer.build())
        .with("Content-Type", "application/x-amz-json-1.1");
  }

  private static Json parameter(Map.Entry<String, String> each) {
    return JsonObjectBuilder.fields()
        .put("Name", each.getKey())
        .put("Type", "SecureString")
        .put("Value", each.getValue())
        .build();
  }
}
