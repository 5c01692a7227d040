package rusuban.console.letters;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import rusuban.app.people.Role;
import rusuban.app.settings.EditResult;
import rusuban.app.settings.WorkingSettings;
import rusuban.console.letters.LetterForm.Applied;
import rusuban.console.page.ConsolePaths;
import rusuban.console.page.ConsoleRequest;
import rusuban.console.page.DraftPages;
import rusuban.console.page.HtmlRenderer;
import rusuban.console.page.IdSegment;
import rusuban.console.page.LayoutBuilder;
import rusuban.console.page.LiveShop;
import rusuban.console.page.MenuItem;
import rusuban.console.page.PageLanguage;
import rusuban.console.page.PageLayout.Notice;
import rusuban.console.page.ShopReader;
import rusuban.console.preview.MessagePreview;
import rusuban.core.ValidationProblem;
import rusuban.core.content.MessageValidator;
import rusuban.core.decision.CompiledSettings;
import rusuban.core.decision.MessageVariableValues;
import rusuban.core.settings.DocumentSections;
import rusuban.core.settings.Settings;
import rusuban.core.settings.SettingsSection;
import rusuban.json.Json;
import rusuban.settings.SettingsDocument;
import rusuban.web.HttpResponse;

/** The editor of one follow-up. Everything goes to the draft. */
public final class LetterEditorPage {
  /** Display name of the customer in the preview. */
  private static final String SAMPLE_NAME = "花子";

  private static final String NEW = ConsolePaths.LETTERS + "/new";
  private static final String SAVE = "save";
  private static final String LOOK = "look";

  private final ShopReader shops;
  private final DraftPages drafts;
  private final LayoutBuilder layouts;
  private final HtmlRenderer renderer;

  public LetterEditorPage(
      ShopReader shops, DraftPages drafts, LayoutBuilder layouts, HtmlRenderer renderer) {
    this.shops = shops;
    this.drafts = drafts;
    this.layouts = layouts;
    this.renderer = renderer;
  }

  /**
   * The data of the page besides the settings.
   *
   * @param id the id of the follow-up; empty for a new one
   * @param expected the hash that the form carries
   */
  private record Shown(
      int status,
      Optional<String> id,
      String expected,
      LetterForm form,
      List<Map.Entry<String, ValidationProblem>> problems,
      String conflict) {}

  /** Shows a follow-up of the draft. */
  public HttpResponse show(ConsoleRequest request) {
    return withLetter(
        request,
        id -> {
          var working = drafts.read(request.account());
          return LetterDocument.find(working.document(), id)
              .map(
                  plan ->
                      page(
                          request,
                          new Shown(
                              200,
                              Optional.of(id),
                              working.sections().hash(SettingsSection.followUp(id)),
                              LetterForm.of(plan),
                              List.of(),
                              "")))
              .orElseGet(LetterEditorPage::gone);
        });
  }

  /** Shows the form of a new follow-up. */
  public HttpResponse showNew(ConsoleRequest request) {
    var hash = drafts.read(request.account()).sections().hash(SettingsSection.FOLLOW_UP_ORDER);
    return page(request, new Shown(200, Optional.empty(), hash, LetterForm.NEW, List.of(), ""));
  }

  private static HttpResponse withLetter(
      ConsoleRequest request, Function<String, HttpResponse> page) {
    return IdSegment.read(request.segment("id"))
        .filter(id -> !id.isEmpty())
        .map(page)
        .orElseGet(LetterEditorPage::gone);
  }

  private static HttpResponse gone() {
    return HttpResponse.seeOther(ConsolePaths.LETTERS + "?done=gone");
  }

  /** Saves a follow-up, or shows the form again after another button. */
  public HttpResponse save(ConsoleRequest request) {
    return withLetter(
        request,
        id -> {
          var before = LetterDocument.find(drafts.read(request.account()).document(), id);
          var plan = before.orElseGet(() -> Json.obj(Map.of("id", Json.str(id))));
          return edit(request, Optional.of(id), SettingsSection.followUp(id), plan);
        });
  }

  /** Adds a new follow-up, or shows the form again after another button. */
  public HttpResponse add(ConsoleRequest request) {
    return edit(
        request,
        Optional.empty(),
        SettingsSection.FOLLOW_UP_ORDER,
        LetterDocument.fresh(request.now()));
  }

