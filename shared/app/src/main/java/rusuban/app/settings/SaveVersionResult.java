package rusuban.app.settings;

import java.util.OptionalLong;

/** Result of saving a settings version. */
public sealed interface SaveVersionResult {

  /** The version is saved and live. */
  record Saved(long version) implements SaveVersionResult {}

  /**
   * Nothing is saved: another version is live than the document was made from.
   *
   * @param live the live version; empty if there is none yet
   */
  record Superseded(OptionalLong live) implements SaveVersionResult {}
}
