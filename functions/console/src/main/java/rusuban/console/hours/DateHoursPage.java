package rusuban.console.hours;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import rusuban.app.people.Role;
import rusuban.app.settings.EditResult;
import rusuban.console.page.ConsolePaths;
import rusuban.console.page.ConsoleRequest;
import rusuban.console.page.DateTimeText;
import rusuban.console.page.DraftPages;
import rusuban.console.page.DraftUndo;
import rusuban.console.page.HtmlRenderer;
import rusuban.console.page.LayoutBuilder;
import rusuban.console.page.LiveShop;
import rusuban.console.page.MenuItem;
import rusuban.console.page.ShopReader;
import rusuban.core.hours.TimeRange;
import rusuban.core.settings.SettingsSection;
import rusuban.json.Json;
import rusuban.web.HttpResponse;

/** The page of one date: as usual, closed, or hours of its own. Changes go to the draft. */
public final class DateHoursPage {
  /** Time of the date at which the page reads the customers' sentences. */
  private static final LocalTime MORNING = LocalTime.of(8, 0);

  private final ShopReader shops;
  private final DraftPages drafts;
  private final LayoutBuilder layouts;
  private final HtmlRenderer renderer;

  public DateHoursPage(
      ShopReader shops, DraftPages drafts, LayoutBuilder layouts, HtmlRenderer renderer) {
    this.shops = shops;
    this.drafts = drafts;
    this.layouts = layouts;
    this.renderer = renderer;
  }

  /** Shows the page. */
  public HttpResponse show(ConsoleRequest request) {
    return date(request)
        .map(date -> page(200, request, date, Optional.empty(), ""))
        .orElseGet(() -> HttpResponse.seeOther(ConsolePaths.HOURS));
  }

  /** Saves the hours of the date. */
  public HttpResponse save(ConsoleRequest request) {
    return date(request)
        .map(date -> save(request, date))
        .orElseGet(() -> HttpResponse.seeOther(ConsolePaths.HOURS));
  }

  private HttpResponse save(ConsoleRequest request, LocalDate date) {
    var choice = DayForm.Choice.of(request.form().text("kind"));
    var typed = DayForm.read(request.form(), "", choice, request.language());
    if (typed.isUnsaved()) return page(200, request, date, Optional.of(typed), "");
    if (typed.isFaulty()) return page(422, request, date, Optional.of(typed), "");
    Optional<List<TimeRange>> ranges =
        choice == DayForm.Choice.USUAL ? Optional.empty() : typed.ranges();
    UnaryOperator<Json.Obj> change = document -> HoursEdits.date(document, date, ranges);
    var before = drafts.read(request.account()).document();
    return switch (drafts.edit(request, SettingsSection.HOURS, change)) {
      case EditResult.Saved _ ->
          HttpResponse.seeOther(
              DraftUndo.address(
                  monthOf(date), "date", SettingsSection.HOURS, before, change.apply(before)));
      case EditResult.Unchanged() -> HttpResponse.seeOther(monthOf(date) + "&done=same");
      case EditResult.Invalid(var problems) ->
          page(
              422,
              request,
              date,
              Optional.of(
                  typed.refused(String.join(" ", DraftPages.words(problems, request.language())))),
              "");
      case EditResult.Conflict _ ->
          page(409, request, date, Optional.of(typed), DraftPages.conflict(request.language()));
    };
  }

  private static String monthOf(LocalDate date) {
    return ConsolePaths.HOURS + "?from=" + YearMonth.from(date);
  }

  /** Returns the date of the address; empty if it is none of four digits of year. */
  private static Optional<LocalDate> date(ConsoleRequest request) {
    var text = request.segment("date");
    try {
      return text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")
          ? Optional.of(LocalDate.parse(text))
          : Optional.empty();
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private HttpResponse page(
      int status,
      ConsoleRequest request,
      LocalDate date,
      Optional<DayForm> typed,
      String conflict) {
    var shop = shops.read(request.account());
    if (shop.isEmpty()) return HttpResponse.seeOther(ConsolePaths.START);
    var working = WorkingHours.of(drafts.read(request.account()));
    var time = new DateTimeText(request.language(), request.now(), working.settings().zone());
    var layout =
        layouts.of(
            request,
            shop.get(),
            time.day(date),
            MenuItem.HOURS,
            Optional.of(monthOf(date) + "#days"),
            Optional.empty());
    var words = new HoursWords(time);
    var ranges = working.calendar().hoursOn(date);
    var usual = working.without(date).hoursOn(date);
    var view =
        new DateHoursView(
            request.member().role().isAtLeast(Role.STAFF),
            working.hash(),
            conflict,
            MonthCalendar.path(date),
            words.hours(ranges),
            words.rule(working.calendar().ruleOn(date), !ranges.isEmpty()),
            words.hours(usual),
            typed.orElseGet(() -> form(working, date, usual)).withRow(),
            sentences(working, shop.get(), date, time));
    return renderer.page(status, "hours-date", Map.of("layout", layout, "view", view));
  }

  /** Returns the form of what is saved. Hours of its own begin with the usual ones. */
  private static DayForm form(WorkingHours working, LocalDate date, List<TimeRange> usual) {
    var own = working.hours().dates().get(date);
    if (own == null) return DayForm.of(DayForm.Choice.USUAL, usual);
    return own.ranges().isEmpty()
        ? DayForm.of(DayForm.Choice.CLOSED, usual)
        : DayForm.of(own.ranges());
  }

  private static List<DateHoursView.Sentence> sentences(
      WorkingHours working, LiveShop shop, LocalDate date, DateTimeText time) {
    var at =
        date.equals(time.today())
            ? time.now()
            : date.atTime(MORNING).atZone(time.zone()).toInstant();
    var state = shop.state().state();
    return List.of(
        new DateHoursView.Sentence("本日の営業時間は ", working.customersRead("{本日の営業時間}", state, at)),
        new DateHoursView.Sentence("次の営業は ", working.customersRead("{次の営業}", state, at)));
  }
}
