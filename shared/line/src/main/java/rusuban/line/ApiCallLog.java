package rusuban.line;

import static java.util.Objects.requireNonNullElse;

import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import okhttp3.Request;
import okhttp3.Response;
import rusuban.app.Pseudonym;
import rusuban.app.Telemetry;
import rusuban.app.Telemetry.Metric;
import rusuban.core.AccountId;

/**
 * Log of an account's calls: request id, method, path and status. LINE asks for this log (Messaging
 * API, "Development guidelines", "Saving logs"). A path holds no token and no text. A {@link
 * Pseudonym} replaces each id of a person or chat.
 */
final class ApiCallLog {
  /** Messaging API reference, "Get profile" and "Get group (multi-person) chat member profile". */
  private static final Pattern ID = Pattern.compile("(?<=/(?:profile|group|room|member)/)[^/]+");

  private final Telemetry telemetry;
  private final AccountId account;

  ApiCallLog(Telemetry telemetry, AccountId account) {
    this.telemetry = telemetry;
    this.account = account;
  }

  void answered(Request request, Response answer) {
    var requestId = requireNonNullElse(answer.header("x-line-request-id"), "");
    tell(request, Integer.toString(answer.code()), requestId);
  }

  void failed(Request request, IOException e) {
    tell(request, e instanceof NotSentException ? "not-sent" : "no-answer", "");
  }

  /** Reports that LINE accepts no known token or secret. The operator must store a new one. */
  void unauthorized() {
    telemetry.tell(Metric.WORK_FAILED, account, Map.of("why", "line-accepts-no-token"));
  }

  private String withoutIds(String path) {
    return ID.matcher(path).replaceAll(id -> Pseudonym.of(account, id.group()));
  }

  private void tell(Request request, String status, String requestId) {
    telemetry.tell(
        Metric.LINE_CALL,
        account,
        Map.of(
            "method",
            request.method(),
            "path",
            withoutIds(request.url().encodedPath()),
            "status",
            status,
            "requestId",
            requestId));
  }
}
