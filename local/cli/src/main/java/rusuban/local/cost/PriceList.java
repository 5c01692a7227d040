package rusuban.local.cost;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import rusuban.json.Json;

/** AWS's price list for one region, and LINE's plans. */
record PriceList(Json.Obj data) {

  static PriceList ofThisRegion() {
    return new PriceList(CostData.file("prices.json"));
  }

  String region() {
    return CostData.text(data, "region");
  }

  String date() {
    return CostData.text(data, "date");
  }

  /** Returns the price of one unit in USD. */
  double each(String name) {
    return CostData.number(CostData.object(data, "perMillion"), name) / 1e6;
  }

  double perGb(String name) {
    return CostData.number(CostData.object(data, "perGb"), name);
  }

  double alarmMetricMonth() {
    return CostData.number(data, "alarmMetricMonth");
  }

  double free(String name) {
    return CostData.number(CostData.object(data, "free"), name);
  }

  /** Returns the date of LINE's plans in this list. */
  String lineDate() {
    return CostData.text(CostData.object(data, "line"), "date");
  }

  /**
   * A plan of LINE. It sets an account's price for the messages that count.
   *
   * @param fee in JPY a month, without tax
   * @param messages the messages that the fee includes
   * @param more the prices of further messages; empty if the plan allows none
   */
  record LinePlan(String name, double fee, double messages, List<Step> more) {
    LinePlan {
      more = List.copyOf(more);
    }

    /**
     * Returns the price of this many messages a month. Above LINE's steps it is an upper bound.
     *
     * @return JPY without tax; empty if the plan does not allow this many
     */
    Optional<Double> fee(double sent) {
      double left = Math.max(0, sent - messages);
      double price = fee;
      double before = 0;
      for (var step : more) {
        double here = Math.min(left, step.upTo() - before);
        price += here * step.each();
        left -= here;
        before = step.upTo();
      }
      return left > 0 ? Optional.empty() : Optional.of(price);
    }
  }

  /**
   * The price of each further message up to a number.
   *
   * @param upTo the further messages, including those of earlier steps
   * @param each in JPY
   */
  record Step(double upTo, double each) {}

  LinePlan cheapest(double sent) {
    return plans().stream()
        .filter(it -> it.fee(sent).isPresent())
        .min(Comparator.comparing(it -> it.fee(sent).orElseThrow()))
        .orElseThrow();
  }

  /** Returns LINE's plans, smallest first. */
  List<LinePlan> plans() {
    return CostData.objects(CostData.object(data, "line"), "plans").stream()
        .map(PriceList::plan)
        .toList();
  }

  private static LinePlan plan(Json.Obj data) {
    return new LinePlan(
        CostData.text(data, "name"),
        CostData.number(data, "fee"),
        CostData.number(data, "messages"),
        CostData.objects(data, "more").stream().map(PriceList::step).toList());
  }

  private static Step step(Json.Obj data) {
    double upTo = data.get("upTo").isEmpty() ? Double.MAX_VALUE : CostData.number(data, "upTo");
    return new Step(upTo, CostData.number(data, "each"));
  }
}
