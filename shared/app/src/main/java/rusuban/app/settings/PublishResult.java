package rusuban.app.settings;

import java.util.List;
import java.util.OptionalLong;
import rusuban.core.ValidationProblem;

/** Result of publishing a draft. Only {@link Published} removes the draft. */
public sealed interface PublishResult {

  /** The draft is this version now, and live. */
  record Published(long version) implements PublishResult {}

  /** The account has no draft. */
  record NoDraft() implements PublishResult {}

  /** The draft has changed since the person looked at it. */
  record DraftChanged() implements PublishResult {}

  /** The draft has problems, which a newer release has found. */
  record Invalid(List<ValidationProblem> problems) implements PublishResult {
    public Invalid {
      problems = List.copyOf(problems);
    }
  }

  /**
   * Another version went live since the draft was begun.
   *
   * @param live the live version; empty if there is none
   */
  record Superseded(OptionalLong live) implements PublishResult {}
}
