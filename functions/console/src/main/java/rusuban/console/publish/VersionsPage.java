package rusuban.console.publish;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import rusuban.app.people.Role;
import rusuban.app.settings.RollbackResult;
import rusuban.app.settings.SettingsRepository;
import rusuban.console.page.ConsolePaths;
import rusuban.console.page.ConsoleRequest;
import rusuban.console.page.DraftPages;
import rusuban.console.page.HtmlRenderer;
import rusuban.console.page.LayoutBuilder;
import rusuban.console.page.MenuItem;
import rusuban.console.page.PageLanguage;
import rusuban.console.page.ShopReader;
import rusuban.core.settings.SettingsSection;
import rusuban.json.Json;
import rusuban.settings.SettingsDocument;
import rusuban.settings.difference.SettingsDifference;
import rusuban.settings.difference.Tense;
import rusuban.web.HttpResponse;

/** The page 版をくらべる: any two versions in words, and the way back to one. */
public final class VersionsPage {
  private static final int VERSIONS = 100;

  private final ShopReader shops;
  private final SettingsRepository versions;
  private final DraftPages drafts;
  private final LayoutBuilder layouts;
  private final HtmlRenderer renderer;

  public VersionsPage(
      ShopReader shops,
      SettingsRepository versions,
      DraftPages drafts,
      LayoutBuilder layouts,
      HtmlRenderer renderer) {
    this.shops = shops;
    this.versions = versions;
    this.drafts = drafts;
    this.layouts = layouts;
    this.renderer = renderer;
  }

  /** Shows the difference of two versions; without a choice that of the live one and the last. */
  public HttpResponse show(ConsoleRequest request) {
    var shop = shops.read(request.account());
    if (shop.isEmpty()) return HttpResponse.seeOther(ConsolePaths.START);
    long live = shop.get().version();
    long to = number(request, "to").orElse(live);
    long from = number(request, "from").orElse(Math.max(1, to - 1));
    var before = document(request, from);
    var after = document(request, to);
    if (before.isEmpty() || after.isEmpty()) return HttpResponse.seeOther(ConsolePaths.VERSIONS);
    var language = request.language();
    var layout =
        layouts.of(
            request,
            shop.get(),
            language.of("版をくらべる", "Compare versions"),
            MenuItem.PUBLISH,
            Optional.of(ConsolePaths.PUBLISH),
            Optional.empty());
    var time = shop.get().time(language, request.now());
    var difference = SettingsDifference.between(before.get(), after.get(), Tense.DONE);
    var view =
        new VersionsView(
            versions.history(request.account(), VERSIONS).stream()
                .map(version -> VersionRow.of(version, Optional.of(live), time))
                .toList(),
            from,
            to,
            difference.changes().size(),
            groups(difference, language),
            difference.unchanged().stream()
                .map(it -> language.of(it.ja(), it.en()))
                .collect(Collectors.joining(language.of("、", ", "))),
            back(request, before.get(), from, live));
    return renderer.page(200, "versions", Map.of("layout", layout, "view", view));
  }

  private Optional<VersionsView.Back> back(
      ConsoleRequest request, Json.Obj older, long from, long live) {
    if (from == live || !request.member().role().isAtLeast(Role.OWNER)) return Optional.empty();
    var now = document(request, live).orElse(Json.Obj.EMPTY);
    int count = SettingsDifference.between(now, older, Tense.COMING).changes().size();
    return Optional.of(new VersionsView.Back(live, count, drafts.changes(request.account())));
  }

  /** Makes a version live again, if the live one is still the one that the person saw. */
  public HttpResponse goBack(ConsoleRequest request) {
    var to = parsed(request.form().text("to"));
    var live = parsed(request.form().text("live"));
    if (to.isEmpty() || live.isEmpty()) return HttpResponse.seeOther(ConsolePaths.VERSIONS);
    var why = request.form().text("why").strip();
    var reason =
        Optional.of(why.substring(0, Math.min(SettingsRepository.MAX_WHY, why.length())))
            .filter(it -> !it.isEmpty());
    return switch (versions.pointTo(
        request.account(),
        to.get(),
        request.member().name(),
        reason,
        request.now(),
        OptionalLong.of(live.get()))) {
      case RollbackResult.RolledBack() ->
          HttpResponse.seeOther(ConsolePaths.PUBLISH + "?done=back");
      case RollbackResult.NoSuchVersion() -> HttpResponse.seeOther(ConsolePaths.VERSIONS);
      case RollbackResult.Superseded _ ->
          HttpResponse.seeOther(ConsolePaths.PUBLISH + "?done=back-superseded");
    };
  }

  private Optional<Json.Obj> document(ConsoleRequest request, long version) {
    return versions.document(request.account(), version).map(SettingsDocument::parse);
  }

  private static Optional<Long> number(ConsoleRequest request, String name) {
    return request.http().query(name).flatMap(VersionsPage::parsed);
  }

  private static Optional<Long> parsed(String text) {
    try {
      return Optional.of(Long.parseLong(text));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static List<VersionsView.Group> groups(
      SettingsDifference difference, PageLanguage language) {
    var byTitle = new LinkedHashMap<String, List<ChangeRow>>();
    for (var change : difference.changes())
      byTitle
          .computeIfAbsent(title(change.section().kind(), language), _ -> new ArrayList<>())
          .add(ChangeRow.of(change, language, ""));
    return byTitle.entrySet().stream()
        .map(group -> new VersionsView.Group(group.getKey(), group.getValue()))
        .toList();
  }

  private static String title(SettingsSection.Kind kind, PageLanguage language) {
    return switch (kind) {
      case HOURS -> language.of("営業時間", "Hours");
      case GREETING, CLOSED_NOTICE, BUSY_NOTICE, DEFAULT_REPLY, RULE, RULE_ORDER ->
          language.of("返信", "Replies");
      case FOLLOW_UP, FOLLOW_UP_ORDER -> language.of("お便り", "Follow-ups");
      case POLICIES -> language.of("店の決めごと", "Shop rules");
    };
  }
}
