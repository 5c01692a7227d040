package rusuban.console.trial;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import rusuban.app.settings.WorkingSettings;
import rusuban.console.page.ConsolePaths;
import rusuban.console.page.ConsoleRequest;
import rusuban.console.page.DateTimeText;
import rusuban.console.page.DraftPages;
import rusuban.console.page.HtmlRenderer;
import rusuban.console.page.LayoutBuilder;
import rusuban.console.page.LiveShop;
import rusuban.console.page.MenuItem;
import rusuban.console.page.PageLanguage;
import rusuban.console.page.SectionLinks;
import rusuban.console.page.SectionText;
import rusuban.console.page.ShopReader;
import rusuban.console.preview.MessagePreview;
import rusuban.console.trial.TrialView.Answer;
import rusuban.console.trial.TrialView.Choice;
import rusuban.console.trial.TrialView.Step;
import rusuban.console.trial.TrialView.TurnView;
import rusuban.console.trial.TrialView.WarningRow;
import rusuban.core.chat.ChatStatus;
import rusuban.core.decision.CompiledSettings;
import rusuban.core.decision.Outcome;
import rusuban.core.decision.trace.TraceCode;
import rusuban.core.decision.trace.TraceNames;
import rusuban.core.decision.trace.TraceText;
import rusuban.core.settings.FollowUpPlan;
import rusuban.core.settings.KeywordRule.Actions;
import rusuban.core.settings.Settings;
import rusuban.core.settings.SettingsSection;
import rusuban.core.trial.Trial;
import rusuban.core.trial.TrialAnswer;
import rusuban.core.trial.TrialAnswer.Turn;
import rusuban.core.trial.TrialSender;
import rusuban.core.trial.TrialTime;
import rusuban.settings.SettingsDocument;
import rusuban.settings.warning.SettingsWarning;
import rusuban.settings.warning.SettingsWarnings;
import rusuban.web.HttpResponse;

/**
 * The page 試す. The address has the whole question, so a trial can be linked. Nothing is stored or
 * sent.
 */
public final class TrialPage {
  /** Display name of the imagined customer. */
  private static final String SAMPLE_NAME = "花子";

  private final ShopReader shops;
  private final DraftPages drafts;
  private final LayoutBuilder layouts;
  private final HtmlRenderer renderer;

  public TrialPage(
      ShopReader shops, DraftPages drafts, LayoutBuilder layouts, HtmlRenderer renderer) {
    this.shops = shops;
    this.drafts = drafts;
    this.layouts = layouts;
    this.renderer = renderer;
  }

  /** Shows the form, and the answer if the address has a question. */
  public HttpResponse show(ConsoleRequest request) {
    return shops
        .read(request.account())
        .map(shop -> page(request, shop))
        .orElseGet(() -> HttpResponse.seeOther(ConsolePaths.START));
  }

  private HttpResponse page(ConsoleRequest request, LiveShop shop) {
    var language = request.language();
    var form = TrialForm.of(request.http());
    var working = drafts.read(request.account());
    var compiled = compiled(form, working, shop);
    var offered = TrialTime.offered(compiled.settings(), request.now());
    var at = form.time(offered, compiled.settings().zone());
    var errors = new LinkedHashMap<String, String>();
    if (form.isAsked())
      for (var problem : form.problems(at, request.now()))
        errors.put(problem.at(), language.of(problem.ja(), problem.en()));
    boolean isAnswered = form.isAsked() && errors.isEmpty();
    var view =
        new TrialView(
            form,
            Stream.of(TrialSender.values())
                .map(it -> new Choice(TrialForm.word(it), label(it, language), it == form.sender()))
                .toList(),
            times(form, offered, shop.time(language, request.now())),
            errors,
            isAnswered
                ? Optional.of(answer(request, form, working, compiled, at.orElseThrow()))
                : Optional.empty(),
            warnings(compiled.settings(), language, request.now()));
    var title = language.of("試す", "Try it");
    return renderer.page(
        errors.isEmpty() ? 200 : 422,
        "try",
        Map.of("layout", layouts.of(request, shop, title, MenuItem.TRY), "view", view));
  }

  /** Returns the settings to try, in the shop's present state. */
  private static CompiledSettings compiled(TrialForm form, WorkingSettings working, LiveShop shop) {
    return form.isDraft() && working.draft().isPresent()
        ? CompiledSettings.of(SettingsDocument.settings(working.document()))
            .in(shop.state().state())
        : shop.compiledSettings();
  }

  private static String label(TrialSender sender, PageLanguage language) {
    return switch (sender) {
      case FRIEND -> language.of("友だち", "A friend");
      case NEW_FRIEND -> language.of("はじめての方", "A new friend");
      case RETURNING_FRIEND -> language.of("戻った方", "A returning friend");
      case GROUP -> language.of("グループ", "A group");
      case GROUP_MENTION -> language.of("グループで@", "A group, with @");
    };
  }

  private static List<Choice> times(TrialForm form, List<TrialTime> offered, DateTimeText time) {
    var choices = new ArrayList<Choice>();
    for (var each : offered) {
      boolean isChosen = form.when().filter(it -> it == each.kind()).isPresent();
      choices.add(new Choice(TrialForm.word(each.kind()), label(each, time), isChosen));
    }
    return choices;
  }

  private static String label(TrialTime offered, DateTimeText time) {
    var language = time.language();
    return switch (offered.kind()) {
      case NOW -> language.of("いま", "Now");
      case TONIGHT ->
          time.local(offered.at()).toLocalDate().equals(time.today())
              ? language.of("今夜 22:00", "Tonight, 22:00")
              : language.of("明日 22:00", "Tomorrow, 22:00");
      case NEXT_MONDAY -> language.of("次の月曜", "Next Monday");
      case YEAR_END -> language.of("12月31日", "31 December");
    };
  }

