package rusuban.app.settings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import rusuban.core.settings.SettingsSection;

/**
 * The draft of an account's settings: a valid document that is not live yet. All who edit the
 * account share it.
 *
 * @param document the whole document
 * @param base the live version that the draft was made from; empty if the account had none
 * @param changes the newest change of each changed section, oldest first
 */
public record SettingsDraft(String document, OptionalLong base, List<DraftChange> changes) {
  public SettingsDraft {
    changes = List.copyOf(changes);
  }

  /** Returns the draft with another document, whose changes are these sections. */
  public SettingsDraft changed(
      String document, Collection<SettingsSection> sections, String by, Instant at) {
    var all = new ArrayList<DraftChange>();
    changes.stream().filter(change -> !sections.contains(change.section())).forEach(all::add);
    sections.forEach(section -> all.add(new DraftChange(section, by, at)));
    return new SettingsDraft(document, base, all);
  }

  /** Returns the draft as one that was made from this version. */
  SettingsDraft onto(OptionalLong version) {
    return new SettingsDraft(document, version, changes);
  }

  /** Returns the newest change of this section. */
  public Optional<DraftChange> change(SettingsSection section) {
    return changes.stream().filter(change -> change.section().equals(section)).findFirst();
  }

  /** Returns the draft without its document, which holds messages. */
  @Override
  public String toString() {
    var sections = changes.stream().map(DraftChange::section).toList();
    return "SettingsDraft[base=" + base + ", changes=" + sections + "]";
  }
}
