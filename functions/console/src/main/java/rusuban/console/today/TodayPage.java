package rusuban.console.today;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rusuban.app.account.ShopSwitching;
import rusuban.app.account.ShopSwitching.Switched;
import rusuban.app.people.Role;
import rusuban.console.page.ConsolePaths;
import rusuban.console.page.ConsoleRequest;
import rusuban.console.page.DateTimeText;
import rusuban.console.page.HoursChart;
import rusuban.console.page.HtmlRenderer;
import rusuban.console.page.LayoutBuilder;
import rusuban.console.page.LiveShop;
import rusuban.console.page.MenuItem;
import rusuban.console.page.OpeningText;
import rusuban.console.page.PageLanguage;
import rusuban.console.page.PageLayout.Notice;
import rusuban.console.page.ShopReader;
import rusuban.core.chat.ResponseMode;
import rusuban.core.hours.ResponseCalendar;
import rusuban.core.hours.TimeRange;
import rusuban.core.shop.ShopSwitch;
import rusuban.core.shop.ShopSwitch.Kind;
import rusuban.web.HttpResponse;

/** The page 今日. Its switches act at once and are in no draft. */
public final class TodayPage {
  /** Longest time that a switch may stay on, the same as on the command line. */
  static final Duration FARTHEST = Duration.ofDays(400);

  private final ShopReader shops;
  private final ShopSwitching switching;
  private final MonthlyQuotas quotas;
  private final LayoutBuilder layouts;
  private final HtmlRenderer renderer;

  public TodayPage(
      ShopReader shops,
      ShopSwitching switching,
      MonthlyQuotas quotas,
      LayoutBuilder layouts,
      HtmlRenderer renderer) {
    this.shops = shops;
    this.switching = switching;
    this.quotas = quotas;
    this.layouts = layouts;
    this.renderer = renderer;
  }

  /** Shows the page. */
  public HttpResponse show(ConsoleRequest request) {
    return shops
        .read(request.account())
        .map(shop -> page(200, request, shop, Optional.empty()))
        .orElseGet(() -> HttpResponse.seeOther(ConsolePaths.START));
  }

  private HttpResponse page(
      int status, ConsoleRequest request, LiveShop shop, Optional<String> problem) {
    var title = request.language().of("今日", "Today");
    return renderer.page(
        status,
        "today",
        Map.of(
            "layout",
                layouts.of(
                    request, shop, title, MenuItem.TODAY, Optional.empty(), notice(request, shop)),
            "view", view(request, shop),
            "problem", problem.orElse("")));
  }

  /** Returns the words for the switch that was just pressed, and the way to take it back. */
  private static Optional<Notice> notice(ConsoleRequest request, LiveShop shop) {
    var done = request.http().query("done").orElse("");
    var kind = kind(done.substring(0, Math.max(0, done.indexOf('-'))));
    if (kind.isEmpty()) return Optional.empty();
    var language = request.language();
    var time = shop.time(language, request.now());
    var name = name(kind.get(), language);
    var path = "/console/switches/" + id(kind.get());
    if (done.endsWith("-off")) {
      var until = request.http().query("until");
      return Optional.of(
          new Notice(
              language.of(name + "を切りました。", name + " is off."),
              until.map(it -> path + "?until=" + it)));
    }
    var until =
        shop.state()
            .state()
            .on(kind.get(), request.now())
            .flatMap(ShopSwitch::until)
            .map(time::moment);
    return Optional.of(
        new Notice(
            language.of(name + "を入れました", name + " is on")
                + until
                    .map(it -> language.of("（" + it + "まで）。", " until " + it + "."))
                    .orElse(language.of("。", ".")),
            Optional.of(path + "?off=off")));
  }

  /** Switches one of the shop's switches on or off. */
  public HttpResponse change(ConsoleRequest request) {
    var kind = kind(request.segment("switch"));
    var shop = shops.read(request.account());
    if (kind.isEmpty() || shop.isEmpty()) return HttpResponse.seeOther(ConsolePaths.TODAY);
    return request.form().has("off") || request.http().query("off").isPresent()
        ? switchOff(request, kind.get())
        : switchOn(request, kind.get(), shop.get());
  }

  private HttpResponse switchOff(ConsoleRequest request, Kind kind) {
    return switch (switching.off(request.account(), kind, request.member().name(), request.now())) {
      case Switched.Done(var before) ->
          done(
              id(kind) + "-off",
              before.on(kind, request.now()).flatMap(ShopSwitch::until).map(Instant::toString));
      case Switched.Unchanged() -> HttpResponse.seeOther(ConsolePaths.TODAY);
    };
  }

