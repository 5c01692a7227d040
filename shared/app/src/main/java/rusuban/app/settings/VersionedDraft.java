package rusuban.app.settings;

import java.util.Optional;

/**
 * The draft of an account with its revision. Every save and every discard increases the revision.
 *
 * @param draft empty if there is no draft
 * @param revision 0 if there never was one
 */
public record VersionedDraft(Optional<SettingsDraft> draft, long revision) {
  /** The draft of an account that never had one. */
  public static final VersionedDraft NONE = new VersionedDraft(Optional.empty(), 0);
}
