package rusuban.local.cost;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import rusuban.core.Json;

/** AWS's price list for one region, and LINE's plans. */
record Prices(Json.Obj data) {

  static Prices ofThisRegion() {
    return new Prices(Data.file("prices.json"));
  }

  String region() {
    return Data.text(data, "region");
  }

  String date() {
    return Data.text(data, "date");
  }

  /** Returns the price of one unit in USD. */
  double each(String name) {
    return Data.number(Data.object(data, "perMillion"), name) / 1e6;
  }

  double perGb(String name) {
    return Data.number(Data.object(data, "perGb"), name);
  }

  double alarmMetricMonth() {
    return Data.number(data, "alarmMetricMonth");
  }

  double free(String name) {
    return Data.number(Data.object(data, "free"), name);
  }

  /** Returns the date of LINE's plans in this list. */
  String lineDate() {
    return Data.text(Data.object(data, "line"), "date");
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
    return Data.objects(Data.object(data, "line"), "plans").stream().map(Prices::plan).toList();
  }

  private static LinePlan plan(Json.Obj data) {
    return new LinePlan(
        Data.text(data, "name"),
        Data.number(data, "fee"),
        Data.number(data, "messages"),
        Data.objects(data, "more").stream().map(Prices::step).toList());
  }

  private static Step step(Json.Obj data) {
    double upTo = data.get("upTo").isEmpty() ? Double.MAX_VALUE : Data.number(data, "upTo");
    return new Step(upTo, Data.number(data, "each"));
  }
}
