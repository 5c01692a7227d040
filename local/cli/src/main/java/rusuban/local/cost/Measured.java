package rusuban.local.cost;

import rusuban.core.Json;

/** The measured use of each kind, from {@code ./rusuban bench grow}. */
public final class Measured {
  private static final Json.Obj FILE = Data.file("units.json");

  private Measured() {}

  /** Returns the units of this kind. */
  public static Units units(Kind kind) {
    return Units.read(Data.object(Data.object(FILE, "units"), kind.key()));
  }

  /** Returns the date of the measurement. */
  static String date() {
    return Data.text(FILE, "measured");
  }
}
