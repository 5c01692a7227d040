package rusuban.app.settings;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import rusuban.core.AccountId;
import rusuban.core.settings.Settings;

/**
 * Every version of an account's settings, of which one is live. Versions count from 1 and never
 * change.
 */
public interface SettingsRepository {

  /**
   * The settings of a version, ready to decide with.
   *
   * @throws java.util.NoSuchElementException where there is no such version
   */
  Settings load(AccountId account, long version);

  /** The document of a version as the owner wrote it, empty where there is none. */
  Optional<String> document(AccountId account, long version);

  /** The version that is live, empty before the first. Strongly consistent. */
  OptionalLong live(AccountId account);

  /**
   * Keeps a document as the next version and makes it live, both or neither. The document has been
   * checked.
   *
   * @param by who saves it
   * @return the new version
   */
  long save(AccountId account, String document, String by, Instant at);

  /** Makes an earlier version live again; false where there is none such. */
  boolean pointTo(AccountId account, long version, String by, Instant at);

  /** The newest versions first, at most {@code limit}. */
  List<Version> history(AccountId account, int limit);

  /**
   * The newest returns to an earlier version first, at most {@code limit}. Of returns made before
   * they were kept one by one, only the last is known, and only until the next move.
   */
  List<Rollback> rollbacks(AccountId account, int limit);

  /** One version: its number, when and by whom it was saved. */
  record Version(long number, Instant savedAt, String by) {}

  /** A return to an earlier version: its number, when and by whom it was made live again. */
  record Rollback(long to, Instant at, String by) {}
}
