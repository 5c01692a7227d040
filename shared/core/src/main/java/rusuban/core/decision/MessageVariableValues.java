package rusuban.core.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import rusuban.core.chat.DisplayName;
import rusuban.core.content.Variable;
import rusuban.core.content.Variables;
import rusuban.core.event.EventContent;
import rusuban.core.hours.ResponseCalendar;
import rusuban.core.hours.TimeRange;
import rusuban.core.hours.TodaysHours;
import rusuban.json.Json;

/** Values of the variables in messages, in Japanese, for one shop at one time. */
public final class MessageVariableValues {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("M月d日(E)", Locale.JAPANESE);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("H:mm", Locale.JAPANESE);

  private static final String ROUND_THE_CLOCK = "24時間営業";

  private MessageVariableValues() {}

  /** Returns the messages with every variable replaced. */
  public static List<Json> fill(
      List<Json> messages,
      CompiledSettings compiledSettings,
      Optional<String> customer,
      Instant now) {
    return fill(messages, compiledSettings, customer, Optional.empty(), now);
  }

  /**
   * Returns the messages with every variable replaced, as the answer to an event. In the event the
   * customer may have picked a date or time.
   */
  public static List<Json> fill(
      List<Json> messages,
      CompiledSettings compiledSettings,
      Optional<String> customer,
      Optional<EventContent> answered,
      Instant now) {
    if (Variables.usedIn(messages).isEmpty()) return messages;
    var values = values(compiledSettings, customer, now);
    var today = now.atZone(compiledSettings.settings().zone()).toLocalDate();
    answered
        .flatMap(eventContent -> PickedTime.words(eventContent, today))
        .ifPresent(picked -> values.put(Variable.PICKED, picked));
    return Variables.render(messages, values);
  }

  private static Map<Variable, String> values(
      CompiledSettings compiledSettings, Optional<String> customer, Instant now) {
    var here = now.atZone(compiledSettings.settings().zone());
    var values = new EnumMap<Variable, String>(Variable.class);
    // Names stored by older versions may contain any character.
    customer
        .flatMap(DisplayName::shown)
        .ifPresent(name -> values.put(Variable.CUSTOMER_NAME, name));
    values.put(Variable.SHOP_NAME, compiledSettings.settings().shopName());
    values.put(Variable.TODAY, DAY.format(here));
    Optional<Instant> opens = compiledSettings.calendar().nextOpening(now);
    values.put(
        Variable.NEXT_OPENING,
        opens
            .map(at -> opening(here, at))
            .orElseGet(() -> noOpening(compiledSettings.calendar(), now)));
    values.put(Variable.TODAYS_HOURS, hours(TodaysHours.of(compiledSettings.calendar(), now)));
    return values;
  }

  private static String hours(TodaysHours today) {
    if (today.isAllDay()) return ROUND_THE_CLOCK;
    var parts = new ArrayList<String>();
    today
        .yesterdaysUntil()
        .ifPresent(until -> parts.add("ただいま営業中（" + TimeRange.clock(until) + "まで）"));
    today.ranges().forEach(range -> parts.add(range.toString().replace('-', '〜')));
    if (parts.isEmpty()) return today.isClosure() ? "臨時休業" : "お休み";
    return String.join("、", parts) + (today.isClosure() ? "（このあとは臨時休業）" : "");
  }

  /** Returns true words that read well in place of a time: 次の営業は未定です. */
  private static String noOpening(ResponseCalendar calendar, Instant now) {
    return calendar.isOpenWithoutEnd(now) ? ROUND_THE_CLOCK : Variable.NEXT_OPENING.fallback();
  }

  /**
   * Returns for example 本日 18:00, 明日 11月24日(火) 10:00 or 11月25日(水) 10:00. Another year is included.
   */
  private static String opening(ZonedDateTime here, Instant opens) {
    var at = opens.atZone(here.getZone());
    LocalDate today = here.toLocalDate();
    if (isOn(today, at)) return "本日 " + TIME.format(at);
    String day = DAY.format(at);
    if (isOn(today.plusDays(1), at)) return "明日 " + day + " " + TIME.format(at);
    return (at.getYear() == today.getYear() ? "" : at.getYear() + "年")
        + day
        + " "
        + TIME.format(at);
  }

  private static boolean isOn(LocalDate day, ZonedDateTime at) {
    return at.toLocalDate().equals(day);
  }
}
