package rusuban.settings.difference;

import java.util.List;
import rusuban.core.settings.SettingsSection;

/**
 * One change of the settings, in words.
 *
 * @param section the section that it is in; a section may have several changes
 * @param headline the change in one sentence, without a full stop
 * @param ja the changed words in Japanese; empty if the headline says all
 * @param en the same in English; the owner's own words stay as they are
 */
public record SettingsChange(
    SettingsSection section, Wording headline, List<TextRun> ja, List<TextRun> en) {
  public SettingsChange {
    ja = List.copyOf(ja);
    en = List.copyOf(en);
  }
}
