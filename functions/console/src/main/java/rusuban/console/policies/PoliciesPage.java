package rusuban.console.policies;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import rusuban.app.people.Role;
import rusuban.app.settings.EditResult;
import rusuban.app.settings.WorkingSettings;
import rusuban.console.page.ConsolePaths;
import rusuban.console.page.ConsoleRequest;
import rusuban.console.page.DateTimeText;
import rusuban.console.page.DraftPages;
import rusuban.console.page.DraftUndo;
import rusuban.console.page.HoursChart;
import rusuban.console.page.HtmlRenderer;
import rusuban.console.page.LayoutBuilder;
import rusuban.console.page.MenuItem;
import rusuban.console.page.PageLanguage;
import rusuban.console.page.PageLayout.Notice;
import rusuban.console.page.ShopReader;
import rusuban.console.policies.PoliciesView.Fact;
import rusuban.console.policies.PoliciesView.Option;
import rusuban.console.today.MonthlyQuotas;
import rusuban.core.chat.ResponseMode;
import rusuban.core.hours.TimeRange;
import rusuban.core.settings.Handover;
import rusuban.core.settings.QuietHours;
import rusuban.core.settings.SettingsSection;
import rusuban.json.Json;
import rusuban.settings.SettingsDocument;
import rusuban.web.HttpResponse;

/** The page 店の決めごと. Every change goes to the draft. */
public final class PoliciesPage {
  private static final String UNDO = ConsolePaths.POLICIES + "/undo";
  private static final int DAY = 24 * 60;

  /** Left edge of the picture: 5:00. */
  private static final int AXIS = 5 * 60;

  private static final List<Duration> HANDOVERS =
      List.of(Duration.ofMinutes(30), Duration.ofHours(1), Duration.ofHours(3));
  private static final List<Duration> SILENCES =
      List.of(Duration.ZERO, Duration.ofMinutes(30), Duration.ofHours(1), Duration.ofHours(3));

  private final ShopReader shops;
  private final DraftPages drafts;
  private final MonthlyQuotas quotas;
  private final LayoutBuilder layouts;
  private final HtmlRenderer renderer;

  public PoliciesPage(
      ShopReader shops,
      DraftPages drafts,
      MonthlyQuotas quotas,
      LayoutBuilder layouts,
      HtmlRenderer renderer) {
    this.shops = shops;
    this.drafts = drafts;
    this.quotas = quotas;
    this.layouts = layouts;
    this.renderer = renderer;
  }

  /** Shows the page. */
  public HttpResponse show(ConsoleRequest request) {
    return page(200, request, Optional.empty(), "");
  }

  /** Saves all policies of the page. */
  public HttpResponse save(ConsoleRequest request) {
    return switch (PolicyForm.read(request.form()).check(request.language())) {
      case PolicyForm.Checked.Faulty(var form) -> page(422, request, Optional.of(form), "");
      case PolicyForm.Checked.Sound(var values) -> save(request, values);
    };
  }

  private HttpResponse save(ConsoleRequest request, PolicyValues values) {
    var before = drafts.read(request.account()).document();
    var typed = PolicyForm.read(request.form());
    return switch (drafts.edit(
        request, SettingsSection.POLICIES, document -> edited(document, values))) {
      case EditResult.Saved _ ->
          HttpResponse.seeOther(
              DraftUndo.address(
                  ConsolePaths.POLICIES,
                  "saved",
                  SettingsSection.POLICIES,
                  before,
                  edited(before, values)));
      case EditResult.Unchanged() -> HttpResponse.seeOther(ConsolePaths.POLICIES + "?done=same");
      case EditResult.Invalid(var problems) ->
          DraftPages.at(problems, "shop.name", request.language())
              .map(words -> page(422, request, Optional.of(typed.refused("name", words)), ""))
              .orElseGet(
                  () ->
                      page(
                          422,
                          request,
                          Optional.of(typed),
                          String.join(" ", DraftPages.words(problems, request.language()))));
      case EditResult.Conflict _ ->
          page(409, request, Optional.of(typed), DraftPages.conflict(request.language()));
    };
  }

