package rusuban.app.settings;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import rusuban.core.AccountId;
import rusuban.core.settings.Settings;

/**
 * All versions of an account's settings, one of them live. Versions count from 1 and never change.
 */
public interface SettingsRepository {
  /** The maximum length of a reason, in UTF-16 units. */
  int MAX_WHY = 60;

  /**
   * Returns the settings of a version.
   *
   * @throws java.util.NoSuchElementException if there is no such version
   */
  Settings load(AccountId account, long version);

  /** Returns the document of a version as the owner wrote it; empty if there is no such version. */
  Optional<String> document(AccountId account, long version);

  /** Returns the live version; empty before the first. The read is strongly consistent. */
  OptionalLong live(AccountId account);

  /**
   * Saves a document as the next version and makes it live, both or neither. The document has
   * already been validated. Nothing is saved if another version is live than the document was made
   * from.
   *
   * @param by the person who saves it
   * @param why the person's reason, at most {@link #MAX_WHY} UTF-16 units
   * @param expected the live version that the document was made from; empty only for the first
   * @throws IllegalArgumentException if the reason is too long
   */
  SaveVersionResult save(
      AccountId account,
      String document,
      String by,
      Optional<String> why,
      Instant at,
      OptionalLong expected);

  /**
   * Makes an earlier version live again, unless another version is live than expected.
   *
   * @param by the person who goes back
   * @param why the person's reason, at most {@link #MAX_WHY} UTF-16 units
   * @param expected the live version that the person saw
   * @throws IllegalArgumentException if the reason is too long
   */
  RollbackResult pointTo(
      AccountId account,
      long version,
      String by,
      Optional<String> why,
      Instant at,
      OptionalLong expected);

  /** Returns the newest versions first, at most {@code limit}. */
  List<Version> history(AccountId account, int limit);

  /**
   * Returns the newest rollbacks first, at most {@code limit}. Rollbacks of an older release were
   * not saved one by one: only the last of them is known, and only until the next change.
   */
  List<Rollback> rollbacks(AccountId account, int limit);

  /**
   * One version: its number, and when, by whom and why it was saved.
   *
   * @param why at most {@link #MAX_WHY} UTF-16 units; empty if no reason was given
   */
  record Version(long number, Instant savedAt, String by, Optional<String> why) {
    public Version {
      requireFit(why);
    }
  }

  /**
   * A rollback to an earlier version: its number, and when, by whom and why it was made live again.
   *
   * @param why at most {@link #MAX_WHY} UTF-16 units; empty if no reason was given
   */
  record Rollback(long to, Instant at, String by, Optional<String> why) {
    public Rollback {
      requireFit(why);
    }
  }

  private static void requireFit(Optional<String> why) {
    if (why.filter(text -> text.length() > MAX_WHY).isPresent())
      throw new IllegalArgumentException("a reason has at most " + MAX_WHY + " UTF-16 units");
  }
}
