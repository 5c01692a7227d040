package rusuban.console.replies;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import rusuban.app.settings.EditResult;
import rusuban.console.page.ConsolePaths;
import rusuban.console.page.ConsoleRequest;
import rusuban.console.page.DraftPages;
import rusuban.console.page.HtmlRenderer;
import rusuban.console.page.LayoutBuilder;
import rusuban.console.page.MenuItem;
import rusuban.console.page.PageLanguage;
import rusuban.console.page.ShopReader;
import rusuban.console.rules.CsvText;
import rusuban.console.rules.MessageLists;
import rusuban.console.rules.RuleDocument;
import rusuban.console.rules.RuleImport;
import rusuban.console.rules.RuleTable;
import rusuban.core.settings.DocumentSections;
import rusuban.core.settings.SettingsSection;
import rusuban.json.IndentedJson;
import rusuban.json.Json;
import rusuban.json.JsonObjectBuilder;
import rusuban.settings.SettingsDocument;
import rusuban.settings.difference.SettingsDifference;
import rusuban.settings.difference.Tense;
import rusuban.web.HttpResponse;

/**
 * Export of the rules as CSV and JSON, and import of both. What an import changes is shown before
 * it goes to the draft.
 */
public final class RuleTransferPage {
  private static final int MOST_PROBLEMS = 30;
  private static final int MOST_CHANGES = 100;

  private final ShopReader shops;
  private final DraftPages drafts;
  private final LayoutBuilder layouts;
  private final HtmlRenderer renderer;

  public RuleTransferPage(
      ShopReader shops, DraftPages drafts, LayoutBuilder layouts, HtmlRenderer renderer) {
    this.shops = shops;
    this.drafts = drafts;
    this.layouts = layouts;
    this.renderer = renderer;
  }

  /** Returns the draft's rules as a table for spreadsheets. */
  public HttpResponse csv(ConsoleRequest request) {
    var rules = RuleDocument.rules(drafts.read(request.account()).document());
    return file("rules.csv", "text/csv; charset=utf-8", CsvText.write(RuleTable.rows(rules)));
  }

  /** Returns the draft's rules as JSON, with the owner's notes. */
  public HttpResponse json(ConsoleRequest request) {
    var rules = RuleDocument.rules(drafts.read(request.account()).document());
    var text = IndentedJson.of(JsonObjectBuilder.fields().put("keywordRules", rules).build());
    return file("rules.json", "application/json", text);
  }

  private static HttpResponse file(String name, String type, String text) {
    return HttpResponse.of(200, type, text.getBytes(UTF_8))
        .with("Content-Disposition", "attachment; filename=\"" + name + "\"");
  }

  /** Shows the page. */
  public HttpResponse show(ConsoleRequest request) {
    return page(200, request, RuleTransferView.EMPTY);
  }

  /** Looks at a pasted text, or puts into the draft what was looked at. */
  public HttpResponse load(ConsoleRequest request) {
    var form = request.form();
    var text = MessageLists.lines(form.text("rules")).stripTrailing();
    boolean insteadOfAll = form.text("mode").equals("all");
    var document = drafts.read(request.account()).document();
    var imported = RuleImport.read(text, document, request.language());
    if (!imported.faults().isEmpty())
      return refused(request, text, insteadOfAll, imported, imported.faults());
    var after = imported.applied(document, insteadOfAll);
    var problems = SettingsDocument.problems(SettingsDocument.write(after));
    if (!problems.isEmpty())
      return refused(
          request,
          text,
          insteadOfAll,
          imported,
          imported.words(problems, after, request.language()));
    var token = token(document, text, insteadOfAll);
    boolean isSaved = form.text("do").equals("save");
    if (isSaved && form.text("checked").equals(token))
      return save(request, text, insteadOfAll, token);
    return looked(isSaved ? 409 : 200, request, text, insteadOfAll, imported.rules().size());
  }

  private HttpResponse save(
      ConsoleRequest request, String text, boolean insteadOfAll, String token) {
    var working = drafts.read(request.account());
    var result =
        drafts.edit(
            request,
            SettingsSection.RULE_ORDER,
            working.sections().hash(SettingsSection.RULE_ORDER),
            document ->
                // Somebody may have changed a rule without changing the order.
                token(document, text, insteadOfAll).equals(token)
                    ? RuleImport.read(text, document, request.language())
                        .applied(document, insteadOfAll)
                    : document);
    var count = RuleImport.read(text, working.document(), request.language()).rules().size();
    return switch (result) {
      case EditResult.Saved _ -> HttpResponse.seeOther(ConsolePaths.REPLIES + "?done=imported");
      case EditResult.Unchanged() -> looked(200, request, text, insteadOfAll, count);
      case EditResult.Conflict _ -> looked(409, request, text, insteadOfAll, count);
      case EditResult.Invalid(var problems) ->
          page(
              422,
              request,
              view(text, insteadOfAll, count, DraftPages.words(problems, request.language())));
    };
  }

  /** Returns a token of the rules as they are and of what a text would do to them. */
  private static String token(Json.Obj document, String text, boolean insteadOfAll) {
    var parts =
        List.<Json>of(
            new Json.Arr(List.copyOf(RuleDocument.rules(document))),
            Json.str(text),
            new Json.Bool(insteadOfAll));
    return DocumentSections.hash(new Json.Arr(parts));
  }

  /** Shows the differences that the text makes to the draft as it is now. */
  private HttpResponse looked(
      int status, ConsoleRequest request, String text, boolean insteadOfAll, int count) {
    var document = drafts.read(request.account()).document();
    var imported = RuleImport.read(text, document, request.language());
    var after = imported.applied(document, insteadOfAll);
    var language = request.language();
    var changes =
        SettingsDifference.between(document, after, Tense.COMING).changes().stream()
            .map(
                it ->
                    new RuleTransferView.ChangeLine(
                        language.of(it.headline().ja(), it.headline().en()),
                        language == PageLanguage.JA ? it.ja() : it.en()))
            .toList();
    return page(
        status,
        request,
        new RuleTransferView(
            text,
            insteadOfAll,
            true,
            count,
            List.of(),
            0,
            changes.stream().limit(MOST_CHANGES).toList(),
            Math.max(0, changes.size() - MOST_CHANGES),
            changes.isEmpty() ? "" : token(document, text, insteadOfAll),
            status == 409));
  }

  private HttpResponse refused(
      ConsoleRequest request,
      String text,
      boolean insteadOfAll,
      RuleImport imported,
      List<String> problems) {
    return page(422, request, view(text, insteadOfAll, imported.rules().size(), problems));
  }

  private static RuleTransferView view(
      String text, boolean insteadOfAll, int count, List<String> problems) {
    return new RuleTransferView(
        text,
        insteadOfAll,
        true,
        count,
        problems.stream().limit(MOST_PROBLEMS).toList(),
        Math.max(0, problems.size() - MOST_PROBLEMS),
        List.of(),
        0,
        "",
        false);
  }

  private HttpResponse page(int status, ConsoleRequest request, RuleTransferView view) {
    var shop = shops.read(request.account());
    if (shop.isEmpty()) return HttpResponse.seeOther(ConsolePaths.START);
    var layout =
        layouts.of(
            request,
            shop.get(),
            request.language().of("返信を読み込む", "Import replies"),
            MenuItem.REPLIES,
            Optional.of(ConsolePaths.REPLIES),
            Optional.empty());
    return renderer.page(status, "reply-import", Map.of("layout", layout, "view", view));
  }
}
