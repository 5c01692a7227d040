package rusuban.app.settings;

import rusuban.core.AccountId;

/**
 * The drafts of the accounts' settings, one for each account at most. A revision never returns, so
 * nobody can overwrite a draft that they have not seen.
 */
public interface DraftRepository {

  /** Returns the draft and its revision. The read is strongly consistent. */
  VersionedDraft read(AccountId account);

  /**
   * Saves a draft in place of this revision.
   *
   * @param revision the revision that the draft was made from
   * @return false if there is another revision, and nothing is saved
   */
  boolean save(AccountId account, long revision, SettingsDraft draft);

  /**
   * Removes the draft of this revision.
   *
   * @return false if there is another revision or no draft, and nothing has changed
   */
  boolean discard(AccountId account, long revision);
}
