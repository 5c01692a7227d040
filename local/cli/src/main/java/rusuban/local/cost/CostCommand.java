package rusuban.local.cost;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import rusuban.local.cost.MonthlyBill.Basis;
import rusuban.local.cost.UsageAssumptions.Profile;

/** {@code rusuban cost}: estimates what a shop pays AWS and LINE in a month. */
@Command(
    name = "cost",
    mixinStandardHelpOptions = true,
    description = {
      "AWS の費用を、測った使用量と料金表から計算します。",
      "Computes what AWS charges, from measured units and a price list, and LINE's own fee."
    })
public final class CostCommand implements Callable<Integer> {
  private static final double MILLION = 1e6;

  private final PriceList priceList = PriceList.ofThisRegion();
  private final UsageAssumptions assumed = UsageAssumptions.kept();
  private final Basis basis = new Basis(priceList, assumed, MeasuredUsage::units);

  @Option(names = "--friends", paramLabel = "N", description = "友だちの数 / how many friends")
  private @Nullable Long friends;

  @Option(
      names = "--messages",
      paramLabel = "N",
      description = "1 か月に届くメッセージ / messages that come in a month")
  private @Nullable Long messages;

  @Option(
      names = "--follow-ups",
      paramLabel = "N",
      description = "1 か月に送るお便り (LINE の通数になる) / follow-ups a month, which LINE counts")
  private @Nullable Long followUps;

  @Option(
      names = "--yen",
      paramLabel = "RATE",
      description = "1 USD の円。なければ記録された仮の値 / yen a dollar; an assumed rate without")
  private @Nullable BigDecimal yen;

  @Spec private @Nullable CommandSpec command;

  @Override
  public Integer call() {
    refuseNegative();
    tell("AWS %s、%s の料金表、税抜 / prices of %2$s, without tax", priceList.region(), priceList.date());
    tell("使用量は %s に測定 / units measured on %1$s", MeasuredUsage.date());
    tell(
        yen == null
            ? "1 USD = %s 円 (%s の仮定、--yen で変更) / assumed, as of %2$s"
            : "1 USD = %s 円 / yen",
        plain(rate()),
        assumed.yenDate());
    if (friends == null && messages == null && followUps == null) all();
    else month(own());
    tell("");
    assumptions();
    return 0;
  }

  private void all() {
    tell("");
    tell("100 万回あたり、USD / A million of each");
    for (var usageKind : UsageKind.values())
      tell("%9.2f  %s", MonthlyBill.of(usageKind, MILLION, basis).total(), usageKind.label());
    for (var profile : assumed.profiles()) month(profile);
    tell("");
    tell("自分の数字で / With your own numbers: --friends 300 --messages 500 --follow-ups 30");
  }

  /** Returns the owner's shop. The first assumed shop supplies the values not given. */
  private Profile own() {
    var like = assumed.profiles().getFirst();
    double days = assumed.number("daysInMonth");
    double came = messages == null ? like.messages() : messages / days;
    double pushed =
        followUps == null
            ? like.perDay().getOrDefault(UsageKind.FOLLOW_UP, 0.0) * came / like.messages()
            : followUps / days;
    return like.like("お店 / your shop", friends == null ? like.friends() : friends, came, pushed);
  }

  private void month(Profile profile) {
    var monthlyBill = MonthlyBill.of(profile, basis);
    tell("");
    tell(
        "%s: %.2f USD = 約 %,d 円 / 月 month",
        profile.name(), monthlyBill.total(), Math.round(monthlyBill.total() * rate()));
    monthlyBill.amounts().forEach((what, usd) -> tell("%9.2f  %s", usd, what));
    line(profile);
    tell("           友だち %s 人 friends、1 日 / a day: %s", plain(profile.friends()), counts(profile));
  }

  /** Prints LINE's fees. A reply is free; each account pays for its pushes. */
  private void line(Profile profile) {
    double pushed =
        profile.perDay().getOrDefault(UsageKind.FOLLOW_UP, 0.0)
            * assumed.number("daysInMonth")
            / profile.accounts();
    var cheapest = priceList.cheapest(pushed);
    tell(
        "  LINE、%s の料金表、税抜 / LINE's own fee, as of %1$s, without tax: プッシュ %,.0f 通 / pushes%s",
        priceList.lineDate(),
        pushed,
        profile.accounts() > 1 ? "、%,.0f 店それぞれ / each shop".formatted(profile.accounts()) : "");
    for (var plan : priceList.plans())
      tell(
          "%s%s  %s",
          plan.equals(cheapest) ? "→" : " ",
          plan.fee(pushed).map("%,9.0f 円"::formatted).orElse("        — "),
          plan.name());
  }

  private double rate() {
    return yen == null ? assumed.number("yenPerUsd") : yen.doubleValue();
  }

  private void refuseNegative() {
    for (Long given : new Long[] {friends, messages, followUps})
      if (given != null && given < 0) throw wrong("数は 0 以上で書いてください。", "Numbers are 0 or more.");
    if (yen != null && yen.signum() <= 0)
      throw wrong("--yen は 155 のように書いてください。", "Write --yen as in 155.");
  }

  private ParameterException wrong(String ja, String en) {
    if (command == null) throw new IllegalStateException("not run from a command line");
    return new ParameterException(command.commandLine(), ja + System.lineSeparator() + en);
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
    tell("  含まない / left out: 転送 data transfer, CloudTrail, 税 tax");
  }

  private String millis() {
    return Arrays.stream(UsageKind.values())
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
