package rusuban.lineadmin;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JacksonException;
import com.linecorp.bot.client.base.Result;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import rusuban.app.connection.ApiAnswer;
import rusuban.app.connection.ApiAnswer.Answered;
import rusuban.app.connection.ApiAnswer.Unanswered;
import rusuban.app.connection.ApiProblem;

/** A call of LINE's SDK, whose outcome becomes a value. */
final class SdkCall {
  private SdkCall() {}

  /**
   * Waits for the call's end. The connection's own limit ends it.
   *
   * @throws IllegalStateException for a failure that neither LINE nor the network explains
   */
  static <R> ApiAnswer<Result<R>> await(CompletableFuture<Result<R>> call) {
    try {
      return new Answered<>(call.get());
    } catch (ExecutionException e) {
      return new Unanswered<>(problem(requireNonNull(e.getCause())));
    } catch (InterruptedException _) {
      call.cancel(true);
      Thread.currentThread().interrupt();
      return new Unanswered<>(ApiProblem.UNREACHABLE);
    }
  }

  /** Returns the answer; a missing part means that LINE's answer cannot be read. */
  static <T> ApiAnswer<T> read(Optional<T> part) {
    return part.<ApiAnswer<T>>map(Answered::new)
        .orElseGet(() -> new Unanswered<>(ApiProblem.LINE_FAILED));
  }

  private static ApiProblem problem(Throwable thrown) {
    // At its time limit OkHttp wraps the reason in an exception of its own.
    var cause =
        thrown instanceof InterruptedIOException && thrown.getCause() instanceof IOException inner
            ? inner
            : thrown;
    return switch (cause) {
      case StatusException answer -> problem(answer.status());
      case JacksonException _ -> ApiProblem.LINE_FAILED;
      case IOException _ -> ApiProblem.UNREACHABLE;
      // Without the cause: its message may quote a token.
      default ->
          throw new IllegalStateException("a call to LINE failed: " + cause.getClass().getName());
    };
  }

  private static ApiProblem problem(int status) {
    return switch (status) {
      case 401 -> ApiProblem.SECRET_REFUSED;
      case 403 -> ApiProblem.NOT_PERMITTED;
      case 429 -> ApiProblem.RATE_LIMITED;
      default -> status / 100 == 4 ? ApiProblem.REFUSED : ApiProblem.LINE_FAILED;
    };
  }
}
