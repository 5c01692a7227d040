package rusuban.settings.difference;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import rusuban.core.settings.DocumentSections;
import rusuban.core.settings.FollowUpPlan;
import rusuban.core.settings.KeywordRule;
import rusuban.core.settings.Settings;
import rusuban.core.settings.SettingsSection;
import rusuban.json.Json;
import rusuban.settings.SettingsDocument;

/** One of two documents in the forms that a comparison needs. */
record ComparedDocument(
    DocumentSections sections,
    Settings settings,
    Map<String, KeywordRule> rules,
    Map<String, FollowUpPlan> followUps) {

  static ComparedDocument of(Json.Obj document) {
    var settings = SettingsDocument.settings(document);
    return new ComparedDocument(
        DocumentSections.of(document),
        settings,
        byId(settings.rules(), KeywordRule::id),
        byId(settings.followUps(), FollowUpPlan::id));
  }

  private static <T> Map<String, T> byId(List<T> all, Function<T, String> id) {
    return all.stream().collect(Collectors.toMap(id, each -> each, (one, _) -> one));
  }

  /** Returns the fields of a section. */
  Optional<Json.Obj> fields(SettingsSection section) {
    return sections.content(section).map(json -> json instanceof Json.Obj it ? it : Json.Obj.EMPTY);
  }

  /** Returns the ids of an order. */
  List<String> ids(SettingsSection order) {
    return sections.content(order).orElse(new Json.Null()) instanceof Json.Arr(var ids)
        ? ids.stream().map(id -> id instanceof Json.Str(var text) ? text : "").toList()
        : List.of();
  }

  /** Returns the sections of this kind, in the order of the document. */
  List<SettingsSection> all(SettingsSection.Kind kind) {
    return sections.contents().keySet().stream().filter(section -> section.kind() == kind).toList();
  }
}
