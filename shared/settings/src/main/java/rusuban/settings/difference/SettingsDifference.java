package rusuban.settings.difference;

import java.util.List;
import rusuban.json.Json;

/**
 * The difference between two settings documents in words, section by section.
 *
 * @param changes the changes, those of one section together
 * @param unchanged the names of what both have alike, such as あいさつ and ほか11の返信
 */
public record SettingsDifference(List<SettingsChange> changes, List<Wording> unchanged) {
  public SettingsDifference {
    changes = List.copyOf(changes);
    unchanged = List.copyOf(unchanged);
  }

  /**
   * Compares two documents that have passed every check.
   *
   * @param tense whether the change is to come, as in a draft, or has been made
   */
  public static SettingsDifference between(Json.Obj before, Json.Obj after, Tense tense) {
    var comparison =
        new DocumentComparison(ComparedDocument.of(before), ComparedDocument.of(after), tense);
    return new SettingsDifference(comparison.changes(), comparison.unchanged());
  }
}