  private HttpResponse edit(
      ConsoleRequest request, Optional<String> id, SettingsSection section, Json.Obj before) {
    var button = request.form().last("do").orElse(SAVE);
    var form = LetterForm.of(request.form()).pressed(button);
    var expected = request.form().text(DraftPages.EXPECTED);
    if (!button.equals(SAVE)) {
      var found = button.equals(LOOK) ? look(request, form, before) : NO_PROBLEMS;
      return page(request, new Shown(200, id, expected, form, found, ""));
    }
    return switch (form.applied(before)) {
      case Applied.Faulty(var problems) ->
          page(request, new Shown(422, id, expected, form, ownFields(problems), ""));
      case Applied.Done(var plan) -> {
        var result = drafts.edit(request, section, it -> LetterDocument.put(it, plan));
        yield switch (result) {
          case EditResult.Saved _ -> saved(plan, id.isPresent() ? "saved" : "added");
          case EditResult.Unchanged _ -> saved(plan, "unchanged");
          case EditResult.Invalid(var problems) ->
              page(
                  request, new Shown(422, id, expected, form, placed(request, plan, problems), ""));
          case EditResult.Conflict _ -> conflict(request, id, section, form);
        };
      }
    };
  }

  private static final List<Map.Entry<String, ValidationProblem>> NO_PROBLEMS = List.of();

  private static HttpResponse saved(Json.Obj plan, String done) {
    return HttpResponse.seeOther(address(plan.text("id").orElseThrow()) + "?done=" + done);
  }

  private static String address(String id) {
    return ConsolePaths.LETTERS + "/" + IdSegment.of(id);
  }

  private HttpResponse conflict(
      ConsoleRequest request, Optional<String> id, SettingsSection section, LetterForm form) {
    var hash = drafts.read(request.account()).sections().hash(section);
    var words =
        id.isPresent() && hash.equals(DocumentSections.ABSENT)
            ? request
                .language()
                .of(
                    "この間に、ほかの方がこのお便りを消しました。入力したものは下に残っています。もう一度保存すると、作り直します。",
                    "Somebody else removed this follow-up meanwhile. What you typed is kept below."
                        + " Saving again makes it anew.")
            : DraftPages.conflict(request.language());
    return page(request, new Shown(409, id, hash, form, List.of(), words));
  }

  /** Returns what saving would find wrong. Nothing is saved. */
  private List<Map.Entry<String, ValidationProblem>> look(
      ConsoleRequest request, LetterForm form, Json.Obj before) {
    return switch (form.applied(before)) {
      case Applied.Faulty(var problems) -> ownFields(problems);
      case Applied.Done(var plan) -> {
        var document = LetterDocument.put(drafts.read(request.account()).document(), plan);
        var problems =
            DraftPages.FORMAT.problems().apply(DraftPages.FORMAT.write().apply(document));
        yield placed(request, plan, problems);
      }
    };
  }

  private static List<Map.Entry<String, ValidationProblem>> ownFields(
      List<ValidationProblem> problems) {
    return problems.stream().map(it -> Map.entry(it.at(), it)).toList();
  }

  /** Returns problems of the whole document at the fields of the page. */
  private List<Map.Entry<String, ValidationProblem>> placed(
      ConsoleRequest request, Json.Obj plan, List<ValidationProblem> problems) {
    var document = LetterDocument.put(drafts.read(request.account()).document(), plan);
    int place = LetterDocument.place(document, plan.text("id").orElseThrow()).orElse(-1);
    return problems.stream().map(it -> LetterForm.placed(it, place)).toList();
  }

  /** Deletes a follow-up from the draft. */
  public HttpResponse delete(ConsoleRequest request) {
    return withLetter(
        request,
        id -> {
          var working = drafts.read(request.account());
          var plan = LetterDocument.find(working.document(), id);
          if (plan.isEmpty()) return gone();
          var result =
              drafts.edit(
                  request,
                  SettingsSection.FOLLOW_UP_ORDER,
                  document -> LetterDocument.without(document, id));
          return switch (result) {
            case EditResult.Saved _, EditResult.Unchanged _ ->
                HttpResponse.seeOther(ConsolePaths.LETTERS + "?done=deleted");
            case EditResult.Invalid(var problems) ->
                page(request, unedited(422, id, working, plan.get(), placed(problems), ""));
            case EditResult.Conflict _ ->
                page(
                    request,
                    unedited(
                        409,
                        id,
                        working,
                        plan.get(),
                        List.of(),
                        request
                            .language()
                            .of(
                                "消しませんでした。この間に、ほかの方がお便りの一覧を変えました。もう一度消すと、消します。",
                                "Not removed: somebody else changed the list of follow-ups"
                                    + " meanwhile. Remove it again to go on.")));
          };
        });
  }

