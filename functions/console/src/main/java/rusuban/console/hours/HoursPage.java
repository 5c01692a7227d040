package rusuban.console.hours;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import rusuban.app.settings.EditResult;
import rusuban.console.page.ConsolePaths;
import rusuban.console.page.ConsoleRequest;
import rusuban.console.page.DraftPages;
import rusuban.console.page.DraftUndo;
import rusuban.console.page.HtmlRenderer;
import rusuban.console.page.LayoutBuilder;
import rusuban.console.page.MenuItem;
import rusuban.console.page.PageLanguage;
import rusuban.console.page.PageLayout.Notice;
import rusuban.console.page.ShopReader;
import rusuban.core.settings.SettingsSection;
import rusuban.json.Json;
import rusuban.web.HttpResponse;

/** The page 営業時間. Every change goes to the draft. */
public final class HoursPage {
  private static final String UNDO = ConsolePaths.HOURS + "/undo";

  private final ShopReader shops;
  private final DraftPages drafts;
  private final LayoutBuilder layouts;
  private final HtmlRenderer renderer;

  public HoursPage(
      ShopReader shops, DraftPages drafts, LayoutBuilder layouts, HtmlRenderer renderer) {
    this.shops = shops;
    this.drafts = drafts;
    this.layouts = layouts;
    this.renderer = renderer;
  }

  /** Shows the page. */
  public HttpResponse show(ConsoleRequest request) {
    return page(200, request, TypedHours.NONE);
  }

  /** Saves the hours of a weekday, and of those that shall have the same. */
  public HttpResponse saveWeekday(ConsoleRequest request) {
    var day = HoursEdits.weekday(request.segment("day"));
    if (day.isEmpty()) return HttpResponse.seeOther(ConsolePaths.HOURS);
    var form = request.form();
    // A form without a row is that of a day off.
    boolean isClosed = form.text("do").equals("closed") || !form.has("from");
    var typed =
        DayForm.read(
            form, "", isClosed ? DayForm.Choice.CLOSED : DayForm.Choice.HOURS, request.language());
    var copies = form.all("copy").stream().flatMap(it -> HoursEdits.weekday(it).stream()).toList();
    var state = TypedHours.NONE.with(day.get(), typed, copies);
    if (typed.isUnsaved()) return page(200, request, state);
    if (typed.isFaulty()) return page(422, request, state);
    var days = new ArrayList<DayOfWeek>(copies);
    days.add(day.get());
    var ranges = typed.ranges().orElseThrow();
    return save(
        request,
        "week",
        document -> HoursEdits.weekdays(document, days, ranges),
        state,
        words -> state.with(day.get(), typed.refused(words), copies));
  }

  /** Saves the hours of national holidays. */
  public HttpResponse saveHolidays(ConsoleRequest request) {
    var typed = HolidayForm.read(request.form(), request.language());
    var state = TypedHours.NONE.with(typed);
    if (typed.isUnsaved()) return page(200, request, state);
    if (typed.isFaulty()) return page(422, request, state);
    var holidays = typed.holidays();
    var eve = typed.eve();
    UnaryOperator<Json.Obj> change =
        document -> {
          var changed =
              HoursEdits.holidays(document, holidays.choice(), holidays.ranges().orElseThrow());
          changed = HoursEdits.holidayEve(changed, eve.choice(), eve.ranges().orElseThrow());
          return HoursEdits.movesPastHolidays(changed, typed.moves());
        };
    return save(request, "holidays", change, state, words -> state.with(typed.refused(words)));
  }

  /** Adds a recurring day off. */
  public HttpResponse addDayOff(ConsoleRequest request) {
    var typed = DayOffForm.read(request.form(), request.language());
    var state = TypedHours.NONE.with(typed);
    if (typed.isFaulty()) return page(422, request, state);
    var monthly = typed.monthly();
    var yearly = typed.yearly();
    if (monthly.isEmpty() && yearly.isEmpty()) return HttpResponse.seeOther(ConsolePaths.HOURS);
    UnaryOperator<Json.Obj> change =
        document -> {
          var changed = monthly.map(it -> HoursEdits.addMonthly(document, it)).orElse(document);
          return yearly.map(it -> HoursEdits.addYearly(changed, it)).orElse(changed);
        };
    return save(request, "day-off", change, state, words -> state.with(typed.refused(words)));
  }

