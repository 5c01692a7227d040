package rusuban.app.settings;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import rusuban.app.OptimisticRetry;
import rusuban.core.AccountId;
import rusuban.core.settings.DocumentSections;
import rusuban.core.settings.SettingsSection;
import rusuban.json.Json;

/**
 * Edits an account's draft, and makes it live. Two people may edit different sections at the same
 * time. Whoever changes a section that somebody else has changed meanwhile is told.
 */
public final class DraftEditor {
  private final SettingsRepository versions;
  private final DraftRepository drafts;
  private final SettingsFormat format;

  public DraftEditor(SettingsRepository versions, DraftRepository drafts, SettingsFormat format) {
    this.versions = versions;
    this.drafts = drafts;
    this.format = format;
  }

  /** Returns the settings to edit: the draft, or the live version if there is no draft. */
  public WorkingSettings read(AccountId account) {
    return working(drafts.read(account), account);
  }

  private WorkingSettings working(VersionedDraft read, AccountId account) {
    var live = versions.live(account);
    var draft = read.draft().filter(it -> !isLive(account, it, live));
    var document =
        draft
            .map(SettingsDraft::document)
            .or(() -> document(account, live))
            .map(format.parse())
            .orElse(Json.Obj.EMPTY);
    return new WorkingSettings(
        document, DocumentSections.of(document), draft, read.revision(), live);
  }

  private Optional<String> document(AccountId account, OptionalLong version) {
    return version.isEmpty() ? Optional.empty() : versions.document(account, version.getAsLong());
  }

  /**
   * Returns whether the draft is live already: a process that published it may have ended before it
   * removed the draft.
   */
  private boolean isLive(AccountId account, SettingsDraft draft, OptionalLong live) {
    return !draft.base().equals(live)
        && document(account, live).filter(draft.document()::equals).isPresent();
  }

  /**
   * Changes one section of the draft. Begins a draft from the live version if there is none.
   *
   * @param who the person who edits
   * @param section the section that the person saw
   * @param expectedHash its hash then, {@link DocumentSections#ABSENT} for a new section
   * @param change makes the whole new document; called again if somebody else edits meanwhile
   */
  public EditResult edit(
      AccountId account,
      String who,
      SettingsSection section,
      String expectedHash,
      UnaryOperator<Json.Obj> change,
      Instant now) {
    var retry = new OptimisticRetry();
    while (true) {
      var before = read(account);
      if (!before.sections().hash(section).equals(expectedHash))
        return new EditResult.Conflict(before.sections().content(section));
      var after = change.apply(before.document());
      if (after.equals(before.document())) return new EditResult.Unchanged();
      var text = format.write().apply(after);
      var problems = format.problems().apply(text);
      if (!problems.isEmpty()) return new EditResult.Invalid(problems);
      var changed = before.sections().changedIn(DocumentSections.of(after));
      if (changed.isEmpty()) return new EditResult.Unchanged();
      var draft =
          before
              .draft()
              .orElseGet(() -> new SettingsDraft("", before.live(), List.of()))
              .changed(text, changed, who, now);
      if (drafts.save(account, before.revision(), draft))
        return new EditResult.Saved(before.revision() + 1);
      retry.conflict();
    }
  }

  /**
   * Saves the draft as a version, makes it live and removes the draft. A second attempt after a
   * lost response finds the draft live already.
   *
   * @param revision the revision of the draft that the person looked at
   * @param who the person who publishes
   * @param why the person's reason, at most {@link SettingsRepository#MAX_WHY} UTF-16 units
   */
  public PublishResult publish(
      AccountId account, long revision, String who, Optional<String> why, Instant now) {
    var read = drafts.read(account);
    if (read.draft().isEmpty()) return new PublishResult.NoDraft();
    if (read.revision() != revision) return new PublishResult.DraftChanged();
    var draft = read.draft().get();
    var problems = format.problems().apply(draft.document());
    if (!problems.isEmpty()) return new PublishResult.Invalid(problems);
    return switch (versions.save(account, draft.document(), who, why, now, draft.base())) {
      case SaveVersionResult.Saved(var version) -> published(account, revision, version);
      case SaveVersionResult.Superseded(var live) when isLive(account, draft, live) ->
          published(account, revision, live.orElseThrow());
      case SaveVersionResult.Superseded(var live) -> new PublishResult.Superseded(live);
    };
  }

  /**
   * Makes the live version the base of the draft, so that the draft can be published over it. For a
   * person who has seen what the draft changes in that version.
   *
   * @param revision the revision of the draft that the person looked at
   * @param live the live version that the person compared it with
   * @return false if the draft has changed since or is gone, and nothing has happened
   */
  public boolean rebase(AccountId account, long revision, OptionalLong live) {
    var read = drafts.read(account);
    return read.revision() == revision
        && read.draft().isPresent()
        && drafts.save(account, revision, read.draft().get().onto(live));
  }

  /** Removes the published draft, unless somebody has edited it since. */
  private PublishResult published(AccountId account, long revision, long version) {
    var _ = drafts.discard(account, revision);
    return new PublishResult.Published(version);
  }

  /**
   * Removes the draft.
   *
   * @param revision the revision of the draft that the person looked at
   * @return false if the draft has changed since or is gone, and nothing has happened
   */
  public boolean discard(AccountId account, long revision) {
    return drafts.discard(account, revision);
  }
}
