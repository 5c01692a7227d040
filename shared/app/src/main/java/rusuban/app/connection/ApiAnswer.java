package rusuban.app.connection;

import java.util.Optional;
import java.util.function.Function;

/**
 * LINE's answer to a call, or the reason why there is none.
 *
 * @param <T> the content of an answer
 */
public sealed interface ApiAnswer<T> {

  /** LINE did what was asked. */
  record Answered<T>(T value) implements ApiAnswer<T> {}

  /** LINE did not do it, or it is unknown. */
  record Unanswered<T>(ApiProblem problem) implements ApiAnswer<T> {}

  /** Returns the answer's content; empty without an answer. */
  default Optional<T> content() {
    return switch (this) {
      case Answered<T>(var value) -> Optional.of(value);
      case Unanswered<T> _ -> Optional.empty();
    };
  }

  /** Returns the reason why there is no answer; empty for an answer. */
  default Optional<ApiProblem> why() {
    return switch (this) {
      case Answered<T> _ -> Optional.empty();
      case Unanswered<T>(var problem) -> Optional.of(problem);
    };
  }

  /** Returns the answer with another content. */
  default <R> ApiAnswer<R> map(Function<T, R> change) {
    return then(value -> new Answered<>(change.apply(value)));
  }

  /** Makes the next call with this answer's content. Without an answer there is no next call. */
  default <R> ApiAnswer<R> then(Function<T, ApiAnswer<R>> next) {
    return switch (this) {
      case Answered<T>(var value) -> next.apply(value);
      case Unanswered<T>(var problem) -> new Unanswered<>(problem);
    };
  }
}
