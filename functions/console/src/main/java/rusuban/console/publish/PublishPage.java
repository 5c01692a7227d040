package rusuban.console.publish;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import rusuban.app.people.Role;
import rusuban.app.settings.DraftChange;
import rusuban.app.settings.DraftEditor;
import rusuban.app.settings.PublishResult;
import rusuban.app.settings.SettingsDraft;
import rusuban.app.settings.SettingsRepository;
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
import rusuban.console.page.PageLayout.Notice;
import rusuban.console.page.ShopReader;
import rusuban.core.settings.SettingsSection;
import rusuban.json.Json;
import rusuban.settings.SettingsDocument;
import rusuban.settings.difference.SettingsDifference;
import rusuban.settings.difference.Tense;
import rusuban.web.HttpResponse;

/** The page 公開と履歴: what the draft changes, and publishing it as a whole. */
public final class PublishPage {
  private static final int VERSIONS = 30;

  private final ShopReader shops;
  private final SettingsRepository versions;
  private final DraftEditor editor;
  private final LayoutBuilder layouts;
  private final HtmlRenderer renderer;

  public PublishPage(
      ShopReader shops,
      SettingsRepository versions,
      DraftEditor editor,
      LayoutBuilder layouts,
      HtmlRenderer renderer) {
    this.shops = shops;
    this.versions = versions;
    this.editor = editor;
    this.layouts = layouts;
    this.renderer = renderer;
  }

  /** Shows the page. */
  public HttpResponse show(ConsoleRequest request) {
    return page(200, request, "", Optional.empty());
  }

  /** Makes the draft live, as it was shown. */
  public HttpResponse publish(ConsoleRequest request) {
    var language = request.language();
    var why = request.form().text("why").strip();
    if (why.length() > SettingsRepository.MAX_WHY)
      return page(
          422,
          request,
          why,
          Optional.of(language.of("ひとことは60文字までです。", "The reason has at most 60 characters.")));
    var reason = Optional.of(why).filter(it -> !it.isEmpty());
    return switch (editor.publish(
        request.account(), revision(request), request.member().name(), reason, request.now())) {
      case PublishResult.Published(var version) ->
          HttpResponse.seeOther(ConsolePaths.PUBLISH + "?done=published&version=" + version);
      case PublishResult.NoDraft() -> HttpResponse.seeOther(ConsolePaths.PUBLISH);
      case PublishResult.DraftChanged() ->
          page(
              409,
              request,
              why,
              Optional.of(
                  language.of(
                      "この間に、下書きが変わりました。下の「変わること」を見直してから、もう一度公開してください。",
                      "The draft has changed meanwhile. Look at the changes below, then publish again.")));
      case PublishResult.Invalid(var problems) ->
          page(
              422,
              request,
              why,
              Optional.of(String.join(" ", DraftPages.words(problems, language))));
      case PublishResult.Superseded _ ->
          page(
              409,
              request,
              why,
              Optional.of(
                  language.of(
                      "下書きを始めたあとに、別の版が公開されました。下書きはなくなっていません。",
                      "Another version went live after this draft was begun. The draft is kept.")));
    };
  }

  /** Makes the live version the draft's base, after the person has seen what changes in it. */
  public HttpResponse rebase(ConsoleRequest request) {
    var live = request.form().text("live");
    boolean done =
        live.matches("[0-9]{1,15}")
            && editor.rebase(
                request.account(), revision(request), OptionalLong.of(Long.parseLong(live)));
    return HttpResponse.seeOther(ConsolePaths.PUBLISH + "?done=" + (done ? "rebased" : "kept"));
  }

  /** Throws the draft away, as it was shown. */
  public HttpResponse discard(ConsoleRequest request) {
    boolean done = editor.discard(request.account(), revision(request));
    return HttpResponse.seeOther(ConsolePaths.PUBLISH + "?done=" + (done ? "discarded" : "kept"));
  }

  private static long revision(ConsoleRequest request) {
    try {
      return Long.parseLong(request.form().text("revision"));
    } catch (NumberFormatException _) {
      return -1; // no draft has this revision
    }
  }

