package rusuban.local.line.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import rusuban.json.Json;
import rusuban.json.JsonText;
import rusuban.json.MalformedJsonException;
import rusuban.web.HttpRequest;
import rusuban.web.HttpResponse;

/**
 * A strict reader of a request's JSON body. It collects the errors while the fields are read. Check
 * {@link #refusal} before using any field.
 */
final class RequestBody {
  private static final Pattern UNIT = Pattern.compile("[A-Za-z0-9_]{1,30}");
  private static final int MAX_MESSAGES = 5;

  private final Json.Obj json;
  private Optional<HttpResponse> invalid;
  private final List<ApiErrors.Detail> details = new ArrayList<>();

  private RequestBody(Json.Obj json, Optional<HttpResponse> invalid) {
    this.json = json;
    this.invalid = invalid;
  }

  /** Returns the body of a call that allows only these properties. */
  static RequestBody of(HttpRequest httpRequest, Set<String> known) {
    var requestBody = anyOf(httpRequest);
    requestBody.json.fields().keySet().stream()
        .filter(it -> !known.contains(it))
        .findFirst()
        .ifPresent(requestBody::invalid);
    return requestBody;
  }

  /** Returns the body of a call that allows further properties. */
  static RequestBody anyOf(HttpRequest httpRequest) {
    var empty = Fieldless.OBJECT;
    if (!httpRequest.contentType().equals("application/json")) {
      return new RequestBody(
          empty,
          Optional.of(
              ApiErrors.of(
                  415, "The content type, " + httpRequest.contentType() + ", is not supported")));
    }
    try {
      return JsonText.parse(httpRequest.body()) instanceof Json.Obj object
          ? new RequestBody(object, Optional.empty())
          : new RequestBody(empty, Optional.of(unparsable(1, 1)));
    } catch (MalformedJsonException e) {
      return new RequestBody(empty, Optional.of(unparsable(e.line, e.column)));
    }
  }

  private static final class Fieldless {
    static final Json.Obj OBJECT = new Json.Obj(new LinkedHashMap<>());
  }

  private static HttpResponse unparsable(int line, int column) {
    return ApiErrors.of(
        400,
        "The request body could not be parsed as JSON (line: %d, column: %d)"
            .formatted(line, column));
  }

  /** Returns the refusal if any field read before is wrong. */
  Optional<HttpResponse> refusal() {
    return invalid.or(
        () -> details.isEmpty() ? Optional.empty() : Optional.of(ApiErrors.details(details)));
  }

  /** Returns a required string that is not empty. */
  String text(String name) {
    var text = optionalText(name).orElse("");
    if (text.isEmpty()) wrong(name, "May not be empty");
    return text;
  }

  Optional<String> optionalText(String name) {
    var value = json.get(name);
    if (value.isPresent() && !(value.get() instanceof Json.Str)) invalid(name);
    return json.text(name);
  }

  Optional<Json.Obj> object(String name) {
    var value = json.get(name);
    if (value.isEmpty()) return Optional.empty();
    if (value.get() instanceof Json.Obj object) return Optional.of(object);
    invalid(name);
    return Optional.empty();
  }

  boolean has(String name) {
    return json.get(name).isPresent();
  }

  /** Returns a whole number. */
  OptionalInt integer(String name) {
    var value = json.get(name);
    if (value.isEmpty()) return OptionalInt.empty();
    try {
      if (value.get() instanceof Json.Num(var number)) {
        return OptionalInt.of(number.intValueExact());
      }
    } catch (ArithmeticException _) {
      // not a whole number of this size: as invalid as another type
    }
    invalid(name);
    return OptionalInt.empty();
  }

  /** Returns an array of strings, with at least one and at most {@code max}. */
  List<String> texts(String name, int max) {
    var texts = new ArrayList<String>();
    var items = array(name, max);
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof Json.Str(var text)) texts.add(text);
      else invalid(name + "[" + i + "]");
    }
    return texts;
  }

  /** Returns the one to five message objects, each within LINE's limits. */
  List<Json> messages() {
    var messages = array("messages", MAX_MESSAGES);
    if (!messages.isEmpty() && messages.size() <= MAX_MESSAGES) {
      details.addAll(MessageLimits.broken(messages, "messages"));
    }
    return messages;
  }

  /** Checks the properties common to every sending call, besides recipients and messages. */
  void sendingOptions() {
    var silent = json.get("notificationDisabled");
    if (silent.isPresent() && !(silent.get() instanceof Json.Bool)) invalid("notificationDisabled");
    if (!has("customAggregationUnits")) return;
    for (var unit : texts("customAggregationUnits", 1)) {
      if (!UNIT.matcher(unit).matches()) invalid("customAggregationUnits[0]");
    }
  }

  void invalid(String property) {
    if (invalid.isEmpty()) invalid = Optional.of(ApiErrors.property(property));
  }

  void wrong(String property, String message) {
    details.add(new ApiErrors.Detail(message, property));
  }

  private List<Json> array(String name, int max) {
    var value = json.get(name);
    if (value.isPresent() && !(value.get() instanceof Json.Arr)) {
      invalid(name);
      return List.of();
    }
    var items = value.map(it -> ((Json.Arr) it).items()).orElse(List.of());
    if (items.isEmpty() || items.size() > max) wrong(name, "Size must be between 1 and " + max);
    return items;
  }
}
