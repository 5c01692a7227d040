package rusuban.local.cost;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import rusuban.core.Json;

/** A price list of AWS for one region, and LINE's plans. */
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

  /** Of one, in USD. */
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

  /**
   * LINE's cheapest plan that takes so many counted messages a month, by which an account pays.
   *
   * @param more what a message beyond the included ones costs at most; empty where none can be sent
   */
  record LinePlan(String name, double fee, double messages, Optional<Double> more) {
    /** In JPY, without tax; empty where it is not to be had. */
    Optional<Double> fee(double sent) {
      double beyond = Math.max(0, sent - messages);
      return beyond == 0 ? Optional.of(fee) : more.map(each -> fee + beyond * each);
    }
  }

  LinePlan cheapest(double sent) {
    return plans().stream()
        .filter(it -> it.fee(sent).isPresent())
        .min(Comparator.comparing(it -> it.fee(sent).orElseThrow()))
        .orElseThrow();
  }

  private List<LinePlan> plans() {
    return Data.objects(Data.object(data, "line"), "plans").stream()
        .map(
            it ->
                new LinePlan(
                    Data.text(it, "name"),
                    Data.number(it, "fee"),
                    Data.number(it, "messages"),
                    it.get("more").map(_ -> Data.number(it, "more"))))
        .toList();
  }
}