  private static Json.Obj edited(Json.Obj document, PolicyValues values) {
    return PolicyEdits.apply(document, values(document), values);
  }

  /** Returns the policies of a document. Its messages and rules are not read. */
  private static PolicyValues values(Json.Obj document) {
    return PolicyValues.of(SettingsDocument.settings(document.without(PoliciesPage::isMessages)));
  }

  private static boolean isMessages(String field) {
    return switch (field) {
      case "keywordRules", "followUps", "greeting", "closedNotice", "busyNotice", "defaultReply" ->
          true;
      default -> false;
    };
  }

  /** Takes the last change back. */
  public HttpResponse undo(ConsoleRequest request) {
    var done =
        switch (DraftUndo.run(request, drafts, SettingsSection.POLICIES)) {
          case EditResult.Saved _ -> "undone";
          case EditResult.Unchanged _, EditResult.Invalid _, EditResult.Conflict _ -> "undo-late";
        };
    return HttpResponse.seeOther(ConsolePaths.POLICIES + "?done=" + done);
  }

  private HttpResponse page(
      int status, ConsoleRequest request, Optional<PolicyForm> typed, String conflict) {
    var shop = shops.read(request.account());
    if (shop.isEmpty()) return HttpResponse.seeOther(ConsolePaths.START);
    var working = drafts.read(request.account());
    var hash = working.sections().hash(SettingsSection.POLICIES);
    var layout =
        layouts.of(
            request,
            shop.get(),
            request.language().of("店の決めごと", "Policies"),
            MenuItem.POLICIES,
            Optional.empty(),
            request.http().query("done").flatMap(done -> notice(request, done, hash)));
    var view =
        view(request, working, typed, conflict, shop.get().time(request.language(), request.now()));
    return renderer.page(status, "policies", Map.of("layout", layout, "view", view));
  }

  private static Optional<Notice> notice(ConsoleRequest request, String done, String hash) {
    var language = request.language();
    var words =
        switch (done) {
          case "saved" -> language.of("決めごとを、下書きに保存しました。", "The policies are saved in the draft.");
          case "same" -> language.of("変わるところはありませんでした。", "Nothing was different.");
          case "undone" -> language.of("元に戻しました。", "Taken back.");
          case "undo-late" ->
              language.of(
                  "元に戻しませんでした。この間に、ほかの変更がありました。",
                  "Not taken back: something else changed meanwhile.");
          default -> "";
        };
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of(new Notice(words, DraftUndo.link(request, UNDO, hash)));
  }

  private PoliciesView view(
      ConsoleRequest request,
      WorkingSettings working,
      Optional<PolicyForm> typed,
      String conflict,
      DateTimeText time) {
    var language = request.language();
    var saved = values(working.document());
    var quiet = saved.quietHours();
    return new PoliciesView(
        request.member().role().isAtLeast(Role.STAFF),
        working.sections().hash(SettingsSection.POLICIES),
        conflict,
        typed.orElseGet(() -> PolicyForm.of(saved)),
        HoursChart.on(AXIS, night(quiet)),
        nightWords(quiet, language),
        quiet.from().isAfter(quiet.until()),
        clock(quiet.until()),
        quotas.of(request.account(), request.now()),
        saved.keptBack(),
        Stream.of(ResponseMode.values())
            .map(it -> new Option(PolicyEdits.word(it), mode(it, language)))
            .toList(),
        handovers(saved.handover(), language),
        silences(saved.silentAfterStaff(), language),
        time.day(time.today().minusDays(saved.keptDays())),
        facts(saved, language));
  }

