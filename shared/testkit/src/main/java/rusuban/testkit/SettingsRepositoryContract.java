package rusuban.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rusuban.app.settings.SettingsRepository;
import rusuban.app.settings.SettingsRepository.Rollback;
import rusuban.app.settings.SettingsRepository.Version;
import rusuban.core.AccountId;

/** Contract tests for every implementation of {@link SettingsRepository}. */
public abstract class SettingsRepositoryContract {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final AccountId SALON = new AccountId("salon");
  private static final AccountId BAR = new AccountId("bar");

  private SettingsRepository versions = new InMemorySettingsRepository();

  /** Returns an empty repository. */
  protected abstract SettingsRepository empty();

  @BeforeEach
  final void start() {
    versions = empty();
  }

  /** Returns a valid document of a shop with this name. */
  protected static String document(String shop) {
    return """
    {"shop": {"name": "%s"}, "responseHours": {"weekdays": {"mon": ["10:00-19:00"]}}}
    """
        .formatted(shop);
  }

  @Test
  void an_account_without_settings_has_none() {
    assertThat(versions.live(SALON)).isEmpty();
    assertThat(versions.history(SALON, 10)).isEmpty();
    assertThat(versions.document(SALON, 1)).isEmpty();
    assertThat(versions.pointTo(SALON, 1, "owner", NOW)).isFalse();
    assertThatThrownBy(() -> versions.load(SALON, 1)).isInstanceOf(NoSuchElementException.class);
    assertThat(versions.live(SALON)).isEmpty();
  }

  @Test
  void what_is_saved_is_live_at_once_and_kept_as_it_was_written() {
    var document = document("美容室 花");
    assertThat(versions.save(SALON, document, "owner", NOW)).isEqualTo(1);
    assertThat(versions.live(SALON)).hasValue(1);
    assertThat(versions.document(SALON, 1)).contains(document);
    assertThat(versions.load(SALON, 1).shopName()).isEqualTo("美容室 花");
    assertThat(versions.live(BAR)).isEmpty();
  }

  @Test
  void going_back_moves_the_pointer_and_the_next_version_still_counts_on() {
    versions.save(SALON, document("一"), "owner", NOW);
    versions.save(SALON, document("二"), "staff", NOW.plusSeconds(1));
    assertThat(versions.pointTo(SALON, 1, "owner", NOW.plusSeconds(2))).isTrue();
    assertThat(versions.live(SALON)).hasValue(1);
    assertThat(versions.load(SALON, 2).shopName()).isEqualTo("二");
    assertThat(versions.save(SALON, document("三"), "owner", NOW.plusSeconds(3))).isEqualTo(3);
    assertThat(versions.live(SALON)).hasValue(3);
  }

  @Test
  void a_version_that_is_not_there_is_never_made_live() {
    versions.save(SALON, document("一"), "owner", NOW);
    versions.save(BAR, document("一"), "owner", NOW);
    versions.save(BAR, document("二"), "owner", NOW);
    for (long none : new long[] {2, 0, -1, Long.MAX_VALUE})
      assertThat(versions.pointTo(SALON, none, "owner", NOW)).isFalse();
    assertThat(versions.live(SALON)).hasValue(1);
  }

  @Test
  void the_history_tells_who_saved_what_when_the_newest_first() {
    for (int i = 1; i <= 12; i++) versions.save(SALON, document("店"), "人" + i, NOW.plusSeconds(i));
    assertThat(versions.history(SALON, 2))
        .containsExactly(
            new Version(12, NOW.plusSeconds(12), "人12"),
            new Version(11, NOW.plusSeconds(11), "人11"));
    assertThat(versions.history(SALON, 100)).hasSize(12);
  }

  @Test
  void each_return_to_an_earlier_version_is_told_with_who_made_it_the_newest_first() {
    for (int i = 1; i <= 3; i++) versions.save(SALON, document("店"), "owner", NOW.plusSeconds(i));
    assertThat(versions.rollbacks(SALON, 10)).isEmpty();
    assertThat(versions.pointTo(SALON, 1, "staff", NOW.plusSeconds(4))).isTrue();
    assertThat(versions.pointTo(SALON, 9, "staff", NOW.plusSeconds(5))).isFalse();
    assertThat(versions.pointTo(SALON, 2, "owner", NOW.plusSeconds(6))).isTrue();
    var toTwo = new Rollback(2, NOW.plusSeconds(6), "owner");
    var toOne = new Rollback(1, NOW.plusSeconds(4), "staff");
    assertThat(versions.rollbacks(SALON, 10)).containsExactly(toTwo, toOne);
    assertThat(versions.rollbacks(SALON, 1)).containsExactly(toTwo);
    versions.save(SALON, document("店"), "owner", NOW.plusSeconds(7));
    assertThat(versions.rollbacks(SALON, 10)).containsExactly(toTwo, toOne);
    assertThat(versions.history(SALON, 10)).hasSize(4);
    assertThat(versions.rollbacks(BAR, 10)).isEmpty();
  }

  @Test
  @Tag(ConcurrentRunner.RACE)
  void of_many_who_save_at_once_each_gets_a_version_of_its_own() throws Exception {
    var numbers = ConcurrentRunner.run(8, () -> versions.save(SALON, document("店"), "owner", NOW));
    assertThat(numbers)
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 8).boxed().toList());
    assertThat(versions.live(SALON)).hasValue(8);
    assertThat(versions.history(SALON, 100)).hasSize(8);
  }

  @Test
  void a_document_of_the_greatest_size_is_kept_whole() {
    var document = document("店") + " ".repeat(370_000);
    versions.save(SALON, document, "owner", NOW);
    assertThat(versions.document(SALON, 1)).contains(document);
  }
}
