package rusuban.app.settings;

import java.util.Optional;
import java.util.OptionalLong;
import rusuban.core.settings.DocumentSections;
import rusuban.json.Json;

/**
 * The settings that a person edits: the draft, or the live version if there is no draft.
 *
 * @param document the whole document; without fields if the account has no settings yet
 * @param sections its sections, with the hashes that an editor carries
 * @param draft the draft; empty if nothing has changed since the live version
 * @param revision the revision of the draft
 * @param live the live version; empty if there is none yet
 */
public record WorkingSettings(
    Json.Obj document,
    DocumentSections sections,
    Optional<SettingsDraft> draft,
    long revision,
    OptionalLong live) {

  /** Returns the version that the document was made from; empty if the account had none. */
  public OptionalLong base() {
    return draft.map(SettingsDraft::base).orElse(live);
  }

  /** Returns whether a version went live after the draft was begun, so that it cannot be saved. */
  public boolean isSuperseded() {
    return !base().equals(live);
  }

  /** Returns the settings without the document, which holds messages. */
  @Override
  public String toString() {
    return "WorkingSettings[draft=" + draft + ", revision=" + revision + ", live=" + live + "]";
  }
}
