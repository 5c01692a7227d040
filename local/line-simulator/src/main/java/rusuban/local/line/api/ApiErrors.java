package rusuban.local.line.api;

import java.util.List;
import rusuban.json.Json;
import rusuban.json.JsonObjectBuilder;
import rusuban.web.HttpResponse;

/** Refusals in LINE's form (Messaging API reference, "Error responses", "Error messages"). */
final class ApiErrors {
  private ApiErrors() {}

  /** One error in one property. */
  record Detail(String message, String property) {}

  static HttpResponse of(int status, String message) {
    return HttpResponse.json(status, JsonObjectBuilder.fields().put("message", message).build());
  }

  static HttpResponse details(List<Detail> details) {
    var items =
        details.stream()
            .map(
                it ->
                    JsonObjectBuilder.fields()
                        .put("message", it.message)
                        .put("property", it.property))
            .<Json>map(JsonObjectBuilder::build)
            .toList();
    return HttpResponse.json(
        400,
        JsonObjectBuilder.fields()
            .put("message", "The request body has " + details.size() + " error(s)")
            .put("details", items)
            .build());
  }

  static HttpResponse property(String name) {
    return of(
        400, "The property, " + name + ", in the request body is invalid (line: -, column: -)");
  }

  static HttpResponse parameter(String name) {
    return of(400, "The value for the '" + name + "' parameter is invalid");
  }

  static HttpResponse notFound() {
    return of(404, "Not found");
  }

  static HttpResponse monthlyLimit() {
    return of(429, "You have reached your monthly limit.");
  }

  static HttpResponse rateLimit() {
    return of(429, "The API rate limit has been exceeded. Try again later.");
  }

  static HttpResponse notAvailable() {
    return of(403, "Access to this API is not available for your account");
  }

  static HttpResponse unauthorized(String reason) {
    return of(401, "Authentication failed due to the following reason: " + reason);
  }
}
