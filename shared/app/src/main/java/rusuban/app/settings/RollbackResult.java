package rusuban.app.settings;

import java.util.OptionalLong;

/** Result of making an earlier settings version live again. */
public sealed interface RollbackResult {

  /** The version is live again. */
  record RolledBack() implements RollbackResult {}

  /** No version has this number. */
  record NoSuchVersion() implements RollbackResult {}

  /**
   * Nothing has changed: another version is live than expected.
   *
   * @param live the live version; empty if there is none yet
   */
  record Superseded(OptionalLong live) implements RollbackResult {}
}
