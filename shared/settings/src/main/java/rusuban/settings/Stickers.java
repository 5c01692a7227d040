package rusuban.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import rusuban.core.Json;

/**
 * The stickers that an account may send, as LINE listed them on a day: first and last id of each
 * package. Read when a document is checked by a person, never on the way of a message.
 */
record Stickers(String asOf, Json.Obj packages) {

  /** The list that this release knows. */
  static Stickers known() {
    try (InputStream in = Stickers.class.getResourceAsStream("stickers.json")) {
      if (in == null) throw new IllegalStateException("stickers.json is missing");
      if (JsonText.parse(in.readAllBytes()) instanceof Json.Obj list
          && list.get("packages").orElse(null) instanceof Json.Obj packages)
        return new Stickers(list.text("asOf").orElse("?"), packages);
      throw new IllegalStateException("stickers.json has no packages");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the list has this sticker; ids are digits. */
  boolean has(String packageId, String stickerId) {
    return stickerId.matches("[0-9]{1,18}")
        && packages.get(packageId).orElse(null) instanceof Json.Arr(var ends)
        && ends.getFirst() instanceof Json.Num(var first)
        && ends.getLast() instanceof Json.Num(var last)
        && Long.parseLong(stickerId) >= first.longValue()
        && Long.parseLong(stickerId) <= last.longValue();
  }
}
