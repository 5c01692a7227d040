package rusuban.console.replies;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import rusuban.core.AccountId;
import rusuban.core.settings.Settings;
import rusuban.core.settings.SettingsSection;
import rusuban.json.Json;
import rusuban.settings.SettingsDocument;
import rusuban.settings.warning.SettingsWarning;
import rusuban.settings.warning.SettingsWarnings;

/**
 * The settings of the documents that people edit, with their warnings. Looking at 1,000 rules takes
 * longer than all the rest of a page, so the last document of an account is kept.
 */
public final class WorkingFindings {
  private static final int MOST_ACCOUNTS = 50;

  private final Map<AccountId, Looked> last = new ConcurrentHashMap<>();

  /** A document and what was found in it. */
  private record Looked(Json.Obj document, Instant hour, Findings findings) {}

  /** Settings and everything that a check says of them. */
  public record Findings(Settings settings, List<SettingsWarning> warnings) {
    public Findings {
      warnings = List.copyOf(warnings);
    }

    /** Returns the warnings and notes of a section, except that it is switched off. */
    List<SettingsWarning> in(SettingsSection section) {
      return warnings.stream()
          .filter(it -> it.section().equals(section.code()))
          .filter(it -> it.kind() != SettingsWarning.Kind.SWITCHED_OFF)
          .toList();
    }

    /** Returns the size alone: the settings hold messages. */
    @Override
    public String toString() {
      return "Findings[" + warnings.size() + "]";
    }
  }

  /** Returns the settings of a valid document, with the warnings of this hour. */
  Findings of(AccountId account, Json.Obj document, Instant now) {
    var hour = now.truncatedTo(ChronoUnit.HOURS);
    var known = last.get(account);
    if (known != null && known.hour().equals(hour) && known.document().equals(document))
      return known.findings();
    var settings = SettingsDocument.settings(document);
    var findings = new Findings(settings, SettingsWarnings.of(settings, now));
    if (last.size() >= MOST_ACCOUNTS) last.clear();
    last.put(account, new Looked(document, hour, findings));
    return findings;
  }
}
