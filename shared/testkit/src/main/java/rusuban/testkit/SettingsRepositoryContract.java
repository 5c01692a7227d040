package rusuban.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rusuban.app.settings.RollbackResult;
import rusuban.app.settings.SaveVersionResult;
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

  private long save(String shop, String by, Instant at) {
    return LiveSettings.save(versions, SALON, document(shop), by, at);
  }

  /** Saves a document made from this version. */
  private SaveVersionResult saveFrom(long expected, String shop) {
    return versions.save(
        SALON, document(shop), "staff", Optional.empty(), NOW, OptionalLong.of(expected));
  }

  private RollbackResult pointTo(long version, long expected) {
    return versions.pointTo(
        SALON, version, "owner", Optional.empty(), NOW, OptionalLong.of(expected));
  }

  @Test
  void an_account_without_settings_has_none() {
    assertThat(versions.live(SALON)).isEmpty();
    assertThat(versions.history(SALON, 10)).isEmpty();
    assertThat(versions.document(SALON, 1)).isEmpty();
    for (var expected : List.of(OptionalLong.empty(), OptionalLong.of(1)))
      assertThat(versions.pointTo(SALON, 1, "owner", Optional.empty(), NOW, expected))
          .isEqualTo(new RollbackResult.NoSuchVersion());
    assertThatThrownBy(() -> versions.load(SALON, 1)).isInstanceOf(NoSuchElementException.class);
    assertThat(versions.live(SALON)).isEmpty();
  }

  @Test
  void what_is_saved_is_live_at_once_and_kept_as_it_was_written() {
    var document = document("美容室 花");
    assertThat(versions.save(SALON, document, "owner", Optional.empty(), NOW, OptionalLong.empty()))
        .isEqualTo(new SaveVersionResult.Saved(1));
    assertThat(versions.live(SALON)).hasValue(1);
    assertThat(versions.document(SALON, 1)).contains(document);
    assertThat(versions.load(SALON, 1).shopName()).isEqualTo("美容室 花");
    assertThat(versions.live(BAR)).isEmpty();
  }

  @Test
  void the_second_of_two_editors_is_told_and_changes_nothing() {
    save("一", "owner", NOW);
    assertThat(saveFrom(1, "二")).isEqualTo(new SaveVersionResult.Saved(2));
    var told = new SaveVersionResult.Superseded(OptionalLong.of(2));
    assertThat(saveFrom(1, "三")).isEqualTo(told);
    assertThat(
            versions.save(
                SALON, document("三"), "staff", Optional.empty(), NOW, OptionalLong.empty()))
        .isEqualTo(told);
    assertThat(versions.live(SALON)).hasValue(2);
    assertThat(versions.load(SALON, 2).shopName()).isEqualTo("二");
    assertThat(versions.document(SALON, 3)).isEmpty();
    assertThat(saveFrom(2, "三")).isEqualTo(new SaveVersionResult.Saved(3));
  }

  @Test
  void a_document_made_from_a_version_that_never_was_is_not_saved() {
    assertThat(saveFrom(1, "一")).isEqualTo(new SaveVersionResult.Superseded(OptionalLong.empty()));
    assertThat(versions.live(SALON)).isEmpty();
  }

  @Test
  void an_editor_is_told_of_a_return_to_an_earlier_version_too() {
    save("一", "owner", NOW);
    save("二", "owner", NOW);
    LiveSettings.pointTo(versions, SALON, 1, "owner", NOW);
    assertThat(saveFrom(2, "三")).isEqualTo(new SaveVersionResult.Superseded(OptionalLong.of(1)));
    assertThat(saveFrom(1, "三")).isEqualTo(new SaveVersionResult.Saved(3));
  }

  @Test
  void who_goes_back_is_told_of_a_version_that_went_live_meanwhile() {
    save("一", "owner", NOW);
    save("二", "owner", NOW);
    save("三", "staff", NOW);
    assertThat(pointTo(1, 2)).isEqualTo(new RollbackResult.Superseded(OptionalLong.of(3)));
    assertThat(versions.pointTo(SALON, 1, "owner", Optional.empty(), NOW, OptionalLong.empty()))
        .isEqualTo(new RollbackResult.Superseded(OptionalLong.of(3)));
    assertThat(versions.live(SALON)).hasValue(3);
    assertThat(versions.rollbacks(SALON, 9)).isEmpty();
    assertThat(pointTo(1, 3)).isEqualTo(new RollbackResult.RolledBack());
  }

  @Test
  void going_back_moves_the_pointer_and_the_next_version_still_counts_on() {
    save("一", "owner", NOW);
    save("二", "staff", NOW.plusSeconds(1));
    LiveSettings.pointTo(versions, SALON, 1, "owner", NOW.plusSeconds(2));
    assertThat(versions.live(SALON)).hasValue(1);
    assertThat(versions.load(SALON, 2).shopName()).isEqualTo("二");
    assertThat(save("三", "owner", NOW.plusSeconds(3))).isEqualTo(3);
    assertThat(versions.live(SALON)).hasValue(3);
  }

  @Test
  void a_version_that_is_not_there_is_never_made_live() {
    save("一", "owner", NOW);
    LiveSettings.save(versions, BAR, document("一"), "owner", NOW);
    LiveSettings.save(versions, BAR, document("二"), "owner", NOW);
    for (long none : new long[] {2, 0, -1, Long.MAX_VALUE})
      assertThat(pointTo(none, 1)).isEqualTo(new RollbackResult.NoSuchVersion());
    assertThat(versions.live(SALON)).hasValue(1);
  }

  @Test
  void the_history_tells_who_saved_what_when_the_newest_first() {
    for (int i = 1; i <= 12; i++) save("店", "人" + i, NOW.plusSeconds(i));
    assertThat(versions.history(SALON, 2))
        .containsExactly(
            new Version(12, NOW.plusSeconds(12), "人12", Optional.empty()),
            new Version(11, NOW.plusSeconds(11), "人11", Optional.empty()));
    assertThat(versions.history(SALON, 100)).hasSize(12);
  }

  @Test
  void each_return_to_an_earlier_version_is_told_with_who_made_it_the_newest_first() {
    for (int i = 1; i <= 3; i++) save("店", "owner", NOW.plusSeconds(i));
    assertThat(versions.rollbacks(SALON, 10)).isEmpty();
    LiveSettings.pointTo(versions, SALON, 1, "staff", NOW.plusSeconds(4));
    assertThat(pointTo(9, 1)).isEqualTo(new RollbackResult.NoSuchVersion());
    LiveSettings.pointTo(versions, SALON, 2, "owner", NOW.plusSeconds(6));
    var toTwo = new Rollback(2, NOW.plusSeconds(6), "owner", Optional.empty());
    var toOne = new Rollback(1, NOW.plusSeconds(4), "staff", Optional.empty());
    assertThat(versions.rollbacks(SALON, 10)).containsExactly(toTwo, toOne);
    assertThat(versions.rollbacks(SALON, 1)).containsExactly(toTwo);
    save("店", "owner", NOW.plusSeconds(7));
    assertThat(versions.rollbacks(SALON, 10)).containsExactly(toTwo, toOne);
    assertThat(versions.history(SALON, 10)).hasSize(4);
    assertThat(versions.rollbacks(BAR, 10)).isEmpty();
  }

  @Test
  void the_reason_of_a_version_and_of_a_return_is_kept() {
    var why = Optional.of("金曜を20時までに 🍺");
    var back = Optional.of("あ".repeat(SettingsRepository.MAX_WHY));
    var first = versions.save(SALON, document("一"), "owner", why, NOW, OptionalLong.empty());
    assertThat(first).isEqualTo(new SaveVersionResult.Saved(1));
    assertThat(versions.pointTo(SALON, 1, "staff", back, NOW, OptionalLong.of(1)))
        .isEqualTo(new RollbackResult.RolledBack());
    assertThat(versions.history(SALON, 9)).containsExactly(new Version(1, NOW, "owner", why));
    assertThat(versions.rollbacks(SALON, 9)).containsExactly(new Rollback(1, NOW, "staff", back));
  }

  @Test
  void a_reason_that_is_too_long_is_refused_and_nothing_is_saved() {
    var long61 = Optional.of("あ".repeat(SettingsRepository.MAX_WHY + 1));
    save("一", "owner", NOW);
    var live = OptionalLong.of(1);
    assertThatThrownBy(() -> versions.save(SALON, document("二"), "owner", long61, NOW, live))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> versions.pointTo(SALON, 1, "owner", long61, NOW, live))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(versions.history(SALON, 9)).hasSize(1);
    assertThat(versions.rollbacks(SALON, 9)).isEmpty();
  }

  @Test
  @Tag(ConcurrentRunner.RACE)
  void of_many_who_save_at_once_one_is_saved_and_the_others_are_told() throws Exception {
    save("店", "owner", NOW);
    var results = ConcurrentRunner.run(8, () -> saveFrom(1, "花"));
    assertThat(results).filteredOn(new SaveVersionResult.Saved(2)::equals).hasSize(1);
    assertThat(results)
        .filteredOn(new SaveVersionResult.Superseded(OptionalLong.of(2))::equals)
        .hasSize(7);
    assertThat(versions.live(SALON)).hasValue(2);
    assertThat(versions.history(SALON, 100)).hasSize(2);
  }

  @Test
  @Tag(ConcurrentRunner.RACE)
  void of_many_who_try_again_from_the_live_version_each_gets_a_version_of_its_own()
      throws Exception {
    save("店", "owner", NOW);
    var numbers = ConcurrentRunner.run(8, this::saveUntilSaved);
    assertThat(numbers)
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(2, 9).boxed().toList());
    assertThat(versions.live(SALON)).hasValue(9);
    assertThat(versions.history(SALON, 100)).hasSize(9);
  }

  private long saveUntilSaved() {
    while (true)
      if (saveFrom(versions.live(SALON).orElseThrow(), "店")
          instanceof SaveVersionResult.Saved(var version)) return version;
  }

  @Test
  void a_document_of_the_greatest_size_is_kept_whole() {
    var document = document("店") + " ".repeat(370_000);
    LiveSettings.save(versions, SALON, document, "owner", NOW);
    assertThat(versions.document(SALON, 1)).contains(document);
  }
}