  private HttpResponse switchOn(ConsoleRequest request, Kind kind, LiveShop shop) {
    var until = until(request, shop);
    if (until.isEmpty()
        || !until.get().isAfter(request.now())
        || until.get().isAfter(request.now().plus(FARTHEST)))
      return page(
          422,
          request,
          shop,
          Optional.of(
              request
                  .language()
                  .of(
                      "終わりの日時は、いまより後で400日以内にしてください。",
                      "Choose an end that is later than now and at most 400 days ahead.")));
    var by = request.member().name();
    return switch (switching.on(request.account(), kind, until.get(), by, request.now())) {
      case Switched.Done _ -> done(id(kind) + "-on", Optional.empty());
      case Switched.Unchanged() -> HttpResponse.seeOther(ConsolePaths.TODAY);
    };
  }

  private static HttpResponse done(String what, Optional<String> before) {
    return HttpResponse.seeOther(
        ConsolePaths.TODAY + "?done=" + what + before.map(it -> "&until=" + it).orElse(""));
  }

  /** Returns the end: the one of the pressed button, or otherwise that of the field. */
  private static Optional<Instant> until(ConsoleRequest request, LiveShop shop) {
    try {
      var chosen =
          request
              .form()
              .last("until")
              .or(() -> request.http().query("until"))
              .filter(it -> !it.isEmpty());
      if (chosen.isPresent()) return chosen.map(Instant::parse);
      var zone = shop.compiledSettings().settings().zone();
      return request.form().last("at").map(at -> LocalDateTime.parse(at).atZone(zone).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private TodayView view(ConsoleRequest request, LiveShop shop) {
    var time = shop.time(request.language(), request.now());
    var calendar = shop.compiledSettings().calendar();
    var local = time.local(request.now());
    // A business day ends at 5:00.
    var date = local.getHour() < 5 ? local.toLocalDate().minusDays(1) : local.toLocalDate();
    var ranges = calendar.hoursOn(date);
    return new TodayView(
        time,
        OpeningText.of(calendar, time),
        HoursChart.of(ranges, date, time.zone(), request.now()),
        words(ranges, time),
        answering(shop, calendar, time),
        Stream.of(Kind.CLOSED, Kind.BUSY, Kind.STAFF).map(kind -> row(kind, shop, time)).toList(),
        quotas.of(request.account(), request.now()),
        shop.compiledSettings().settings().quotaKeptBack(),
        request.member().role().isAtLeast(Role.STAFF));
  }

  private static String words(List<TimeRange> ranges, DateTimeText time) {
    return ranges.isEmpty()
        ? time.language().of("お休み", "closed")
        : ranges.stream()
            .map(it -> TimeRange.clock(it.from()) + "〜" + TimeRange.clock(it.to()))
            .collect(Collectors.joining(time.language().of("、", ", ")));
  }

  private static String answering(LiveShop shop, ResponseCalendar calendar, DateTimeText time) {
    var language = time.language();
    boolean staff =
        shop.state().state().on(Kind.STAFF, time.now()).isPresent()
            || shop.compiledSettings().settings().mode() == ResponseMode.STAFF
            || (shop.compiledSettings().settings().mode() == ResponseMode.BY_HOURS
                && calendar.isOpen(time.now()));
    return staff
        ? language.of("いまは、スタッフがすべてのメッセージに答えます。", "Staff answer every message now.")
        : calendar.isOpen(time.now())
            ? language.of(
                "決めた返信は自動で、ほかはスタッフが答えます。", "Rusuban answers what you set. Staff answer the rest.")
            : language.of(
                "るすばんが店番をしています。決めた返信をし、ほかの方には次の営業をお伝えします。",
                "Rusuban is minding the shop: it answers what you set, and tells everyone else when you"
                    + " are back.");
  }

  private static TodayView.SwitchRow row(Kind kind, LiveShop shop, DateTimeText time) {
    var language = time.language();
    var on = shop.state().state().on(kind, time.now());
    var usual = ResponseCalendar.of(shop.compiledSettings().settings().hours());
    var choices = new ArrayList<TodayView.Choice>();
    for (var end : SwitchEnds.of(kind, usual, time))
      choices.add(new TodayView.Choice(end.at().toString(), end.label()));
    var until = on.flatMap(ShopSwitch::until);
    var icon =
        switch (kind) {
          case CLOSED -> "shut";
          case BUSY -> "busy";
          case STAFF -> "hand";
        };
    return new TodayView.SwitchRow(
        id(kind),
        icon,
        name(kind, language),
        on.isPresent(),
        until.map(time::moment),
        until.map(time::left),
        on.map(ShopSwitch::by).orElse(""),
        choices,
        time.field(until.orElseGet(() -> time.now().plus(Duration.ofHours(1)))));
  }

  private static String name(Kind kind, PageLanguage language) {
    return switch (kind) {
      case CLOSED -> language.of("臨時休業", "Closed today");
      case BUSY -> language.of("混雑中", "Busy");
      case STAFF -> language.of("スタッフが対応", "Staff answer");
    };
  }

  private static String id(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static Optional<Kind> kind(String id) {
    return Stream.of(Kind.values()).filter(kind -> id(kind).equals(id)).findFirst();
  }
}