  /** Returns problems that are about no field of the page. */
  private static List<Map.Entry<String, ValidationProblem>> placed(
      List<ValidationProblem> problems) {
    return problems.stream().map(it -> Map.entry("", it)).toList();
  }

  private static Shown unedited(
      int status,
      String id,
      WorkingSettings working,
      Json.Obj plan,
      List<Map.Entry<String, ValidationProblem>> problems,
      String conflict) {
    var hash = working.sections().hash(SettingsSection.followUp(id));
    return new Shown(status, Optional.of(id), hash, LetterForm.of(plan), problems, conflict);
  }

  private HttpResponse page(ConsoleRequest request, Shown shown) {
    var shop = shops.read(request.account());
    if (shop.isEmpty()) return HttpResponse.seeOther(ConsolePaths.START);
    var language = request.language();
    var title =
        shown.id.isEmpty()
            ? language.of("新しいお便り", "New follow-up")
            : shown.form.name().isBlank() ? shown.id.get() : shown.form.name();
    var layout =
        layouts.of(
            request,
            shop.get(),
            title,
            MenuItem.LETTERS,
            Optional.of(ConsolePaths.LETTERS),
            request.http().query("done").flatMap(done -> notice(language, done)));
    return renderer.page(
        shown.status,
        "letter-edit",
        Map.of("layout", layout, "view", view(request, shop.get(), shown)));
  }

  private static Optional<Notice> notice(PageLanguage language, String done) {
    var text =
        switch (done) {
          case "saved" -> language.of("下書きに保存しました。", "Saved in the draft.");
          case "added" -> language.of("下書きに加えました。", "Added to the draft.");
          case "unchanged" -> language.of("変わったところはありません。", "Nothing has changed.");
          default -> "";
        };
    return text.isEmpty() ? Optional.empty() : Optional.of(new Notice(text, Optional.empty()));
  }

  private LetterView view(ConsoleRequest request, LiveShop shop, Shown shown) {
    var language = request.language();
    var working = drafts.read(request.account());
    var compiled = compiled(working, shop);
    var settings = compiled.settings();
    var time = shop.time(language, request.now());
    var due = shown.form.readDue();
    var errors = new LinkedHashMap<String, String>();
    var others = new ArrayList<String>();
    for (var problem : shown.problems) {
      var words = language.of(problem.getValue().ja(), problem.getValue().en());
      if (problem.getKey().isEmpty()) others.add(words);
      else errors.putIfAbsent(problem.getKey(), words);
    }
    var id = shown.id.orElse("");
    return new LetterView(
        shown.id.map(LetterEditorPage::address).orElse(NEW),
        shown.id.isEmpty(),
        shown.expected,
        working.sections().hash(SettingsSection.FOLLOW_UP_ORDER),
        shown.form,
        errors,
        others.stream().distinct().toList(),
        shown.conflict,
        LetterText.starters(id, settings),
        LetterText.users(id, settings),
        LetterText.quiet(settings.quietHours(), language),
        QuietChart.of(settings.quietHours(), due),
        due.map(it -> TimingExamples.of(shown.form.start(), it, settings.quietHours(), time))
            .orElse(List.of()),
        preview(shown.form, compiled, request),
        request.member().role().isAtLeast(Role.STAFF));
  }

  private static CompiledSettings compiled(WorkingSettings working, LiveShop shop) {
    Optional<Settings> draft =
        working.draft().map(_ -> SettingsDocument.settings(working.document()));
    return draft.map(CompiledSettings::of).orElse(shop.compiledSettings());
  }

  /** Returns the messages as a customer gets them; with their variables, where one is faulty. */
  private static MessagePreview preview(
      LetterForm form, CompiledSettings compiled, ConsoleRequest request) {
    var messages = form.readMessages();
    boolean isFit = MessageValidator.checkWithVariables(messages, "").isEmpty();
    return MessagePreview.of(
        isFit
            ? MessageVariableValues.fill(
                messages, compiled, Optional.of(SAMPLE_NAME), request.now())
            : messages,
        request.language());
  }
}
