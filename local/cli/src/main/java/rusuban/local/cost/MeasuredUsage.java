package rusuban.local.cost;

import rusuban.json.Json;

/** The measured use of each kind, from {@code ./rusuban bench grow}. */
public final class MeasuredUsage {
  private static final Json.Obj FILE = CostData.file("units.json");

  private MeasuredUsage() {}

  /** Returns the units of this kind. */
  public static UsageUnits units(UsageKind usageKind) {
    return UsageUnits.read(CostData.object(CostData.object(FILE, "units"), usageKind.key()));
  }

  /** Returns the date of the measurement. */
  static String date() {
    return CostData.text(FILE, "measured");
  }
}
