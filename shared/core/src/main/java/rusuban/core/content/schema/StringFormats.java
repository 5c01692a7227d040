package rusuban.core.content.schema;

import java.time.YearMonth;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import rusuban.core.content.schema.Schema.Formatted;

/** Formats of short strings in LINE's message objects. */
final class StringFormats {
  private static final String DECIMAL = "\\d{1,9}(?:\\.\\d{1,9})?";
  private static final String STEPS = "none|xs|sm|md|lg|xl|xxl";
  private static final String SIZES = "xxs|xs|sm|md|lg|xl|xxl|3xl|4xl|5xl";
  private static final Pattern RATIO = Pattern.compile("(" + DECIMAL + "):(" + DECIMAL + ")");
  private static final Pattern DATE = Pattern.compile("(\\d{4})-(0[1-9]|1[0-2])-(\\d{2})");

  /** Color with or without transparency ("Use a hexadecimal color code"). */
  static final Formatted COLOR =
      form("#RRGGBB か #RRGGBBAA の色", "a color #RRGGBB or #RRGGBBAA", "#(?:[0-9A-Fa-f]{2}){3,4}");

  /** Color without transparency ("Specify a RGB color value"). */
  static final Formatted RGB = form("#RRGGBB の色", "a color #RRGGBB", "#[0-9A-Fa-f]{6}");

  /** Spacing and margin (Flex Message layout, "spacing property" and "margin property"). */
  static final Formatted SPACE =
      form("10px のような長さか " + STEPS, "a length such as 10px or " + STEPS, px() + "|" + STEPS);

  /** Padding (Flex Message layout, "Position child component with box padding"). */
  static final Formatted PADDING =
      form(
          "10px や 5% のような長さか " + STEPS,
          "a length such as 10px or 5% or " + STEPS,
          px() + "|" + percent() + "|" + STEPS);

  /** Offset (Flex Message layout, "Offset"). It follows CSS, so that it may be negative. */
  static final Formatted OFFSET =
      form(
          "10px や 5% のような長さか " + STEPS,
          "a length such as 10px or 5% or " + STEPS,
          "-?(?:" + px() + "|" + percent() + ")|" + STEPS);

  /** Width and height (Flex Message layout, "Box width" and "Box height"). */
  static final Formatted EXTENT =
      form("10px や 50% のような長さ", "a length such as 10px or 50%", px() + "|" + percent());

  static final Formatted BORDER =
      form(
          "2px のような太さか none, light, normal, medium, semi-bold, bold",
          "a width such as 2px or none, light, normal, medium, semi-bold, bold",
          px() + "|none|light|normal|medium|semi-bold|bold");

  /** Size of an image (Flex Message layout, "Image size"). */
  static final Formatted IMAGE_SIZE =
      form(
          "50px や 50% のような大きさか full|" + SIZES,
          "a size such as 50px or 50% or full|" + SIZES,
          px() + "|" + percent() + "|full|" + SIZES);

  /** Size of an icon, a text or a span (Flex Message layout, "Icon, text, and span size"). */
  static final Formatted FONT_SIZE =
      form("20px のような大きさか " + SIZES, "a size such as 20px or " + SIZES, px() + "|" + SIZES);

  static final Formatted LINE_SPACING = form("10px のような長さ", "a length such as 10px", px());

  static final Formatted ANGLE =
      form("0deg 以上 360deg 未満の角度", "an angle from 0deg to below 360deg", StringFormats::isAngle);

  static final Formatted POSITION =
      form("0%〜100% の位置", "a position from 0% to 100%", StringFormats::isPosition);

  /** Aspect ratio "{width}:{height}", 1 to 100000 each, height at most three times the width. */
  static final Formatted ASPECT_RATIO =
      form(
          "幅:高さ（どちらも1〜100000、高さは幅の3倍まで。例 20:13）",
          "width:height, each from 1 to 100000, the height at most three times the width",
          StringFormats::isAspectRatio);

  static final Formatted TRACKING_ID =
      form(
          "100文字までの半角英数字と -.=,+*()%$&;:@{}!?<>[]",
          "up to 100 ASCII letters, digits or -.=,+*()%$&;:@{}!?<>[]",
          "[A-Za-z0-9\\-.=,+*()%$&;:@{}!?<>\\[\\]]{1,100}");

  static final Formatted DELIVERY_TAG =
      form("30文字までの半角英数字と _", "up to 30 ASCII letters, digits or _", "[A-Za-z0-9_]{1,30}");

  static final Formatted SUBSTITUTION_KEY =
      form("20文字までの半角英数字と _", "up to 20 ASCII letters, digits or _", "[A-Za-z0-9_]{1,20}");

  /** Date of RFC 3339's full-date, from 1900-01-01 to 2100-12-31 ("Date and time format"). */
  static final Formatted PICKER_DATE =
      form(
          "1900-01-01〜2100-12-31 の日付",
          "a date from 1900-01-01 to 2100-12-31",
          StringFormats::isDate);

  static final Formatted PICKER_TIME =
      form("00:00〜23:59 の時刻", "a time from 00:00 to 23:59", StringFormats::isTime);

  static final Formatted PICKER_DATETIME =
      form(
          "1900-01-01T00:00〜2100-12-31T23:59 の日時",
          "a date and time from 1900-01-01T00:00 to 2100-12-31T23:59",
          StringFormats::isDateTime);

  private StringFormats() {}

  private static Formatted form(String ja, String en, String pattern) {
    return form(ja, en, Pattern.compile(pattern).asMatchPredicate());
  }

  private static Formatted form(String ja, String en, Predicate<String> matches) {
    return new Formatted(ja, en, matches);
  }

  private static String px() {
    return DECIMAL + "px";
  }

  private static String percent() {
    return DECIMAL + "%";
  }

  private static boolean isAngle(String value) {
    return value.matches(DECIMAL + "deg") && Double.parseDouble(before(value, "deg")) < 360;
  }

  private static boolean isPosition(String value) {
    return value.matches(percent()) && Double.parseDouble(before(value, "%")) <= 100;
  }

  private static String before(String value, String unit) {
    return value.substring(0, value.length() - unit.length());
  }

  private static boolean isAspectRatio(String value) {
    var ratio = RATIO.matcher(value);
    if (!ratio.matches()) {
      return false;
    }
    double width = Double.parseDouble(ratio.group(1));
    double height = Double.parseDouble(ratio.group(2));
    return width >= 1 && width <= 100_000 && height >= 1 && height <= Math.min(100_000, 3 * width);
  }

  private static boolean isDate(String value) {
    var date = DATE.matcher(value);
    if (!date.matches()) {
      return false;
    }
    int year = Integer.parseInt(date.group(1));
    int month = Integer.parseInt(date.group(2));
    return year >= 1900
        && year <= 2100
        && YearMonth.of(year, month).isValidDay(Integer.parseInt(date.group(3)));
  }

  private static boolean isTime(String value) {
    return value.matches("(?:[01]\\d|2[0-3]):[0-5]\\d");
  }

  private static boolean isDateTime(String value) {
    return value.length() == 16
        && (value.charAt(10) == 'T' || value.charAt(10) == 't')
        && isDate(value.substring(0, 10))
        && isTime(value.substring(11));
  }
}
