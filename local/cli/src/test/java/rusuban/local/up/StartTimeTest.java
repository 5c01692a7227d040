package rusuban.local.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rusuban.core.settings.Settings;
import rusuban.settings.SettingsDocument;

class StartTimeTest {
  private static Settings settings(String sameDayAt) throws IOException {
    String text =
        Files.readString(Path.of("../../examples/salon.json"))
            .replace("\"sameDayAt\": \"20:00\"", "\"sameDayAt\": \"" + sameDayAt + "\"")
            .replace("\"latest\": \"20:45\"", "\"latest\": \"23:59\"");
    return ((SettingsDocument.Read.Good) SettingsDocument.read(text)).settings();
  }

  @ParameterizedTest
  @CsvSource({
    "20:00, 00:00, 00:00",
    "20:00, 03:30, 03:30",
    "20:00, 12:00, 12:00",
    "20:00, 19:59, 19:59",
    "20:00, 20:00, 17:00",
    "20:00, 20:46, 17:00",
    "20:00, 23:59, 17:00",
    "02:00, 01:59, 01:59",
    "02:00, 02:00, 00:00",
    "09:00, 23:00, 06:00",
  })
  void an_empty_system_begins_where_the_follow_up_of_the_day_still_comes(
      String sameDayAt, String now, String begins) throws IOException {
    var real = OffsetDateTime.parse("2026-12-02T" + now + ":00+09:00").toInstant();
    var startTime = StartTime.of(settings(sameDayAt), real);
    assertThat(startTime.at())
        .isEqualTo(OffsetDateTime.parse("2026-12-02T" + begins + ":00+09:00").toInstant());
    assertThat(startTime.why().isPresent()).isEqualTo(!now.equals(begins));
  }

  @Test
  void the_note_names_both_times_the_follow_up_and_the_way_out() throws IOException {
    var real = OffsetDateTime.parse("2026-12-02T21:40:00+09:00").toInstant();
    var note = StartTime.of(settings("20:00"), real).why().orElseThrow();
    assertThat(note.ja()).contains("21:40", "17:00", "20:00 の「thanks」", "--now real");
    assertThat(note.en()).contains("21:40", "17:00", "\"thanks\" of 20:00", "--now real");
  }

  @Test
  void settings_without_a_follow_up_of_the_day_begin_at_the_real_time() throws IOException {
    var text =
        Files.readString(Path.of("../../examples/salon.json"))
            .replace(
                "\"due\": { \"sameDayAt\": \"20:00\", \"latest\": \"20:45\" }",
                "\"due\": { \"after\": \"PT24H\", \"within\": \"PT12H\" }");
    var settings = ((SettingsDocument.Read.Good) SettingsDocument.read(text)).settings();
    var real = OffsetDateTime.parse("2026-12-02T21:40:00+09:00").toInstant();
    assertThat(StartTime.of(settings, real)).isEqualTo(StartTime.at(real));
  }
}
