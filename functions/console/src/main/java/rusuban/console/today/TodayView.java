package rusuban.console.today;

import java.util.List;
import java.util.Optional;
import rusuban.console.page.DateTimeText;
import rusuban.console.page.HoursChart;
import rusuban.console.page.OpeningText;
import rusuban.core.decision.Quota;

/**
 * The data of the page 今日.
 *
 * @param hours today's hours in words
 * @param answering the words for who answers now
 * @param quota the month's messages; empty if LINE does not say
 * @param keptBack messages kept back for staff
 * @param maySwitch whether the person may use the switches
 */
public record TodayView(
    DateTimeText time,
    OpeningText opening,
    HoursChart chart,
    String hours,
    String answering,
    List<SwitchRow> switches,
    Optional<Quota> quota,
    int keptBack,
    boolean maySwitch) {

  public TodayView {
    switches = List.copyOf(switches);
  }

  /**
   * One switch of the shop.
   *
   * @param id the id in addresses: closed, busy or staff
   * @param until the end, in words, if the switch is on and has one
   * @param left the time that is left, in words
   * @param by the person who switched it on
   * @param ends the ends to choose
   * @param field the value of the field for another end
   */
  public record SwitchRow(
      String id,
      String icon,
      String name,
      boolean isOn,
      Optional<String> until,
      Optional<String> left,
      String by,
      List<Choice> ends,
      String field) {
    public SwitchRow {
      ends = List.copyOf(ends);
    }
  }

  /** One end to choose: its value in the form and its words. */
  public record Choice(String value, String label) {}

  /** Returns the part of the month's messages in per cent, 0 to 100. */
  public static String percent(long part, long whole) {
    return whole <= 0 ? "0%" : Math.clamp(Math.round(part * 100.0 / whole), 0, 100) + "%";
  }
}
