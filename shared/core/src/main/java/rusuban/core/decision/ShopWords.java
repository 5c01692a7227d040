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
import rusuban.core.content.Variable;
import rusuban.core.content.Variables;
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
    customer.ifPresent(name -> values.put(Variable.CUSTOMER_NAME, name));
    values.put(Variable.SHOP_NAME, ready.settings().shopName());
    values.put(Variable.TODAY, DAY.format(here));
    values.put(Variable.TODAYS_HOURS, hours(ready.calendar().hoursOn(here.toLocalDate())));
    ready
        .calendar()
        .nextOpening(now)
        .ifPresent(at -> values.put(Variable.NEXT_OPENING, opening(here, at)));
    return values;
  }

  private static String hours(List<TimeRange> ranges) {
    if (ranges.isEmpty()) return "お休み";
    return ranges.stream().map(TimeRange::toString).collect(Collectors.joining("、"));
  }

  /**
   * Such as 本日 18:00, 明日 11月24日(火) 10:00 or 11月25日(水) 10:00; with the year where it is another one.
   */
  private static String opening(ZonedDateTime here, Instant opens) {
    var at = opens.atZone(here.getZone());
    LocalDate today = here.toLocalDate();
    if (at.toLocalDate().equals(today)) return "本日 " + TIME.format(at);
    String day = DAY.format(at);
    if (at.toLocalDate().equals(today.plusDays(1))) return "明日 " + day + " " + TIME.format(at);
    return (at.getYear() == today.getYear() ? "" : at.getYear() + "年")
        + day
        + " "
        + TIME.format(at);
  }
}
