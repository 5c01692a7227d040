package rusuban.app.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rusuban.core.AccountId;

final class SessionTest {
  private static final Instant NOW = Instant.parse("2026-11-29T05:12:00Z");
  private static final String HASH = "0f".repeat(32);

  private static Session begun(String hash, String device) {
    var email = new EmailAddress("sayaka@example.com");
    return Session.begin(hash, new AccountId("salon"), email, device, NOW);
  }

  private final Session session = begun(HASH, "Safari / iPhone");

  @Test
  void a_session_lives_seven_days_without_use() {
    assertThat(session.isExpired(NOW.plus(Duration.ofDays(7)).minusNanos(1))).isFalse();
    assertThat(session.isExpired(NOW.plus(Duration.ofDays(7)))).isTrue();
  }

  @Test
  void uses_within_five_minutes_are_not_stored() {
    assertThat(session.used(NOW.plus(Session.SEEN_EVERY).minusNanos(1))).isEmpty();
    var used = session.used(NOW.plus(Session.SEEN_EVERY)).orElseThrow();
    assertThat(used.seenAt()).isEqualTo(NOW.plus(Session.SEEN_EVERY));
    assertThat(used.expires()).isEqualTo(session.expires());
    assertThat(used.createdAt()).isEqualTo(NOW);
  }

  @Test
  void the_end_moves_once_a_day() {
    var almost = NOW.plus(Session.RENEWED_EVERY).minusNanos(1);
    assertThat(session.used(almost).orElseThrow().expires()).isEqualTo(session.expires());
    var day = NOW.plus(Session.RENEWED_EVERY);
    assertThat(session.used(day).orElseThrow().expires()).isEqualTo(day.plus(Session.LIFETIME));
  }

  @Test
  void a_clock_that_runs_back_shortens_no_session() {
    assertThat(session.used(NOW.minusSeconds(3600))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0f", "the token itself", "0F"})
  void only_a_hash_is_stored(String hash) {
    assertThatThrownBy(() -> begun(hash, "?")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> begun(HASH, "x".repeat(61)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1 | Safari / iPhone
          Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/142.0 Mobile/15E148 Safari/604.1 | Chrome / iPhone
          Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Safari Line/15.18.0 | LINE / iPhone
          Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36 | Chrome / Android
          Mozilla/5.0 (Linux; Android 16; SM-S931) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36 | Samsung Internet / Android
          Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0 | Edge / Windows
          Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:145.0) Gecko/20100101 Firefox/145.0 | Firefox / Mac
          curl/8.14 | ? / ?
          '' | ? / ?
          """)
  void a_browser_has_a_short_name(String userAgent, String name) {
    assertThat(DeviceName.of(userAgent)).isEqualTo(name);
    assertThat(begun(HASH, DeviceName.of(userAgent)).device()).isEqualTo(name);
  }
}
