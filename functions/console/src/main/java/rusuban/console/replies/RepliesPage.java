package rusuban.console.replies;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import rusuban.app.settings.EditResult;
import rusuban.console.page.ConsolePaths;
import rusuban.console.page.ConsoleRequest;
import rusuban.console.page.DraftPages;
import rusuban.console.page.HtmlRenderer;
import rusuban.console.page.LayoutBuilder;
import rusuban.console.page.MenuItem;
import rusuban.console.page.ShopReader;
import rusuban.console.rules.RuleAddress;
import rusuban.console.rules.RuleDocument;
import rusuban.core.settings.SettingsSection;
import rusuban.web.HttpResponse;

/** The page 返信: all answers, the order of the rules and their switches. Changes go to the draft. */
public final class RepliesPage {
  private final ShopReader shops;
  private final DraftPages drafts;
  private final WorkingFindings findings;
  private final LayoutBuilder layouts;
  private final HtmlRenderer renderer;

  public RepliesPage(
      ShopReader shops,
      DraftPages drafts,
      WorkingFindings findings,
      LayoutBuilder layouts,
      HtmlRenderer renderer) {
    this.shops = shops;
    this.drafts = drafts;
    this.findings = findings;
    this.layouts = layouts;
    this.renderer = renderer;
  }

  /** Shows the page. */
  public HttpResponse show(ConsoleRequest request) {
    var filter = RuleFilter.read(name -> request.http().query(name).orElse(""));
    return page(200, request, filter, List.of());
  }

  /** Switches a rule on or off. */
  public HttpResponse toggle(ConsoleRequest request) {
    var id = RuleAddress.id(request.segment("rule"));
    if (id.isEmpty()) return gone();
    boolean on = value(request, "on").equals("true");
    var result =
        drafts.edit(
            request,
            SettingsSection.rule(id.get()),
            value(request, DraftPages.EXPECTED),
            document -> RuleDocument.switched(document, id.get(), on));
    return answer(request, result, on ? "on" : "off", id.get());
  }

  /** Moves a rule by one place, or copies it. */
  public HttpResponse arrange(ConsoleRequest request) {
    var id = RuleAddress.id(request.segment("rule"));
    if (id.isEmpty()) return gone();
    var what = value(request, "do");
    var shown = new AtomicReference<>(id.get());
    var result =
        drafts.edit(
            request,
            SettingsSection.RULE_ORDER,
            value(request, DraftPages.EXPECTED),
            document -> {
              if (!what.equals("copy"))
                return RuleDocument.moved(document, id.get(), what.equals("up"));
              var mark = request.language().of("の写し", " (copy)");
              var name = RuleDocument.find(document, id.get()).map(RuleDocument::id).orElse("");
              var copy = RuleAddress.newId(name, RuleDocument.ids(document));
              shown.set(copy);
              return RuleDocument.copied(document, id.get(), copy, mark);
            });
    var done = what.equals("copy") ? "copied" : what.equals("up") ? "up" : "down";
    return answer(request, result, done, Objects.requireNonNull(shown.get()));
  }

  /** Asks once, in words, before a rule is removed. */
  public HttpResponse askDelete(ConsoleRequest request) {
    var shop = shops.read(request.account());
    var id = RuleAddress.id(request.segment("rule"));
    if (shop.isEmpty() || id.isEmpty()) return gone();
    var working = drafts.read(request.account());
    var rule = RuleDocument.find(working.document(), id.get());
    if (rule.isEmpty()) return gone();
    var name = RuleDocument.name(rule.get());
    var title = request.language().of("「" + name + "」を消しますか", "Delete “" + name + "”?");
    return renderer.page(
        200,
        "reply-delete",
        Map.of(
            "layout",
            layouts.of(
                request,
                shop.get(),
                title,
                MenuItem.REPLIES,
                Optional.of(ConsolePaths.REPLIES),
                Optional.empty()),
            "address",
            RuleAddress.page(id.get()),
            "expected",
            working.sections().hash(SettingsSection.rule(id.get()))));
  }

  /** Removes a rule. */
  public HttpResponse delete(ConsoleRequest request) {
    var id = RuleAddress.id(request.segment("rule"));
    if (id.isEmpty()) return gone();
    var result =
        drafts.edit(
            request,
            SettingsSection.rule(id.get()),
            document -> RuleDocument.removed(document, id.get()));
    return answer(request, result, "deleted", id.get());
  }

  /** Returns a field of the form; of the address if an undo button was pressed. */
  private static String value(ConsoleRequest request, String name) {
    return request.form().last(name).or(() -> request.http().query(name)).orElse("");
  }

  private static HttpResponse gone() {
    return HttpResponse.seeOther(ConsolePaths.REPLIES + "?done=gone");
  }

  private HttpResponse answer(ConsoleRequest request, EditResult result, String done, String id) {
    var filter = RuleFilter.read(name -> request.form().text(name));
    return switch (result) {
      case EditResult.Saved _ ->
          HttpResponse.seeOther(filter.address() + "&done=" + done + "&rule=" + RuleAddress.of(id));
      case EditResult.Unchanged() -> HttpResponse.seeOther(filter.address());
      case EditResult.Invalid(var problems) ->
          page(422, request, filter, DraftPages.words(problems, request.language()));
      case EditResult.Conflict _ ->
          page(
              409,
              request,
              filter,
              List.of(
                  request
                      .language()
                      .of(
                          "この間に、ほかの方がここを変えました。いまの内容を下に出しています。確かめてから、もう一度押してください。",
                          "Somebody else changed this meanwhile. Below is the present content. Look"
                              + " at it, then press again.")));
    };
  }

  private HttpResponse page(
      int status, ConsoleRequest request, RuleFilter filter, List<String> problems) {
    var shop = shops.read(request.account());
    if (shop.isEmpty()) return HttpResponse.seeOther(ConsolePaths.START);
    var working = drafts.read(request.account());
    var found = findings.of(request.account(), working.document(), request.now());
    var layout =
        layouts.of(
            request,
            shop.get(),
            request.language().of("返信", "Replies"),
            MenuItem.REPLIES,
            Optional.empty(),
            ReplyNotice.of(request, working));
    return renderer.page(
        status,
        "replies",
        Map.of(
            "layout",
            layout,
            "view",
            RepliesViewBuilder.of(request, working, found, filter, problems)));
  }
}
