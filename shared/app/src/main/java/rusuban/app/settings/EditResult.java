package rusuban.app.settings;

import java.util.List;
import java.util.Optional;
import rusuban.core.ValidationProblem;
import rusuban.json.Json;

/** Result of an edit of the draft. */
public sealed interface EditResult {

  /** The draft is saved, at this revision. */
  record Saved(long revision) implements EditResult {}

  /** The edit changes nothing, and nothing is saved. */
  record Unchanged() implements EditResult {}

  /** The edited document has these problems, and nothing is saved. */
  record Invalid(List<ValidationProblem> problems) implements EditResult {
    public Invalid {
      problems = List.copyOf(problems);
    }
  }

  /**
   * Somebody else has changed the section since the editor read it, and nothing is saved.
   *
   * @param current the section as it is now; empty if it was removed
   */
  record Conflict(Optional<Json> current) implements EditResult {
    /** Returns the result without the section, which holds messages. */
    @Override
    public String toString() {
      return current.isPresent() ? "Conflict[changed]" : "Conflict[removed]";
    }
  }
}
