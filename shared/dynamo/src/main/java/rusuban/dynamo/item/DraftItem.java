package rusuban.dynamo.item;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import rusuban.app.settings.DraftChange;
import rusuban.app.settings.SettingsDraft;
import rusuban.core.settings.SettingsSection;
import rusuban.json.Json;
import rusuban.json.JsonText;

/** The attributes of a draft and back, beside its texts. */
public final class DraftItem {
  public static final String REVISION = ChatItem.REVISION;

  /** The text of the document, or its blocks. A discarded draft has neither. */
  public static final String DOCUMENT = "document";

  /** The changes as JSON text, or the blocks of that text. */
  public static final String CHANGES = "changes";

  private static final String BASE = "base";
  private static final String SECTION = "section";
  private static final String BY = "by";
  private static final String AT = "at";

  private DraftItem() {}

  /** Writes the version that the draft was made from. */
  public static ItemAttributes base(ItemAttributes item, SettingsDraft draft) {
    draft.base().ifPresent(base -> item.number(BASE, base));
    return item;
  }

  /** Returns the draft of an item with these texts. */
  public static SettingsDraft read(ItemAttributes item, String document, String changes) {
    var base = item.has(BASE) ? OptionalLong.of(item.number(BASE)) : OptionalLong.empty();
    return new SettingsDraft(document, base, changes(changes));
  }

  /** Returns the changes as JSON text. */
  public static String text(List<DraftChange> changes) {
    return JsonText.write(new Json.Arr(changes.stream().map(DraftItem::json).toList()));
  }

  private static Json json(DraftChange change) {
    var fields = new LinkedHashMap<String, Json>();
    fields.put(SECTION, Json.str(change.section().code()));
    fields.put(BY, Json.str(change.by()));
    fields.put(AT, Json.str(change.at().toString()));
    return Json.obj(fields);
  }

  /** Reads the changes. Leaves out sections that only a newer release knows. */
  private static List<DraftChange> changes(String text) {
    return ((Json.Arr) JsonText.parse(text)).items().stream().flatMap(DraftItem::change).toList();
  }

  private static Stream<DraftChange> change(Json json) {
    if (!(json instanceof Json.Obj fields)) return Stream.empty();
    return fields.text(SECTION).flatMap(SettingsSection::of).stream()
        .map(
            section ->
                new DraftChange(
                    section,
                    fields.text(BY).orElse(""),
                    Instant.parse(fields.text(AT).orElseThrow())));
  }
}
