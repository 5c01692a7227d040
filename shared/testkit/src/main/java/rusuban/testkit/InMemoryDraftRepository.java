package rusuban.testkit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import rusuban.app.settings.DraftRepository;
import rusuban.app.settings.SettingsDraft;
import rusuban.app.settings.VersionedDraft;
import rusuban.core.AccountId;

/** Drafts in memory. */
public final class InMemoryDraftRepository implements DraftRepository {
  private final Map<AccountId, VersionedDraft> drafts = new HashMap<>();

  @Override
  public synchronized VersionedDraft read(AccountId account) {
    return drafts.getOrDefault(account, VersionedDraft.NONE);
  }

  @Override
  public synchronized boolean save(AccountId account, long revision, SettingsDraft draft) {
    if (read(account).revision() != revision) return false;
    drafts.put(account, new VersionedDraft(Optional.of(draft), revision + 1));
    return true;
  }

  @Override
  public synchronized boolean discard(AccountId account, long revision) {
    var now = read(account);
    if (now.revision() != revision || now.draft().isEmpty()) return false;
    drafts.put(account, new VersionedDraft(Optional.empty(), revision + 1));
    return true;
  }
}
