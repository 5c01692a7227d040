package rusuban.app.settings;

import java.time.Instant;
import rusuban.core.settings.SettingsSection;

/** The newest change of a section in a draft: which section, by whom and when. */
public record DraftChange(SettingsSection section, String by, Instant at) {}
