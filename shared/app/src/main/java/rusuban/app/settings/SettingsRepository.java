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
   * already been validated.
   *
   * @param by the person who saves it
   * @return the new version
   */
  long save(AccountId account, String document, String by, Instant at);

  /**
   * Makes an earlier version live again.
   *
   * @return false if there is no such version
   */
  boolean pointTo(AccountId account, long version, String by, Instant at);

  /** Returns the newest versions first, at most {@code limit}. */
  List<Version> history(AccountId account, int limit);

  /**
   * Returns the newest rollbacks first, at most {@code limit}. Rollbacks of an older release were
   * not saved one by one: only the last of them is known, and only until the next change.
   */
  List<Rollback> rollbacks(AccountId account, int limit);

  /** One version: its number, and when and by whom it was saved. */
  record Version(long number, Instant savedAt, String by) {}

  /** A rollback to an earlier version: its number, and when and by whom it was made live again. */
  record Rollback(long to, Instant at, String by) {}
}
