package rusuban.console.publish;

import java.util.List;
import rusuban.console.page.PageLanguage;
import rusuban.settings.difference.SettingsChange;
import rusuban.settings.difference.TextRun;

/**
 * One change of the settings as a page shows it.
 *
 * @param headline the change in one sentence
 * @param runs the changed words
 * @param by who changed it and when, in words; empty if nobody is known
 */
public record ChangeRow(String headline, List<TextRun> runs, String by) {
  public ChangeRow {
    runs = List.copyOf(runs);
  }

  static ChangeRow of(SettingsChange change, PageLanguage language, String by) {
    return new ChangeRow(
        language.of(change.headline().ja(), change.headline().en()),
        language == PageLanguage.JA ? change.ja() : change.en(),
        by);
  }

  /** Returns the headline alone: the runs are messages. */
  @Override
  public String toString() {
    return "ChangeRow[" + headline + "]";
  }
}