  /** Returns the quiet hours on a picture of one day: at most two stretches. */
  static List<TimeRange> night(QuietHours quiet) {
    int from = minutes(quiet.from());
    int until = minutes(quiet.until());
    if (from == until) return List.of();
    if (until < from) until += DAY;
    var ranges = new ArrayList<TimeRange>();
    if (until > DAY) ranges.add(new TimeRange(0, until - DAY));
    ranges.add(new TimeRange(from, until));
    if (from < AXIS && until <= DAY) ranges.add(new TimeRange(from + DAY, until + DAY));
    return ranges;
  }

  private static int minutes(LocalTime time) {
    return time.getHour() * 60 + time.getMinute();
  }

  private static String clock(LocalTime time) {
    return time.getHour() + time.toString().substring(2, 5);
  }

  private static String nightWords(QuietHours quiet, PageLanguage language) {
    if (quiet.from().equals(quiet.until()))
      return language.of("お便りを送らない時間は、ありません", "No hours without letters");
    boolean isOvernight = quiet.from().isAfter(quiet.until());
    return language.of(
        clock(quiet.from())
            + "から"
            + (isOvernight ? "翌" : "")
            + clock(quiet.until())
            + "までは、お便りを送りません",
        "No letters from "
            + clock(quiet.from())
            + " to "
            + clock(quiet.until())
            + (isOvernight ? " of the next day" : ""));
  }

  private static String mode(ResponseMode mode, PageLanguage language) {
    return switch (mode) {
      case AUTO -> language.of("いつでも、るすばんが答える", "Rusuban answers at any time");
      case STAFF -> language.of("いつでも、スタッフが答える", "Staff answer at any time");
      case BY_HOURS -> language.of("営業中はスタッフ、営業時間外はるすばん", "Staff while open, Rusuban while closed");
    };
  }

  private static List<Option> handovers(Handover saved, PageLanguage language) {
    var options = new ArrayList<Handover>();
    HANDOVERS.forEach(it -> options.add(new Handover.FixedTime(it)));
    options.add(new Handover.UntilOpening());
    if (!options.contains(saved)) options.add(saved);
    return options.stream().map(it -> new Option(it.written(), handover(it, language))).toList();
  }

  private static String handover(Handover handover, PageLanguage language) {
    return switch (handover) {
      case Handover.FixedTime(var length) -> LengthText.of(length, language);
      case Handover.UntilOpening() -> language.of("次の開店まで", "Until the next opening");
    };
  }

  private static List<Option> silences(Duration saved, PageLanguage language) {
    var options = new ArrayList<>(SILENCES);
    if (!options.contains(saved)) options.add(saved);
    return options.stream()
        .map(it -> new Option(it.toString(), LengthText.of(it, language)))
        .toList();
  }

  private static List<Fact> facts(PolicyValues saved, PageLanguage language) {
    return List.of(
        new Fact(language.of("店名", "Shop name"), saved.shopName()),
        new Fact(
            language.of("お便りを送らない時間", "Quiet hours"), nightWords(saved.quietHours(), language)),
        new Fact(
            language.of("取り置く通数", "Messages kept back"),
            language.of(saved.keptBack() + "通", Integer.toString(saved.keptBack()))),
        new Fact(
            language.of("返信できなかったら", "If a reply fails"),
            saved.pushWhenReplyFails()
                ? language.of("プッシュで送る", "Push it")
                : language.of("プッシュでは送らない", "Do not push it")),
        new Fact(language.of("答え方", "Who answers"), mode(saved.mode(), language)),
        new Fact(
            language.of("スタッフを呼んだあと止める時間", "Pause after a call for staff"),
            handover(saved.handover(), language)),
        new Fact(
            language.of("スタッフの返信後、お知らせを送らない時間", "No notices after a staff answer"),
            LengthText.of(saved.silentAfterStaff(), language)),
        new Fact(
            language.of("やりとりを残す日数", "Days that messages are kept"),
            language.of(saved.keptDays() + "日", Integer.toString(saved.keptDays()))));
  }
}
