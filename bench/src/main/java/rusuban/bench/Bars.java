package rusuban.bench;

import java.util.List;
import java.util.Locale;

/** Medians as bars, with their least and most as lines, for a page. */
final class Bars {
  private static final int WIDTH = 720;
  private static final int LEFT = 16;
  private static final int ROW = 44;
  private static final int TITLE = 40;
  private static final int LONGEST = 470;

  private Bars() {}

  /** A picture of these, one under the other. */
  static String of(List<Comparison> comparisons) {
    var body = new StringBuilder();
    int y = 0;
    for (var comparison : comparisons) y = draw(comparison, y, body);
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="system-ui, sans-serif" font-size="14">
    <rect width="100%%" height="100%%" fill="#fff"/>
    %s</svg>
    """
        .formatted(WIDTH, y + LEFT, body);
  }

  private static int draw(Comparison comparison, int top, StringBuilder body) {
    double most =
        comparison.labels().keySet().stream()
            .mapToDouble(who -> comparison.spread(who).most())
            .max()
            .orElse(1);
    int y = top + TITLE;
    text(body, LEFT, y - LEFT, "#111", comparison.title() + " (" + comparison.unit() + ")");
    boolean first = true;
    for (var each : comparison.labels().entrySet()) {
      row(comparison, each.getKey(), each.getValue(), first, most, y, body);
      first = false;
      y += ROW;
    }
    return y;
  }

  private static void row(
      Comparison comparison,
      String who,
      String label,
      boolean peer,
      double most,
      int y,
      StringBuilder body) {
    var spread = comparison.spread(who);
    double scale = LONGEST / most;
    text(body, LEFT, y + 14, "#444", label);
    body.append(
        format(
            "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"14\" rx=\"2\" fill=\"%s\"/>%n",
            LEFT, y + 20, spread.median() * scale, peer ? "#8a8f98" : "#06a14a"));
    body.append(
        format(
            "<path d=\"M%.1f %dH%.1f\" stroke=\"#111\" stroke-width=\"1.5\"/>%n",
            LEFT + spread.least() * scale, y + 27, LEFT + spread.most() * scale));
    text(
        body,
        (int) (LEFT + spread.most() * scale) + 8,
        y + 32,
        "#111",
        format("%.1f  (%.2fx)", spread.median(), comparison.ratio(who).median()));
  }

  private static void text(StringBuilder body, int x, int y, String colour, String text) {
    body.append(format("<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>%n", x, y, colour, text));
  }

  private static String format(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
