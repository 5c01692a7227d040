package rusuban.console.page;

import java.util.Optional;
import rusuban.core.settings.SettingsSection;

/** Addresses of the pages on which the sections of the settings are edited. */
public final class SectionLinks {
  private SectionLinks() {}

  /** Returns the address of a section's page; empty if no page edits it. */
  public static Optional<String> of(SettingsSection section) {
    return switch (section.kind()) {
      case FOLLOW_UP -> Optional.of(ConsolePaths.LETTERS + "/" + IdSegment.of(section.id()));
      case FOLLOW_UP_ORDER -> Optional.of(ConsolePaths.LETTERS);
      case HOURS, GREETING, CLOSED_NOTICE, BUSY_NOTICE, DEFAULT_REPLY, RULE, RULE_ORDER, POLICIES ->
          Optional.empty();
    };
  }
}
