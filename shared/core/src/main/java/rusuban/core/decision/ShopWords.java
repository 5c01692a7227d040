package rusuban.core.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import rusuban.core.Json;
import rusuban.core.chat.DisplayName;
import rusuban.core.content.Variable;
import rusuban.core.content.Variables;
import rusuban.core.hours.ClosedReason;
import rusuban.core.hours.ResponseCalendar;
import rusuban.core.hours.TimeRange;

/** What the variables of a message stand for, for one shop at one time, in Japanese. */
public final class ShopWords {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("M月d日(E)", Locale.JAPANESE);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("H:mm", Locale.JAPANESE);

  private ShopWords() {}

  /** The messages as they go out: every variable filled in. */
  public static List<Json> fill(
      List<Json> messages, Ready ready, Optional<String> customer, Instant now) {
    return Variables.usedIn(messages).isEmpty()
        ? messages
        : Variables.render(messages, values(ready, customer, now));
  }

  private static Map<Variable, String> values(Ready ready, Optional<String> customer, Instant now) {
    var here = now.atZone(ready.settings().zone());
    var values = new EnumMap<Variable, String>(Variable.class);
    // Names stored before may be of any kind.
    customer
        .flatMap(DisplayName::shown)
        .ifPresent(name -> values.put(Variable.CUSTOMER_NAME, name));
    values.put(Variable.SHOP_NAME, ready.settings().shopName());
    values.put(Variable.TODAY, DAY.format(here));
    Optional<Instant> opens = ready.calendar().nextOpening(now);
    opens.ifPresent(at -> values.put(Variable.NEXT_OPENING, opening(here, at)));
    values.put(Variable.TODAYS_HOURS, hours(ready.calendar(), here, opens));
    return values;
  }

  private static String hours(
      ResponseCalendar calendar, ZonedDateTime here, Optional<Instant> opens) {
    LocalDate today = here.toLocalDate();
    boolean opensToday = opens.filter(at -> isOn(today, at.atZone(here.getZone()))).isPresent();
    boolean closure =
        calendar.closedReason(here.toInstant()).orElse(null)
            instanceof ClosedReason.TemporaryClosure;
    if (closure && !opensToday) return "臨時休業";
    List<TimeRange> ranges = calendar.hoursOn(today);
    if (ranges.isEmpty()) return "お休み";
    return ranges.stream()
        .map(range -> range.toString().replace('-', '〜'))
        .collect(Collectors.joining("、"));
  }

  /**
   * Such as 本日 18:00, 明日 11月24日(火) 10:00 or 11月25日(水) 10:00; with the year where it is another one.
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
