package rusuban.settings.warning;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import rusuban.json.Json;
import rusuban.json.JsonText;

/**
 * LINE's list of sendable stickers on one day: the first and last id of each package. Read when a
 * person checks a document, never to answer a message.
 */
record StickerCatalog(String asOf, Json.Obj packages) {

  /** Returns the list of this release. */
  static StickerCatalog known() {
    try (InputStream in = StickerCatalog.class.getResourceAsStream("stickers.json")) {
      if (in == null) throw new IllegalStateException("stickers.json is missing");
      if (JsonText.parse(in.readAllBytes()) instanceof Json.Obj list
          && list.get("packages").orElse(null) instanceof Json.Obj packages)
        return new StickerCatalog(list.text("asOf").orElse("?"), packages);
      throw new IllegalStateException("stickers.json has no packages");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns whether the list has this sticker. Ids are digits. */
  boolean has(String packageId, String stickerId) {
    return stickerId.matches("[0-9]{1,18}")
        && packages.get(packageId).orElse(null) instanceof Json.Arr(var ends)
        && ends.getFirst() instanceof Json.Num(var first)
        && ends.getLast() instanceof Json.Num(var last)
        && Long.parseLong(stickerId) >= first.longValue()
        && Long.parseLong(stickerId) <= last.longValue();
  }
}
