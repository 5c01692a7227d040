package rusuban.console.hours;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import rusuban.app.settings.WorkingSettings;
import rusuban.core.decision.CompiledSettings;
import rusuban.core.decision.MessageVariableValues;
import rusuban.core.hours.ResponseCalendar;
import rusuban.core.hours.ResponseHours;
import rusuban.core.settings.Settings;
import rusuban.core.settings.SettingsSection;
import rusuban.core.shop.ShopState;
import rusuban.json.Json;
import rusuban.settings.SettingsDocument;

/**
 * The hours that people edit, with their calendar.
 *
 * @param document the whole document of the draft
 * @param hash the hash of the section, which the forms carry
 * @param settings the shop's name and hours; no rule and no message
 * @param calendar the calendar of the hours, without any switch
 */
record WorkingHours(Json.Obj document, String hash, Settings settings, ResponseCalendar calendar) {
  /** The fields that hours need. All else would only cost time: a document may have 2,000 rules. */
  private static final Set<String> FIELDS = Set.of("shop", "responseHours");

  static WorkingHours of(WorkingSettings working) {
    var document = working.document();
    var settings = settings(document);
    return new WorkingHours(
        document,
        working.sections().hash(SettingsSection.HOURS),
        settings,
        calendar(settings.hours()));
  }

  private static Settings settings(Json.Obj document) {
    return SettingsDocument.settings(document.without(name -> !FIELDS.contains(name)));
  }

  private static ResponseCalendar calendar(ResponseHours hours) {
    return ResponseCalendar.of(hours.with(Optional.empty(), Optional.empty()));
  }

  ResponseHours hours() {
    return settings.hours();
  }

  /** Returns the calendar as it would be without an entry for this date. */
  ResponseCalendar without(LocalDate date) {
    return calendar(settings(HoursEdits.date(document, date, Optional.empty())).hours());
  }

  /**
   * Returns a text as customers read it at a time, by the code that fills the variables of answers.
   *
   * @param text the text with its variables
   * @param state the shop's switches
   */
  String customersRead(String text, ShopState state, Instant at) {
    var compiled = CompiledSettings.of(settings).in(state);
    var filled =
        MessageVariableValues.fill(List.of(Json.textMessage(text)), compiled, Optional.empty(), at);
    return filled.getFirst() instanceof Json.Obj message ? message.text("text").orElse("") : "";
  }

  /** Returns the record without the document, which holds messages. */
  @Override
  public String toString() {
    return "WorkingHours[" + hash + "]";
  }
}
