package rusuban.console.letters;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import rusuban.app.followup.FollowUpCancellation;
import rusuban.app.people.AuditCode;
import rusuban.app.people.AuditEntry;
import rusuban.app.people.AuditLog;
import rusuban.app.people.Role;
import rusuban.app.settings.EditResult;
import rusuban.app.settings.WorkingSettings;
import rusuban.console.letters.LettersView.Group;
import rusuban.console.letters.LettersView.Kind;
import rusuban.console.letters.LettersView.Person;
import rusuban.console.letters.TonightReader.Expected;
import rusuban.console.letters.TonightReader.Prospect;
import rusuban.console.letters.TonightReader.Tonight;
import rusuban.console.page.ConsolePaths;
import rusuban.console.page.ConsoleRequest;
import rusuban.console.page.DateTimeText;
import rusuban.console.page.DraftPages;
import rusuban.console.page.HtmlRenderer;
import rusuban.console.page.IdSegment;
import rusuban.console.page.LayoutBuilder;
import rusuban.console.page.LiveShop;
import rusuban.console.page.MenuItem;
import rusuban.console.page.PageLanguage;
import rusuban.console.page.PageLayout.Notice;
import rusuban.console.page.ShopReader;
import rusuban.console.today.MonthlyQuotas;
import rusuban.core.chat.DisplayName;
import rusuban.core.settings.FollowUpPlan;
import rusuban.core.settings.Settings;
import rusuban.core.settings.SettingsSection;
import rusuban.settings.SettingsDocument;
import rusuban.web.HttpResponse;

/**
 * The page お便り. Cancelling acts at once, on what the live settings began. The kinds are those of
 * the draft.
 */
public final class LettersPage {
  private final ShopReader shops;
  private final DraftPages drafts;
  private final TonightReader reader;
  private final FollowUpCancellation cancellation;
  private final AuditLog audit;
  private final MonthlyQuotas quotas;
  private final LayoutBuilder layouts;
  private final HtmlRenderer renderer;

  public LettersPage(
      ShopReader shops,
      DraftPages drafts,
      TonightReader reader,
      FollowUpCancellation cancellation,
      AuditLog audit,
      MonthlyQuotas quotas,
      LayoutBuilder layouts,
      HtmlRenderer renderer) {
    this.shops = shops;
    this.drafts = drafts;
    this.reader = reader;
    this.cancellation = cancellation;
    this.audit = audit;
    this.quotas = quotas;
    this.layouts = layouts;
    this.renderer = renderer;
  }

  /** Shows the page. */
  public HttpResponse show(ConsoleRequest request) {
    return page(200, request, "");
  }

  private HttpResponse page(int status, ConsoleRequest request, String problem) {
    var shop = shops.read(request.account());
    if (shop.isEmpty()) return HttpResponse.seeOther(ConsolePaths.START);
    var language = request.language();
    var layout =
        layouts.of(
            request,
            shop.get(),
            language.of("お便り", "Follow-ups"),
            MenuItem.LETTERS,
            Optional.empty(),
            request.http().query("done").flatMap(done -> notice(language, done)));
    return renderer.page(
        status, "letters", Map.of("layout", layout, "view", view(request, shop.get(), problem)));
  }

  private static Optional<Notice> notice(PageLanguage language, String done) {
    var text =
        switch (done) {
          case "on" -> language.of("入れました。公開すると働きます。", "Switched on, in the draft.");
          case "off" -> language.of("切りました。公開すると止まります。", "Switched off, in the draft.");
          case "deleted" -> language.of("下書きから消しました。", "Removed from the draft.");
          case "gone" -> language.of("そのお便りは、もうありません。", "That follow-up is not there any more.");
          case "cancelled" ->
              language.of(
                  "お便りを1通、取り消しました。この方には、もう送りません。",
                  "Cancelled: this customer does not get it any more.");
          case "too-late" ->
              language.of(
                  "取り消せませんでした。もう送ったか、いま送っているところです。",
                  "Not cancelled: it has been sent, or is being sent now.");
          default -> "";
        };
    return text.isEmpty() ? Optional.empty() : Optional.of(new Notice(text, Optional.empty()));
  }

  /** Switches a kind of follow-up on or off, in the draft. */
  public HttpResponse switchOn(ConsoleRequest request) {
    var id = IdSegment.read(request.segment("id")).filter(it -> !it.isEmpty());
    if (id.isEmpty()) return done("gone");
    boolean isOn = request.form().text("on").equals("on");
    var result =
        drafts.edit(
            request,
            SettingsSection.followUp(id.get()),
            document -> LetterDocument.switched(document, id.get(), isOn));
    return switch (result) {
      case EditResult.Saved _, EditResult.Unchanged _ -> done(isOn ? "on" : "off");
      case EditResult.Invalid(var problems) ->
          page(422, request, String.join(" ", DraftPages.words(problems, request.language())));
      case EditResult.Conflict _ ->
          page(
              409,
              request,
              request
                  .language()
                  .of(
                      "変えませんでした。この間に、ほかの方がこのお便りを変えました。",
                      "Nothing is changed: somebody else changed this follow-up meanwhile."));
    };
  }