  /** Removes a recurring day off, or a switch that a file has put into the settings. */
  public HttpResponse removeDayOff(ConsoleRequest request) {
    var typed = DayOffForm.read(request.form(), request.language());
    var monthly = typed.monthly();
    var yearly = typed.yearly();
    var toggle = HoursViewBuilder.TOGGLES.stream().filter(typed.kind()::equals).findFirst();
    UnaryOperator<Json.Obj> change =
        document -> {
          var changed = monthly.map(it -> HoursEdits.removeMonthly(document, it)).orElse(document);
          var less = yearly.map(it -> HoursEdits.removeYearly(changed, it)).orElse(changed);
          return toggle.map(it -> HoursEdits.withoutToggle(less, it)).orElse(less);
        };
    return save(request, "day-on", change, TypedHours.NONE, TypedHours.NONE::refused);
  }

  /** Takes the last change back. */
  public HttpResponse undo(ConsoleRequest request) {
    var done =
        switch (DraftUndo.run(request, drafts, SettingsSection.HOURS)) {
          case EditResult.Saved _ -> "undone";
          case EditResult.Unchanged _, EditResult.Invalid _, EditResult.Conflict _ -> "undo-late";
        };
    return HttpResponse.seeOther(ConsolePaths.HOURS + "?done=" + done);
  }

  private HttpResponse save(
      ConsoleRequest request,
      String done,
      UnaryOperator<Json.Obj> change,
      TypedHours typed,
      Function<String, TypedHours> refused) {
    var before = drafts.read(request.account()).document();
    return switch (drafts.edit(request, SettingsSection.HOURS, change)) {
      case EditResult.Saved _ ->
          HttpResponse.seeOther(
              DraftUndo.address(
                  ConsolePaths.HOURS, done, SettingsSection.HOURS, before, change.apply(before)));
      case EditResult.Unchanged() -> HttpResponse.seeOther(ConsolePaths.HOURS + "?done=same");
      case EditResult.Invalid(var problems) ->
          page(
              422,
              request,
              refused.apply(String.join(" ", DraftPages.words(problems, request.language()))));
      case EditResult.Conflict _ ->
          page(409, request, typed.refused(DraftPages.conflict(request.language())));
    };
  }

  private HttpResponse page(int status, ConsoleRequest request, TypedHours typed) {
    var shop = shops.read(request.account());
    if (shop.isEmpty()) return HttpResponse.seeOther(ConsolePaths.START);
    var language = request.language();
    var working = WorkingHours.of(drafts.read(request.account()));
    var layout =
        layouts.of(
            request,
            shop.get(),
            language.of("営業時間", "Hours"),
            MenuItem.HOURS,
            Optional.empty(),
            request.http().query("done").flatMap(done -> notice(request, done, working.hash())));
    var view = new HoursViewBuilder(request, shop.get(), working, typed).build();
    return renderer.page(status, "hours", Map.of("layout", layout, "view", view));
  }

  /** Returns the words for the result of the last action, with the way back. */
  static Optional<Notice> notice(ConsoleRequest request, String done, String hash) {
    var words = words(request.language(), done);
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of(new Notice(words, DraftUndo.link(request, UNDO, hash)));
  }

  private static String words(PageLanguage language, String done) {
    return switch (done) {
      case "week" -> language.of("曜日の時間を、下書きに保存しました。", "The weekday is saved in the draft.");
      case "holidays" -> language.of("祝日を、下書きに保存しました。", "The holidays are saved in the draft.");
      case "day-off" ->
          language.of("くり返す休みを、下書きに足しました。", "The recurring day off is added to the draft.");
      case "day-on" -> language.of("下書きから消しました。", "Removed from the draft.");
      case "date" -> language.of("その日の時間を、下書きに保存しました。", "The date is saved in the draft.");
      case "same" -> language.of("変わるところはありませんでした。", "Nothing was different.");
      case "undone" -> language.of("元に戻しました。", "Taken back.");
      case "undo-late" ->
          language.of(
              "元に戻しませんでした。この間に、ほかの変更がありました。", "Not taken back: something else changed meanwhile.");
      default -> "";
    };
  }
}
