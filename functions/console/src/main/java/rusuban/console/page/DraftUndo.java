package rusuban.console.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Optional;
import rusuban.app.settings.EditResult;
import rusuban.core.settings.DocumentSections;
import rusuban.core.settings.SettingsSection;
import rusuban.json.Json;
import rusuban.json.JsonText;
import rusuban.json.MalformedJsonException;

/**
 * The way back from the last edit of a section of the draft. The address after the edit carries it:
 * the section's hash, and the patch that restores what was there. It ends with the next edit of the
 * section.
 */
public final class DraftUndo {
  /** Longest patch in an address, in UTF-16 units. Browsers and servers limit addresses. */
  private static final int LONGEST = 1500;

  private static final String HASH = "at";
  private static final String PATCH = "was";

  private DraftUndo() {}

  /**
   * Returns the address to go to after an edit.
   *
   * @param path the page, which may have a query
   * @param done the code of the notice
   * @param before the document before the edit
   * @param after the document after the edit
   */
  public static String address(
      String path, String done, SettingsSection section, Json.Obj before, Json.Obj after) {
    var address = path + (path.contains("?") ? "&" : "?") + "done=" + done;
    var patch = JsonText.write(MergePatch.between(after, before));
    if (patch.length() > LONGEST) return address;
    return address + way(DocumentSections.of(after).hash(section), patch);
  }

  private static String way(String hash, String patch) {
    return "&" + HASH + "=" + hash + "&" + PATCH + "=" + URLEncoder.encode(patch, UTF_8);
  }

  /**
   * Returns the address whose POST takes the last edit back; empty if the section has changed
   * since.
   *
   * @param path the route of the undo
   * @param hash the hash of the section as it is now
   */
  public static Optional<String> link(ConsoleRequest request, String path, String hash) {
    return request
        .http()
        .query(HASH)
        .filter(hash::equals)
        .flatMap(_ -> request.http().query(PATCH))
        .filter(patch -> patch.length() <= LONGEST && parse(patch).isPresent())
        .map(patch -> path + "?undo=1" + way(hash, patch));
  }

  /** Takes the last edit of a section back. Other sections never change. */
  public static EditResult run(ConsoleRequest request, DraftPages drafts, SettingsSection section) {
    var patch = request.http().query(PATCH).flatMap(DraftUndo::parse);
    var expected = request.http().query(HASH).orElse("");
    return drafts.edit(
        request,
        section,
        expected,
        document ->
            patch
                .map(it -> MergePatch.apply(it, document))
                .filter(after -> isWithin(section, document, after))
                .orElse(document));
  }

  private static boolean isWithin(SettingsSection section, Json.Obj before, Json.Obj after) {
    return DocumentSections.of(before).changedIn(DocumentSections.of(after)).stream()
        .allMatch(section::equals);
  }

  private static Optional<Json.Obj> parse(String text) {
    try {
      return JsonText.parse(text) instanceof Json.Obj object
          ? Optional.of(object)
          : Optional.empty();
    } catch (MalformedJsonException _) {
      return Optional.empty();
    }
  }
}
