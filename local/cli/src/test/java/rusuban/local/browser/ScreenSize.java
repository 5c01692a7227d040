package rusuban.local.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ReducedMotion;

/** A screen for the page. */
enum ScreenSize {
  /** A phone: one column, panels that come up as sheets, touch. */
  NARROW(390, 844, true),
  /** A laptop: three columns, mouse. */
  WIDE(1280, 860, false);

  private final int width;
  private final int height;
  private final boolean touch;

  ScreenSize(int width, int height, boolean touch) {
    this.width = width;
    this.height = height;
    this.touch = touch;
  }

  boolean hasSheets() {
    return this == NARROW;
  }

  Browser.NewContextOptions context() {
    return new Browser.NewContextOptions()
        .setViewportSize(width, height)
        .setHasTouch(touch)
        .setIsMobile(touch)
        .setReducedMotion(ReducedMotion.REDUCE)
        .setLocale("ja-JP")
        .setTimezoneId("Asia/Tokyo");
  }
}
