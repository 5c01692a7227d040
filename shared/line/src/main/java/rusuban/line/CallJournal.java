package rusuban.line;

import static java.util.Objects.requireNonNullElse;

import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import okhttp3.Request;
import okhttp3.Response;
import rusuban.app.Journal;
import rusuban.app.Journal.Metric;
import rusuban.app.Pseudonym;
import rusuban.core.AccountId;

/**
 * Tells of an account's calls what LINE asks to be kept (Messaging API, "Development guidelines",
 * "Saving logs"): request id, method, path and status. A path holds no token and no text, and in
 * place of the ids of people and chats their {@link Pseudonym}.
 */
final class CallJournal {
  /** Messaging API reference, "Get profile" and "Get group (multi-person) chat member profile". */
  private static final Pattern ID = Pattern.compile("(?<=/(?:profile|group|room|member)/)[^/]+");

  private final Journal journal;
  private final AccountId account;

  CallJournal(Journal journal, AccountId account) {
    this.journal = journal;
    this.account = account;
  }

  void answered(Request request, Response answer) {
    var requestId = requireNonNullElse(answer.header("x-line-request-id"), "");
    tell(request, Integer.toString(answer.code()), requestId);
  }

  void failed(Request request, IOException e) {
    tell(request, e instanceof NotSentException ? "not-sent" : "no-answer", "");
  }

  /** LINE accepts no token and no secret that is known of the channel: somebody has to put it. */
  void unauthorized() {
    journal.tell(Metric.WORK_FAILED, account, Map.of("why", "line-accepts-no-token"));
  }

  private String withoutIds(String path) {
    return ID.matcher(path).replaceAll(id -> Pseudonym.of(account, id.group()));
  }

  private void tell(Request request, String status, String requestId) {
    journal.tell(
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
