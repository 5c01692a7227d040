package rusuban.core.hours;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;

/** Table japanese-holidays.txt: every holiday from 2007 to 2030 and its name. */
final class PublishedHolidays {
  private PublishedHolidays() {}

  static Map<LocalDate, String> read() {
    try (var table = PublishedHolidays.class.getResourceAsStream("japanese-holidays.txt")) {
      return new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" ", 2))
          .collect(toMap(fields -> LocalDate.parse(fields[0]), fields -> fields[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
