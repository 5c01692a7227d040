package rusuban.local.line;

import java.util.List;
import rusuban.core.Json;
import rusuban.local.http.Answer;
import rusuban.local.http.Fields;

/** Refusals in LINE's form (Messaging API reference, "Error responses", "Error messages"). */
final class Errors {
  private Errors() {}

  /** One error in one property. */
  record Detail(String message, String property) {}

  static Answer of(int status, String message) {
    return Answer.json(status, Fields.fields().put("message", message).build());
  }

  static Answer details(List<Detail> details) {
    var items =
        details.stream()
            .map(it -> Fields.fields().put("message", it.message).put("property", it.property))
            .<Json>map(Fields::build)
            .toList();
    return Answer.json(
        400,
        Fields.fields()
            .put("message", "The request body has " + details.size() + " error(s)")
            .put("details", items)
            .build());
  }

  static Answer property(String name) {
    return of(
        400, "The property, " + name + ", in the request body is invalid (line: -, column: -)");
  }

  static Answer parameter(String name) {
    return of(400, "The value for the '" + name + "' parameter is invalid");
  }

  static Answer notFound() {
    return of(404, "Not found");
  }

  static Answer monthlyLimit() {
    return of(429, "You have reached your monthly limit.");
  }

  static Answer rateLimit() {
    return of(429, "The API rate limit has been exceeded. Try again later.");
  }

  static Answer unauthorized(String reason) {
    return of(401, "Authentication failed due to the following reason: " + reason);
  }
}
