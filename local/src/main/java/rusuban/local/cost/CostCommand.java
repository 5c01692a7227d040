package rusuban.local.cost;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import rusuban.local.cost.Assumptions.Profile;
import rusuban.local.cost.Bill.Basis;

/** {@code rusuban cost}. */
@Command(
    name = "cost",
    mixinStandardHelpOptions = true,
    description = {
      "AWS の費用を、測った使用量と料金表から計算します。",
      "Computes what AWS charges, from measured units and a price list."
    })
public final class CostCommand implements Callable<Integer> {
  private static final double MILLION = 1e6;

  private final Prices prices = Prices.ofThisRegion();
  private final Assumptions assumed = Assumptions.kept();
  private final Basis basis = new Basis(prices, assumed, Measured::units);

  @Spec private @Nullable CommandSpec command;

  @Override
  public Integer call() {
    tell("AWS %s、%s の料金表、USD、税抜 / prices of %2$s, without tax", prices.region(), prices.date());
    tell("使用量は %s に測定 / units measured on %1$s", Measured.date());
    tell("");
    tell("100 万回あたり / A million of each");
    for (var kind : Kind.values())
      tell("%9.2f  %s", Bill.of(kind, MILLION, basis).total(), kind.label());
    for (var profile : assumed.profiles()) month(profile);
    tell("");
    assumptions();
    return 0;
  }

  private void month(Profile profile) {
    var bill = Bill.of(profile, basis);
    tell("");
    tell("%s: %.2f USD / 月 month", profile.name(), bill.total());
    bill.amounts().forEach((what, usd) -> tell("%9.2f  %s", usd, what));
    double days = assumed.number("daysInMonth");
    double pushed = profile.perDay().getOrDefault(Kind.FOLLOW_UP, 0.0) * days / profile.accounts();
    var plan = prices.cheapest(pushed);
    tell(
        "           LINE: ≤ %,.0f JPY = %.0f × %s、各 %,.0f 通 / pushes each",
        plan.fee(pushed).orElseThrow() * profile.accounts(),
        profile.accounts(),
        plan.name(),
        pushed);
    tell("           1 日 / a day: %s", counts(profile));
  }

  private static String counts(Profile profile) {
    return profile.perDay().entrySet().stream()
        .map(it -> it.getKey().key() + " " + plain(it.getValue()))
        .collect(Collectors.joining(", "));
  }

  private void assumptions() {
    tell("前提 / Assumed, not measured");
    tell(
        "  Lambda %s %s GB; ms: %s",
        assumed.architecture(), plain(assumed.number("memoryGb")), millis());
    tell(
        "  ログ / logs: Lambda %s B、API %s B (1 回ずつ / each time)",
        plain(assumed.number("lambdaLogBytes")), plain(assumed.number("accessLogBytes")));
    tell(
        "  保存 / kept: %s 日 days、1 人 %s B / a chat",
        plain(assumed.number("daysKept")), plain(assumed.number("chatBytes")));
    tell("  無料枠は Scheduler、SQS、アラームだけを引いた / free tiers taken off: Scheduler, SQS, alarms");
    tell("  含まない / left out: 転送 data transfer, CloudTrail, 税 tax, 為替 exchange rates");
  }

  private String millis() {
    return Arrays.stream(Kind.values())
        .map(it -> it.key() + " " + plain(assumed.millis(it)))
        .collect(Collectors.joining(", "));
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? "%,.0f".formatted(value) : "%s".formatted(value);
  }

  private void tell(String form, Object... values) {
    out().printf(Locale.ROOT, form + "%n", values);
  }

  private PrintWriter out() {
    if (command == null) throw new IllegalStateException("not run from a command line");
    return command.commandLine().getOut();
  }
}
