package rusuban.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rusuban.app.settings.DraftChange;
import rusuban.app.settings.DraftRepository;
import rusuban.app.settings.SettingsDraft;
import rusuban.app.settings.VersionedDraft;
import rusuban.core.AccountId;
import rusuban.core.settings.SettingsSection;

/** Contract tests for every implementation of {@link DraftRepository}. */
public abstract class DraftRepositoryContract {
  private static final Instant NOW = Instant.parse("2026-11-24T05:13:06.248Z");
  private static final AccountId SALON = new AccountId("salon");
  private static final AccountId BAR = new AccountId("bar");

  private DraftRepository drafts = new InMemoryDraftRepository();

  /** Returns an empty repository. */
  protected abstract DraftRepository empty();

  @BeforeEach
  final void start() {
    drafts = empty();
  }

  private static SettingsDraft draft(String document) {
    return new SettingsDraft(
        document,
        OptionalLong.of(24),
        List.of(
            new DraftChange(SettingsSection.rule("料金 / #1"), "亮", NOW),
            new DraftChange(SettingsSection.HOURS, "沙也加", NOW.plusSeconds(420))));
  }

  private void assertKept(long revision, SettingsDraft draft) {
    assertThat(drafts.read(SALON)).isEqualTo(new VersionedDraft(Optional.of(draft), revision));
  }

  @Test
  void an_account_without_a_draft_has_none() {
    assertThat(drafts.read(SALON)).isEqualTo(VersionedDraft.NONE);
    assertThat(drafts.discard(SALON, 0)).isFalse();
    assertThat(drafts.discard(SALON, 1)).isFalse();
    assertThat(drafts.save(SALON, 1, draft("一"))).isFalse();
    assertThat(drafts.read(SALON)).isEqualTo(VersionedDraft.NONE);
  }

  @Test
  void a_draft_comes_back_as_it_was_saved() {
    assertThat(drafts.save(SALON, 0, draft("{\"shop\": {\"name\": \"花 🍣\"}}\n"))).isTrue();
    assertKept(1, draft("{\"shop\": {\"name\": \"花 🍣\"}}\n"));
    assertThat(drafts.read(BAR)).isEqualTo(VersionedDraft.NONE);
  }

  @Test
  void a_draft_of_an_account_without_settings_has_no_base() {
    var first = new SettingsDraft("{}", OptionalLong.empty(), List.of());
    assertThat(drafts.save(SALON, 0, first)).isTrue();
    assertKept(1, first);
  }

  @Test
  void the_second_of_two_editors_saves_nothing() {
    assertThat(drafts.save(SALON, 0, draft("一"))).isTrue();
    assertThat(drafts.save(SALON, 0, draft("二"))).isFalse();
    assertKept(1, draft("一"));
    assertThat(drafts.save(SALON, 1, draft("三"))).isTrue();
    assertThat(drafts.save(SALON, 1, draft("四"))).isFalse();
    assertKept(2, draft("三"));
  }

  @Test
  void a_discarded_draft_is_gone_and_its_revision_never_returns() {
    assertThat(drafts.save(SALON, 0, draft("一"))).isTrue();
    assertThat(drafts.discard(SALON, 1)).isTrue();
    assertThat(drafts.read(SALON)).isEqualTo(new VersionedDraft(Optional.empty(), 2));
    assertThat(drafts.save(SALON, 0, draft("古い"))).isFalse();
    assertThat(drafts.save(SALON, 1, draft("古い"))).isFalse();
    assertThat(drafts.discard(SALON, 2)).isFalse();
    assertThat(drafts.save(SALON, 2, draft("新しい"))).isTrue();
    assertKept(3, draft("新しい"));
  }

  @Test
  void a_draft_that_was_edited_meanwhile_is_not_discarded() {
    assertThat(drafts.save(SALON, 0, draft("一"))).isTrue();
    assertThat(drafts.save(SALON, 1, draft("二"))).isTrue();
    assertThat(drafts.discard(SALON, 1)).isFalse();
    assertKept(2, draft("二"));
  }

  /** Text of 1.2 MB in rules, like those of a document that no item holds. */
  private static String longDocument(String word) {
    return IntStream.range(0, 4_000)
        .mapToObj(i -> "{\"id\": \"r" + i + "\", \"answer\": [\"" + word.repeat(80) + i + "\"]}")
        .toList()
        .toString();
  }

  @Test
  void a_long_draft_is_kept_whole_grows_and_shrinks() {
    var documents =
        List.of(
            longDocument("あ"),
            longDocument("🍣"),
            "{}",
            longDocument("x"),
            longDocument("x") + " ");
    for (int i = 0; i < documents.size(); i++) {
      assertThat(drafts.save(SALON, i, draft(documents.get(i)))).isTrue();
      assertKept(i + 1, draft(documents.get(i)));
    }
    assertThat(drafts.discard(SALON, documents.size())).isTrue();
    assertThat(drafts.read(SALON).draft()).isEmpty();
    assertThat(drafts.save(SALON, documents.size() + 1, draft(longDocument("い")))).isTrue();
    assertKept(documents.size() + 2, draft(longDocument("い")));
  }

  @Test
  void a_text_without_any_structure_is_kept_whole() {
    var text = "\"" + "🍣".repeat(200_000) + "\\\"";
    assertThat(drafts.save(SALON, 0, draft(text))).isTrue();
    assertKept(1, draft(text));
  }

  @Test
  void an_import_of_thousands_of_rules_keeps_who_changed_each() {
    var changes = new ArrayList<DraftChange>();
    for (int i = 0; i < 10_000; i++)
      changes.add(new DraftChange(SettingsSection.rule("取込" + i), "沙也加", NOW));
    var draft = new SettingsDraft("{}", OptionalLong.of(1), changes);
    assertThat(drafts.save(SALON, 0, draft)).isTrue();
    assertKept(1, draft);
  }

  @Test
  @Tag(ConcurrentRunner.RACE)
  void of_many_who_save_at_once_one_is_saved_whole() throws Exception {
    assertThat(drafts.save(SALON, 0, draft(longDocument("あ")))).isTrue();
    var results =
        ConcurrentRunner.run(
            6,
            () -> {
              var document = longDocument(Long.toString(Thread.currentThread().threadId()));
              return drafts.save(SALON, 1, draft(document)) ? document : "";
            });
    var saved = results.stream().filter(document -> !document.isEmpty()).toList();
    assertThat(saved).hasSize(1);
    assertKept(2, draft(saved.getFirst()));
  }
}
