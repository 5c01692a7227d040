package rusuban.local.cost;

import rusuban.core.Json;

/** What each kind uses, as {@code ./rusuban bench grow} measured it. */
public final class Measured {
  private static final Json.Obj FILE = Data.file("units.json");

  private Measured() {}

  /** The units of this kind. */
  public static Units units(Kind kind) {
    return Units.read(Data.object(Data.object(FILE, "units"), kind.key()));
  }

  /** When it was measured. */
  static String date() {
    return Data.text(FILE, "measured");
  }
}
