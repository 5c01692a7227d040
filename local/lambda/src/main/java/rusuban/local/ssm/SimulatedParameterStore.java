package rusuban.local.ssm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import rusuban.json.Json;
import rusuban.json.JsonObjectBuilder;
import rusuban.json.JsonText;
import rusuban.local.http.ExchangeAdapter;
import rusuban.web.HttpRequest;
import rusuban.web.HttpResponse;

/**
 * A Parameter Store with three calls in the AWS JSON 1.1 protocol: {@code GetParametersByPath},
 * {@code PutParameter} and {@code DeleteParameters}. Like the real one it returns pages of ten (API
 * Reference, "GetParametersByPath", MaxResults).
 */
public final class SimulatedParameterStore implements HttpHandler {
  private static final int PAGE = 10;
  private static final int LARGEST_BODY = 100_000;
  private static final String SECURE = "SecureString";

  private final ConcurrentSkipListMap<String, Parameter> parameters = new ConcurrentSkipListMap<>();

  /** A stored value. {@code toString} hides it. */
  private record Parameter(String value, String type, long version) {
    @Override
    public String toString() {
      return "Parameter[" + type + ", " + version + "]";
    }
  }

  /** Creates a store of these parameters, by their full names. */
  public SimulatedParameterStore(Map<String, String> parameters) {
    parameters.forEach(this::put);
  }

  /** Puts a parameter, as {@code aws ssm put-parameter --overwrite} does. */
  public void put(String name, String value) {
    write(name, value, SECURE);
  }

  /** Deletes a parameter if it exists. */
  public void delete(String name) {
    parameters.remove(name);
  }

  /** Returns the type of a parameter; empty if it does not exist. */
  public Optional<String> typeOf(String name) {
    return Optional.ofNullable(parameters.get(name)).map(Parameter::type);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    var httpRequest = ExchangeAdapter.read(exchange, LARGEST_BODY);
    var answer = answer(httpRequest).with("Content-Type", "application/x-amz-json-1.1");
    ExchangeAdapter.send(exchange, answer);
  }

  private HttpResponse answer(HttpRequest httpRequest) {
    if (!(JsonText.parse(httpRequest.body()) instanceof Json.Obj asked))
      return refusal("ValidationException");
    return switch (httpRequest.header("X-Amz-Target").orElse("")) {
      case "AmazonSSM.GetParametersByPath" -> page(asked);
      case "AmazonSSM.PutParameter" -> put(asked);
      case "AmazonSSM.DeleteParameters" -> delete(asked);
      default -> refusal("UnknownOperationException");
    };
  }

  private HttpResponse page(Json.Obj asked) {
    if (asked.text("Path").isEmpty()) return refusal("ValidationException");
    String after = asked.text("NextToken").orElse("");
    List<Map.Entry<String, Parameter>> found =
        parameters.tailMap(after, false).entrySet().stream()
            .filter(each -> each.getKey().startsWith(asked.text("Path").get() + "/"))
            .limit(PAGE + 1L)
            .toList();
    var page = found.subList(0, Math.min(PAGE, found.size()));
    var answer =
        JsonObjectBuilder.fields()
            .put("Parameters", page.stream().map(SimulatedParameterStore::parameter).toList());
    if (found.size() > PAGE) answer.put("NextToken", page.getLast().getKey());
    return HttpResponse.json(200, answer.build());
  }

  private HttpResponse put(Json.Obj asked) {
    var name = asked.text("Name").orElse("");
    var value = asked.text("Value").orElse("");
    if (!name.startsWith("/") || value.isEmpty()) return refusal("ValidationException");
    boolean overwrites = asked.get("Overwrite").filter(new Json.Bool(true)::equals).isPresent();
    if (parameters.containsKey(name) && !overwrites) return refusal("ParameterAlreadyExists");
    long version = write(name, value, asked.text("Type").orElse(SECURE)).version();
    return HttpResponse.json(
        200, JsonObjectBuilder.fields().put("Tier", "Standard").put("Version", version).build());
  }

  private Parameter write(String name, String value, String type) {
    return parameters.merge(
        name,
        new Parameter(value, type, 1),
        (before, now) -> new Parameter(now.value(), now.type(), before.version() + 1));
  }

  private HttpResponse delete(Json.Obj asked) {
    if (!(asked.get("Names").orElse(null) instanceof Json.Arr(var names)))
      return refusal("ValidationException");
    var deleted = new ArrayList<Json>();
    var invalid = new ArrayList<Json>();
    for (var name : names)
      (name instanceof Json.Str(var text) && parameters.remove(text) != null ? deleted : invalid)
          .add(name);
    return HttpResponse.json(
        200,
        JsonObjectBuilder.fields()
            .put("DeletedParameters", deleted)
            .put("InvalidParameters", invalid)
            .build());
  }

  private static HttpResponse refusal(String type) {
    return HttpResponse.json(400, JsonObjectBuilder.fields().put("__type", type).build());
  }

  private static Json parameter(Map.Entry<String, Parameter> each) {
    return JsonObjectBuilder.fields()
        .put("Name", each.getKey())
        .put("Type", each.getValue().type())
        .put("Value", each.getValue().value())
        .build();
  }
}
