package rusuban.app.people;

import java.util.List;

/** Short name of a browser and its device, such as {@code Safari / iPhone}. */
public final class DeviceName {
  /** The name for a header that names nothing known. */
  private static final String UNKNOWN = "?";

  /** A mark in the header and its name. Marks that others contain come later. */
  private record Mark(String text, String name) {}

  private static final List<Mark> DEVICES =
      List.of(
          new Mark("iPhone", "iPhone"),
          new Mark("iPad", "iPad"),
          new Mark("Android", "Android"),
          new Mark("CrOS", "ChromeOS"),
          new Mark("Windows", "Windows"),
          new Mark("Macintosh", "Mac"),
          new Mark("Linux", "Linux"));

  private static final List<Mark> BROWSERS =
      List.of(
          new Mark(" Line/", "LINE"),
          new Mark("Edg", "Edge"),
          new Mark("SamsungBrowser/", "Samsung Internet"),
          new Mark("OPR/", "Opera"),
          new Mark("Firefox/", "Firefox"),
          new Mark("FxiOS/", "Firefox"),
          new Mark("Chrome/", "Chrome"),
          new Mark("CriOS/", "Chrome"),
          new Mark("Safari/", "Safari"));

  private DeviceName() {}

  /** Returns the name for a {@code User-Agent} header, which may be empty or anything else. */
  public static String of(String userAgent) {
    return first(BROWSERS, userAgent) + " / " + first(DEVICES, userAgent);
  }

  private static String first(List<Mark> marks, String text) {
    return marks.stream()
        .filter(mark -> text.contains(mark.text()))
        .map(Mark::name)
        .findFirst()
        .orElse(UNKNOWN);
  }
}
