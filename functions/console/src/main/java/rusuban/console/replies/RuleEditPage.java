package rusuban.console.replies;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import rusuban.app.settings.EditResult;
import rusuban.console.page.ConsolePaths;
import rusuban.console.page.ConsoleRequest;
import rusuban.console.page.DraftPages;
import rusuban.console.page.LiveShop;
import rusuban.console.page.ShopReader;
import rusuban.console.replies.ReplyEditor.Content;
import rusuban.console.replies.ReplyEditor.Subject;
import rusuban.console.rules.RuleAddress;
import rusuban.console.rules.RuleDocument;
import rusuban.console.rules.RuleForm;
import rusuban.core.ValidationProblem;
import rusuban.core.settings.SettingsSection;
import rusuban.json.Json;
import rusuban.json.JsonObjectBuilder;
import rusuban.settings.SettingsDocument;
import rusuban.web.HttpResponse;

/** The editor of a keyword rule, and of a new one. It saves to the draft. */
public final class RuleEditPage {
  /** Address of the editor for a new rule. */
  public static final String NEW = ConsolePaths.REPLIES + "/new";

  private final ShopReader shops;
  private final DraftPages drafts;
  private final ReplyEditor editor;

  public RuleEditPage(ShopReader shops, DraftPages drafts, ReplyEditor editor) {
    this.shops = shops;
    this.drafts = drafts;
    this.editor = editor;
  }

  /** Shows the editor of a rule. */
  public HttpResponse show(ConsoleRequest request) {
    var shop = shops.read(request.account());
    var id = RuleAddress.id(request.segment("rule"));
    if (shop.isEmpty() || id.isEmpty()) return gone();
    var working = drafts.read(request.account());
    var rule = RuleDocument.find(working.document(), id.get());
    if (rule.isEmpty()) return gone();
    var section = SettingsSection.rule(id.get());
    return editor.page(
        200,
        request,
        shop.get(),
        subject(RuleDocument.name(rule.get()), RuleAddress.page(id.get()), section),
        Content.ofRule(RuleForm.of(rule.get()), working.sections().hash(section)));
  }

  /** Shows the editor of a new rule. */
  public HttpResponse showNew(ConsoleRequest request) {
    var shop = shops.read(request.account());
    if (shop.isEmpty()) return HttpResponse.seeOther(ConsolePaths.START);
    var working = drafts.read(request.account());
    return editor.page(
        200,
        request,
        shop.get(),
        newRule(request),
        Content.ofRule(RuleForm.empty(), working.sections().hash(SettingsSection.RULE_ORDER)));
  }

  /** Saves a rule, or edits its form. */
  public HttpResponse save(ConsoleRequest request) {
    var id = RuleAddress.id(request.segment("rule"));
    if (id.isEmpty()) return gone();
    var section = SettingsSection.rule(id.get());
    var form = RuleForm.read(request.form());
    var title = form.name().isEmpty() ? id.get() : form.name();
    return answer(
        request, form, subject(title, RuleAddress.page(id.get()), section), _ -> id.get());
  }

  /** Saves a new rule at the end of the list, or edits its form. */
  public HttpResponse create(ConsoleRequest request) {
    var form = RuleForm.read(request.form());
    var name = form.name().isEmpty() ? form.words().stream().findFirst().orElse("") : form.name();
    return answer(
        request,
        form,
        newRule(request),
        document -> RuleAddress.newId(name, RuleDocument.ids(document)));
  }

  private static Subject subject(String title, String action, SettingsSection section) {
    return new Subject(title, action, section, Optional.empty());
  }

  /** A new rule changes the order, so that a form that is sent twice makes one rule. */
  private static Subject newRule(ConsoleRequest request) {
    return subject(request.language().of("新しい返信", "New reply"), NEW, SettingsSection.RULE_ORDER);
  }

  /** The id of the rule that a form is about, in a document. */
  private interface IdOf {
    String in(Json.Obj document);
  }

  private HttpResponse answer(ConsoleRequest request, RuleForm form, Subject subject, IdOf id) {
    var shop = shops.read(request.account());
    if (shop.isEmpty()) return HttpResponse.seeOther(ConsolePaths.START);
    var button = request.form().text("do");
    var expected = request.form().text(DraftPages.EXPECTED);
    if (button.isEmpty() || button.equals("save"))
      return save(request, shop.get(), form, subject, id);
    var edited = form.edited(button);
    return editor.page(
        200,
        request,
        shop.get(),
        subject,
        Content.ofRule(edited, expected)
            .typed(button.equals("preview") ? look(request, edited, id) : ReplyErrors.NONE));
  }

  /** Returns the problems that saving would find. */
  private ReplyErrors look(ConsoleRequest request, RuleForm form, IdOf id) {
    var typing = ReplyErrors.ofTyping(form, request.language());
    if (!typing.isEmpty()) return typing;
    var document = drafts.read(request.account()).document();
    var rule = id.in(document);
    var after = applied(document, rule, form);
    return problems(
        request, form, after, rule, SettingsDocument.problems(SettingsDocument.write(after)));
  }

  private static ReplyErrors problems(
      ConsoleRequest request,
      RuleForm form,
      Json.Obj document,
      String id,
      List<ValidationProblem> problems) {
    int index = RuleDocument.index(document, id).orElse(RuleDocument.rules(document).size());
    return ReplyErrors.ofRule(problems, index, form, request.language());
  }

  private static Json.Obj applied(Json.Obj document, String id, RuleForm form) {
    var before =
        RuleDocument.find(document, id)
            .orElseGet(() -> JsonObjectBuilder.fields().put("id", id).build());
    return RuleDocument.withRule(document, form.applied(before));
  }

  private HttpResponse save(
      ConsoleRequest request, LiveShop shop, RuleForm form, Subject subject, IdOf id) {
    var content = Content.ofRule(form, request.form().text(DraftPages.EXPECTED));
    var typing = ReplyErrors.ofTyping(form, request.language());
    if (!typing.isEmpty()) return editor.page(422, request, shop, subject, content.typed(typing));
    var saved = new AtomicReference<>("");
    var result =
        drafts.edit(
            request,
            subject.section(),
            document -> {
              var rule = id.in(document);
              saved.set(rule);
              return applied(document, rule, form);
            });
    var saw = Objects.requireNonNull(saved.get());
    return switch (result) {
      case EditResult.Saved _ -> HttpResponse.seeOther(RuleAddress.page(saw) + "?done=saved");
      case EditResult.Unchanged() -> HttpResponse.seeOther(RuleAddress.page(saw) + "?done=same");
      case EditResult.Invalid(var found) ->
          editor.page(
              422,
              request,
              shop,
              subject,
              content.typed(
                  problems(request, form, drafts.read(request.account()).document(), saw, found)));
      case EditResult.Conflict _ ->
          editor.page(
              409,
              request,
              shop,
              subject,
              content.conflicting(
                  drafts.read(request.account()).sections().hash(subject.section())));
    };
  }

  private static HttpResponse gone() {
    return HttpResponse.seeOther(ConsolePaths.REPLIES + "?done=gone");
  }
}
