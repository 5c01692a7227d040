package rusuban.lineadmin;

import static java.util.Objects.requireNonNullElse;

import java.io.IOException;
import java.util.Map;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import rusuban.app.Telemetry;
import rusuban.app.Telemetry.Metric;
import rusuban.core.AccountId;

/**
 * Log of an account's calls: request id, method, path and status. LINE asks for this log (Messaging
 * API, "Development guidelines", "Saving logs"). The paths of these calls hold no id of a person.
 */
final class AdminCallLog implements Interceptor {
  private final Telemetry telemetry;
  private final AccountId account;

  AdminCallLog(Telemetry telemetry, AccountId account) {
    this.telemetry = telemetry;
    this.account = account;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    try {
      Response answer = chain.proceed(chain.request());
      var requestId = requireNonNullElse(answer.header("x-line-request-id"), "");
      tell(chain.request(), Integer.toString(answer.code()), requestId);
      return answer;
    } catch (IOException e) {
      tell(chain.request(), "no-answer", "");
      throw e;
    }
  }

  private void tell(Request request, String status, String requestId) {
    telemetry.tell(
        Metric.LINE_CALL,
        account,
        Map.of(
            "method",
            request.method(),
            "path",
            request.url().encodedPath(),
            "status",
            status,
            "requestId",
            requestId));
  }
}
