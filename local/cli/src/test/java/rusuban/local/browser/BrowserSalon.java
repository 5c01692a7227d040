package rusuban.local.browser;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import rusuban.core.hours.ResponseCalendar;
import rusuban.local.up.LocalSystem;

/** The demo salon on this machine, and a browser for its phone. */
final class BrowserSalon implements AutoCloseable {
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  private final Chromium chromium;
  private final LocalSystem system;

  /**
   * Starts the salon and the browser.
   *
   * @param now the time in the salon, such as {@code 2026-11-25T10:00+09:00}
   */
  BrowserSalon(String now) throws IOException {
    chromium = Chromium.started();
    try {
      system =
          new LocalSystem(
              LocalSystem.Options.inMemory(
                  Files.readString(Path.of("../../examples/salon.json")),
                  Optional.of(OffsetDateTime.parse(now).toInstant()),
                  new PrintStream(OutputStream.nullOutputStream())));
    } catch (IOException | RuntimeException e) {
      chromium.close();
      throw e;
    }
  }

  PhonePage phone(ScreenSize screenSize) {
    return new PhonePage(chromium.browser(), screenSize, system.phone());
  }

  /** Returns the time in the salon. */
  ZonedDateTime now() {
    return system.now().atZone(TOKYO);
  }

  /** Returns the next instant at which the clock on the wall shows this time. */
  ZonedDateTime next(LocalTime time) {
    var today = now().with(time);
    return today.isAfter(now()) ? today : today.plusDays(1);
  }

  /** Moves the clock on until the salon is open. */
  void open() {
    var calendar = calendar();
    if (!calendar.isOpen(system.now()))
      system.advanceTo(calendar.nextOpening(system.now()).orElseThrow());
  }

  private ResponseCalendar calendar() {
    var versions = system.parts().versions();
    long live = versions.live(system.account()).orElseThrow();
    return ResponseCalendar.of(versions.load(system.account(), live).hours());
  }

  @Override
  public void close() {
    system.close();
    chromium.close();
  }
}