  /** Cancels one customer's follow-up, at once. */
  public HttpResponse cancel(ConsoleRequest request) {
    var shop = shops.read(request.account());
    if (shop.isEmpty()) return HttpResponse.seeOther(ConsolePaths.START);
    var settings = shop.get().compiledSettings().settings();
    var until = tonight(shop.get().time(request.language(), request.now()));
    var due = reader.find(request.account(), request.form().text("letter"), until);
    boolean isCancelled = due.filter(it -> cancellation.cancel(it, request.now())).isPresent();
    if (!isCancelled) return done("too-late");
    var name = name(due.orElseThrow().followUp().plan(), settings);
    audit.append(
        AuditEntry.of(
            request.account(),
            request.now(),
            request.member().actor(),
            AuditCode.FOLLOW_UP_CANCELLED,
            name));
    return done("cancelled");
  }

  private static HttpResponse done(String what) {
    return HttpResponse.seeOther(ConsolePaths.LETTERS + "?done=" + what);
  }

  /** Returns the end of today. */
  private static Instant tonight(DateTimeText time) {
    return time.startOf(time.today().plusDays(1));
  }

  private static String name(String plan, Settings settings) {
    return settings.plan(plan).map(FollowUpPlan::shownName).orElse(plan);
  }

  private LettersView view(ConsoleRequest request, LiveShop shop, String problem) {
    var time = shop.time(request.language(), request.now());
    var live = shop.compiledSettings().settings();
    var tonight = reader.read(request.account(), live, request.now(), tonight(time));
    var working = drafts.read(request.account());
    var settings =
        working.draft().isPresent() ? SettingsDocument.settings(working.document()) : live;
    return new LettersView(
        problem,
        groups(tonight, live, time),
        others(tonight, live, time),
        tonight.isCut(),
        TonightReader.MOST,
        kinds(settings, working, tonight, request.language()),
        quotas.of(request.account(), request.now()),
        settings.quotaKeptBack(),
        LetterText.quiet(settings.quietHours(), request.language()),
        request.member().role().isAtLeast(Role.STAFF));
  }

  private static List<Group> groups(Tonight tonight, Settings live, DateTimeText time) {
    var byPlan = new LinkedHashMap<String, List<Integer>>();
    for (int i = 0; i < tonight.all().size(); i++)
      if (tonight.all().get(i).prospect() instanceof Prospect.Goes)
        byPlan
            .computeIfAbsent(tonight.all().get(i).due().followUp().plan(), _ -> new ArrayList<>())
            .add(i);
    return byPlan.entrySet().stream()
        .map(
            entry -> {
              var people =
                  entry.getValue().stream().map(i -> person(i, tonight, live, time)).toList();
              return new Group(
                  clocks(entry.getValue(), tonight, time), name(entry.getKey(), live), people);
            })
        .toList();
  }

  /** Returns the one time of these follow-ups, or the first of several. */
  private static String clocks(List<Integer> places, Tonight tonight, DateTimeText time) {
    var clocks =
        places.stream()
            .map(i -> tonight.all().get(i).prospect())
            .map(Prospect.Goes.class::cast)
            .map(goes -> time.moment(goes.at()))
            .distinct()
            .toList();
    var first = clocks.getFirst();
    return clocks.size() == 1
        ? time.language().of(first + " に", "At " + first + ", ")
        : time.language().of(first + " から", "From " + first + ", ");
  }

  private static List<Person> others(Tonight tonight, Settings live, DateTimeText time) {
    return IntStream.range(0, tonight.all().size())
        .filter(i -> !(tonight.all().get(i).prospect() instanceof Prospect.Goes))
        .mapToObj(i -> person(i, tonight, live, time))
        .toList();
  }

  private static Person person(int place, Tonight tonight, Settings live, DateTimeText time) {
    var expected = tonight.all().get(place);
    var language = time.language();
    return new Person(
        "letter-" + place,
        expected
            .chat()
            .name()
            .flatMap(DisplayName::shown)
            .orElseGet(() -> language.of("お名前のわからない方", "A customer without a name")),
        expected.due().followUp().cause(),
        name(expected.due().followUp().plan(), live),
        detail(expected, time),
        expected.prospect() instanceof Prospect.Goes,
        expected.due().previous().isEmpty());
  }

  private static String detail(Expected expected, DateTimeText time) {
    var language = time.language();
    return switch (expected.prospect()) {
      case Prospect.Goes(var at) -> {
        var began = time.moment(expected.due().followUp().began());
        yield language.of(
            "きっかけは " + began + "・送るのは " + time.moment(at),
            "Began " + began + ", goes out " + time.moment(at));
      }
      case Prospect.Held(var latest) ->
          language.of(
              "返信を待っています。" + time.moment(latest) + "までに返信すれば送ります",
              "Waits for an answer. Sent if you answer by " + time.moment(latest));
      case Prospect.Never(var why) -> LetterText.why(why, language);
    };
  }

  private static List<Kind> kinds(
      Settings settings, WorkingSettings working, Tonight tonight, PageLanguage language) {
    var kinds = new ArrayList<Kind>();
    for (var plan : settings.followUps())
      kinds.add(
          new Kind(
              "kind-" + kinds.size(),
              ConsolePaths.LETTERS + "/" + IdSegment.of(plan.id()),
              LetterText.icon(plan.start()),
              plan.shownName(),
              plan.on(),
              LetterText.who(plan, settings, language),
              LetterText.when(plan.due(), language),
              tonight.all().stream()
                  .filter(each -> each.prospect() instanceof Prospect.Goes)
                  .filter(each -> each.due().followUp().plan().equals(plan.id()))
                  .count(),
              working.sections().hash(SettingsSection.followUp(plan.id()))));
    return kinds;
  }
}