  private HttpResponse page(
      int status, ConsoleRequest request, String why, Optional<String> problem) {
    var shop = shops.read(request.account());
    if (shop.isEmpty()) return HttpResponse.seeOther(ConsolePaths.START);
    var layout =
        layouts.of(
            request,
            shop.get(),
            request.language().of("公開と履歴", "Publish"),
            MenuItem.PUBLISH,
            Optional.empty(),
            notice(request));
    return renderer.page(
        status,
        "publish",
        Map.of("layout", layout, "view", view(request, shop.get(), why, problem)));
  }

  private static Optional<Notice> notice(ConsoleRequest request) {
    var language = request.language();
    var text =
        switch (request.http().query("done").orElse("")) {
          case "published" ->
              language.of(
                  "公開しました。次に届くメッセージから効きます。", "Published. It applies from the next message on.");
          case "back" ->
              language.of(
                  "前の版に戻しました。次に届くメッセージから効きます。",
                  "The earlier version is live again, from the next message on.");
          case "back-superseded" ->
              language.of(
                  "戻しませんでした。この間に、別の版が公開されました。",
                  "Not changed: another version went live meanwhile.");
          case "rebased" ->
              language.of(
                  "下書きを、いま公開中の版の上に置き直しました。下を確かめて公開してください。",
                  "The draft now stands on the live version. Look at the changes and publish.");
          case "discarded" -> language.of("下書きをやめました。", "The draft is gone.");
          case "kept" ->
              language.of(
                  "何もしませんでした。この間に、下書きが変わったためです。",
                  "Nothing was done: the draft has changed meanwhile.");
          default -> "";
        };
    return text.isEmpty() ? Optional.empty() : Optional.of(new Notice(text, Optional.empty()));
  }

  private PublishView view(
      ConsoleRequest request, LiveShop shop, String why, Optional<String> problem) {
    var language = request.language();
    var time = shop.time(language, request.now());
    var working = editor.read(request.account());
    var live = live(request, working.live());
    var changes =
        SettingsDifference.between(live, working.document(), Tense.COMING).changes().stream()
            .map(
                change ->
                    ChangeRow.of(change, language, by(working.draft(), change.section(), time)))
            .toList();
    return new PublishView(
        others(working, request.member().name()),
        changes,
        warnings(working, language, request),
        versions.history(request.account(), VERSIONS).stream()
            .map(version -> VersionRow.of(version, boxed(working.live()), time))
            .toList(),
        working.revision(),
        request.member().role().isAtLeast(Role.OWNER),
        working.isSuperseded() ? boxed(working.live()) : Optional.empty(),
        why,
        problem);
  }

  private Json.Obj live(ConsoleRequest request, OptionalLong live) {
    return live.isEmpty()
        ? Json.Obj.EMPTY
        : versions
            .document(request.account(), live.getAsLong())
            .map(SettingsDocument::parse)
            .orElse(Json.Obj.EMPTY);
  }

  private static Optional<Long> boxed(OptionalLong version) {
    return version.isEmpty() ? Optional.empty() : Optional.of(version.getAsLong());
  }

  private static String by(
      Optional<SettingsDraft> draft, SettingsSection section, DateTimeText time) {
    return draft
        .flatMap(it -> it.change(section))
        .map(change -> change.by() + time.language().of("・", ", ") + time.moment(change.at()))
        .orElse("");
  }

  private static List<String> others(WorkingSettings working, String self) {
    return working.draft().stream()
        .flatMap(draft -> draft.changes().stream())
        .map(DraftChange::by)
        .filter(name -> !name.equals(self))
        .distinct()
        .toList();
  }

  private static List<String> warnings(
      WorkingSettings working, PageLanguage language, ConsoleRequest request) {
    if (working.draft().isEmpty()) return List.of();
    return switch (SettingsDocument.read(SettingsDocument.write(working.document()))) {
      case SettingsDocument.Read.Good good ->
          DraftPages.words(good.warnings(request.now()), language);
      case SettingsDocument.Read.Bad(var problems) -> DraftPages.words(problems, language);
    };
  }
}