  private static Answer answer(
      ConsoleRequest request,
      TrialForm form,
      WorkingSettings working,
      CompiledSettings compiled,
      Instant at) {
    var language = request.language();
    var time = new DateTimeText(language, request.now(), compiled.settings().zone());
    var trial = new Trial(compiled, form.text(), form.sender(), Optional.of(SAMPLE_NAME), at);
    boolean isDraft = form.isDraft() && working.draft().isPresent();
    return new Answer(
        time.full(at)
            + language.of("・", ", ")
            + (isDraft ? language.of("下書き", "draft") : language.of("公開中", "live")),
        time.clock(at),
        compiled.calendar().isOpen(at)
            ? language.of("営業中", "Open")
            : language.of("営業時間外", "Closed"),
        TrialAnswer.of(trial).turns().stream()
            .map(turn -> turn(turn, form.sender(), compiled.settings(), time))
            .toList());
  }

  private static TurnView turn(
      Turn turn, TrialSender sender, Settings settings, DateTimeText time) {
    var language = time.language();
    return new TurnView(
        heading(turn, sender, language),
        turn.said(),
        MessagePreview.of(turn.messages(), language),
        silence(turn.outcome(), language),
        steps(turn, settings, language),
        effects(turn, settings, time),
        turn.effects().rule().map(SettingsSection::rule).flatMap(SectionLinks::of));
  }

  private static String heading(Turn turn, TrialSender sender, PageLanguage language) {
    if (turn.said().isPresent()) return language.of("メッセージに", "To the message");
    return sender == TrialSender.RETURNING_FRIEND
        ? language.of("友だちに戻ったとき", "On coming back as a friend")
        : language.of("友だちになったとき", "On becoming a friend");
  }

  private static Optional<String> silence(Outcome outcome, PageLanguage language) {
    return switch (outcome) {
      case Outcome.Answer _ -> Optional.empty();
      case Outcome.LeftToStaff _ ->
          Optional.of(language.of("何も送らず、スタッフの返信を待ちます", "Nothing is sent: staff are to answer"));
      case Outcome.Silence _ -> Optional.of(language.of("何も送りません", "Nothing is sent"));
    };
  }

  /** Returns the steps in sentences. The follow-ups that begin are told with the effects. */
  private static List<Step> steps(Turn turn, Settings settings, PageLanguage language) {
    var names = TraceNames.of(settings);
    return turn.trace().stream()
        .filter(step -> !(step.saw() instanceof TraceCode.PlanDue))
        .map(
            step ->
                new Step(
                    language.of(TraceText.ja(step, names), TraceText.en(step, names)), step.took()))
        .toList();
  }

  private static List<String> effects(Turn turn, Settings settings, DateTimeText time) {
    var language = time.language();
    var effects = turn.effects();
    var words = new ArrayList<>(actions(effects.actions(), settings, language));
    if (effects.status() == ChatStatus.WAITING)
      words.add(language.of("返信を待っている方に入ります。", "The chat waits for staff."));
    effects
        .staffUntil()
        .map(time::full)
        .ifPresent(
            until ->
                words.add(
                    language.of(
                        until + "まで、スタッフの対応中になります。自動では答えません。",
                        "Staff have the chat until " + until + ": no automatic answers.")));
    for (var followUp : effects.followUps()) {
      var name = name(settings, followUp.plan());
      var due = time.full(followUp.due());
      words.add(
          language.of(
              "お便り「" + name + "」を、" + due + "に送る予定にします。",
              "The follow-up " + name + " is planned for " + due + "."));
    }
    return words;
  }

  private static List<String> actions(Actions actions, Settings settings, PageLanguage language) {
    var words = new ArrayList<String>();
    actions.addTags().stream()
        .sorted()
        .map(tag -> language.of("タグ「" + tag + "」を付けます。", "The tag " + tag + " is added."))
        .forEach(words::add);
    actions.removeTags().stream()
        .sorted()
        .map(tag -> language.of("タグ「" + tag + "」を外します。", "The tag " + tag + " is removed."))
        .forEach(words::add);
    actions.stopFollowUps().stream()
        .sorted()
        .map(plan -> name(settings, plan))
        .map(name -> language.of("お便り「" + name + "」を止めます。", "The follow-up " + name + " stops."))
        .forEach(words::add);
    actions
        .optOut()
        .map(
            isOut ->
                isOut
                    ? language.of("お便りの配信をすべて止めます。", "All follow-ups stop for this customer.")
                    : language.of("お便りの配信を再開します。", "Follow-ups are sent again."))
        .ifPresent(words::add);
    return words;
  }

  private static String name(Settings settings, String plan) {
    return settings.plan(plan).map(FollowUpPlan::shownName).orElse(plan);
  }

  /** Returns the warnings about the whole document, then the notes. */
  private static List<WarningRow> warnings(Settings settings, PageLanguage language, Instant now) {
    var all = SettingsWarnings.of(settings, now);
    return Stream.concat(
            all.stream().filter(each -> !each.isNote()),
            all.stream().filter(SettingsWarning::isNote))
        .map(each -> warning(each, settings, language))
        .toList();
  }

  private static WarningRow warning(
      SettingsWarning warning, Settings settings, PageLanguage language) {
    var section = SettingsSection.of(warning.section());
    return new WarningRow(
        warning.isNote(),
        section.map(it -> SectionText.of(it, settings, language)).orElse(warning.section()),
        language.of(warning.problem().ja(), warning.problem().en()),
        section.flatMap(SectionLinks::of));
  }
}
