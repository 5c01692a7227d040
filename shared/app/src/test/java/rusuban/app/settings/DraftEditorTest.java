package rusuban.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rusuban.core.AccountId;
import rusuban.core.ValidationProblem;
import rusuban.core.settings.DocumentSections;
import rusuban.core.settings.SettingsSection;
import rusuban.json.Json;
import rusuban.settings.SettingsDocument;
import rusuban.testkit.ConcurrentRunner;
import rusuban.testkit.InMemoryDraftRepository;
import rusuban.testkit.InMemorySettingsRepository;
import rusuban.testkit.LiveSettings;

class DraftEditorTest {
  private static final AccountId SALON = new AccountId("salon");
  private static final Instant NOW = Instant.parse("2026-11-24T05:13:06Z");

  private static final String LIVE =
      """
      {
        "// 覚え書き": "料金は毎年4月に見直す",
        "shop": { "name": "美容室ひだまり" },
        "responseHours": { "weekdays": { "fri": ["10:00-19:00"] } },
        "keywordRules": [
          { "id": "料金", "match": { "contains": ["料金"] }, "answer": ["カット 5,500円から"] }
        ],
        "busyNotice": { "messages": ["混み合っています。"] }
      }
      """;

  private final SettingsRepository versions = new InMemorySettingsRepository();
  private final DraftRepository drafts = new InMemoryDraftRepository();
  private final DraftEditor editor = editor(drafts);

  private DraftEditor editor(DraftRepository drafts) {
    return new DraftEditor(
        versions,
        drafts,
        new SettingsFormat(
            SettingsDocument::parse, SettingsDocument::write, SettingsDocument::problems));
  }

  @BeforeEach
  void the_salon_has_its_settings() {
    LiveSettings.save(versions, SALON, LIVE, "owner", NOW);
  }

  private static UnaryOperator<Json.Obj> with(String field, Json value) {
    return document -> {
      var fields = new LinkedHashMap<>(document.fields());
      fields.put(field, value);
      return new Json.Obj(fields);
    };
  }

  private static Json hours(String friday) {
    return SettingsDocument.parse("{\"weekdays\": {\"fri\": [\"" + friday + "\"]}}");
  }

  private static Json notice(String text) {
    return SettingsDocument.parse("{\"messages\": [\"" + text + "\"]}");
  }

  private static UnaryOperator<Json.Obj> withRule(String id) {
    return document -> {
      var rules = new ArrayList<>(((Json.Arr) document.get("keywordRules").orElseThrow()).items());
      rules.add(
          SettingsDocument.parse(
              "{\"id\": \"%s\", \"match\": {\"contains\": [\"自転車\"]}, \"answer\": [\"店の前へ\"]}"
                  .formatted(id)));
      return with("keywordRules", new Json.Arr(rules)).apply(document);
    };
  }

  private String hash(SettingsSection section) {
    return editor.read(SALON).sections().hash(section);
  }

  private EditResult edit(SettingsSection section, UnaryOperator<Json.Obj> change) {
    return editor.edit(SALON, "沙也加", section, hash(section), change, NOW);
  }

  private PublishResult publish() {
    return editor.publish(SALON, drafts.read(SALON).revision(), "沙也加", Optional.of("金曜"), NOW);
  }

  private static DraftChange by(String who, SettingsSection section) {
    return new DraftChange(section, who, NOW);
  }

  @Test
  void without_a_draft_the_live_version_is_edited() {
    var working = editor.read(SALON);
    assertThat(working.document()).isEqualTo(SettingsDocument.parse(LIVE));
    assertThat(working.draft()).isEmpty();
    assertThat(working.base()).hasValue(1);
    assertThat(working.isSuperseded()).isFalse();
  }

  @Test
  void an_edit_is_kept_in_the_draft_with_its_author_and_nothing_is_live_yet() {
    assertThat(edit(SettingsSection.HOURS, with("responseHours", hours("10:00-20:00"))))
        .isEqualTo(new EditResult.Saved(1));
    var working = editor.read(SALON);
    assertThat(working.document().get("responseHours")).contains(hours("10:00-20:00"));
    assertThat(working.document().fields()).containsKey("// 覚え書き");
    var draft = working.draft().orElseThrow();
    assertThat(draft.base()).hasValue(1);
    assertThat(draft.changes()).containsExactly(by("沙也加", SettingsSection.HOURS));
    assertThat(draft.document()).startsWith("{\n  \"// 覚え書き\": \"料金は毎年4月に見直す\",\n");
    assertThat(versions.document(SALON, 1)).contains(LIVE);
    assertThat(versions.live(SALON)).hasValue(1);
  }

  @Test
  void a_second_change_of_a_section_takes_the_place_of_the_first() {
    edit(SettingsSection.HOURS, with("responseHours", hours("10:00-20:00")));
    edit(SettingsSection.BUSY_NOTICE, with("busyNotice", notice("お待ちください。")));
    var section = SettingsSection.HOURS;
    editor.edit(
        SALON, "亮", section, hash(section), with("responseHours", hours("9:00-20:00")), NOW);
    var draft = editor.read(SALON).draft().orElseThrow();
    assertThat(draft.changes())
        .containsExactly(by("沙也加", SettingsSection.BUSY_NOTICE), by("亮", SettingsSection.HOURS));
    assertThat(draft.change(SettingsSection.HOURS)).contains(by("亮", SettingsSection.HOURS));
    assertThat(draft.change(SettingsSection.GREETING)).isEmpty();
  }

  @Test
  void a_new_rule_changes_itself_and_the_order() {
    assertThat(edit(SettingsSection.rule("駐輪場"), withRule("駐輪場")))
        .isEqualTo(new EditResult.Saved(1));
    assertThat(editor.read(SALON).draft().orElseThrow().changes())
        .extracting(DraftChange::section)
        .containsExactlyInAnyOrder(SettingsSection.rule("駐輪場"), SettingsSection.RULE_ORDER);
  }

  @Test
  void an_edit_that_changes_nothing_begins_no_draft() {
    assertThat(edit(SettingsSection.HOURS, document -> document))
        .isEqualTo(new EditResult.Unchanged());
    assertThat(edit(SettingsSection.HOURS, with("responseHours", hours("10:00-19:00"))))
        .isEqualTo(new EditResult.Unchanged());
    assertThat(drafts.read(SALON)).isEqualTo(VersionedDraft.NONE);
  }

  @Test
  void an_edit_that_breaks_the_document_is_told_and_not_kept() {
    var result = edit(SettingsSection.HOURS, with("responseHours", hours("19:00-10:00")));
    assertThat(result)
        .isInstanceOfSatisfying(
            EditResult.Invalid.class,
            invalid ->
                assertThat(invalid.problems())
                    .extracting(ValidationProblem::at)
                    .containsExactly("responseHours.weekdays.fri[0]"));
    assertThat(drafts.read(SALON)).isEqualTo(VersionedDraft.NONE);
  }

  @Test
  void the_second_editor_of_a_section_is_told_what_it_says_now() {
    var seen = hash(SettingsSection.HOURS);
    edit(SettingsSection.HOURS, with("responseHours", hours("10:00-20:00")));
    var change = with("responseHours", hours("10:00-21:00"));
    assertThat(editor.edit(SALON, "亮", SettingsSection.HOURS, seen, change, NOW))
        .isEqualTo(new EditResult.Conflict(Optional.of(hours("10:00-20:00"))));
    assertThat(editor.read(SALON).document().get("responseHours")).contains(hours("10:00-20:00"));
    assertThat(new EditResult.Conflict(Optional.of(hours("10:00-20:00"))).toString())
        .isEqualTo("Conflict[changed]");
  }

  @Test
  void two_editors_of_different_sections_are_both_kept() {
    var seen = hash(SettingsSection.BUSY_NOTICE);
    edit(SettingsSection.HOURS, with("responseHours", hours("10:00-20:00")));
    var change = with("busyNotice", notice("お待ちください。"));
    assertThat(editor.edit(SALON, "亮", SettingsSection.BUSY_NOTICE, seen, change, NOW))
        .isEqualTo(new EditResult.Saved(2));
    var document = editor.read(SALON).document();
    assertThat(document.get("responseHours")).contains(hours("10:00-20:00"));
    assertThat(document.get("busyNotice")).contains(notice("お待ちください。"));
  }

  @Test
  void a_section_that_somebody_removed_or_added_is_a_conflict_too() {
    var seen = hash(SettingsSection.rule("料金"));
    edit(SettingsSection.rule("料金"), with("keywordRules", new Json.Arr(List.of())));
    assertThat(editor.edit(SALON, "亮", SettingsSection.rule("料金"), seen, withRule("料金"), NOW))
        .isEqualTo(new EditResult.Conflict(Optional.empty()));
    edit(SettingsSection.rule("駐輪場"), withRule("駐輪場"));
    var added = SettingsSection.rule("駐輪場");
    assertThat(editor.edit(SALON, "亮", added, DocumentSections.ABSENT, withRule("駐輪場"), NOW))
        .isInstanceOf(EditResult.Conflict.class);
  }

  @Test
  void an_edit_between_the_read_and_the_save_is_not_lost() {
    var hasty =
        new DraftRepository() {
          private boolean first = true;

          @Override
          public VersionedDraft read(AccountId account) {
            return drafts.read(account);
          }

          @Override
          public boolean save(AccountId account, long revision, SettingsDraft draft) {
            if (first) {
              first = false;
              edit(SettingsSection.BUSY_NOTICE, with("busyNotice", notice("お待ちください。")));
            }
            return drafts.save(account, revision, draft);
          }

          @Override
          public boolean discard(AccountId account, long revision) {
            return drafts.discard(account, revision);
          }
        };
    var change = with("responseHours", hours("10:00-20:00"));
    var seen = hash(SettingsSection.HOURS);
    assertThat(editor(hasty).edit(SALON, "亮", SettingsSection.HOURS, seen, change, NOW))
        .isEqualTo(new EditResult.Saved(2));
    assertThat(editor.read(SALON).document().get("busyNotice")).contains(notice("お待ちください。"));
    assertThat(editor.read(SALON).draft().orElseThrow().changes()).hasSize(2);
  }

  @Test
  void of_many_rules_added_at_once_each_is_kept() throws Exception {
    var results =
        ConcurrentRunner.run(
            8,
            () -> {
              var id = "rule-" + Thread.currentThread().threadId();
              return editor.edit(
                  SALON, "亮", SettingsSection.rule(id), DocumentSections.ABSENT, withRule(id), NOW);
            });
    assertThat(results).allMatch(EditResult.Saved.class::isInstance);
    var rules = editor.read(SALON).document().get("keywordRules").orElseThrow();
    assertThat(((Json.Arr) rules).items()).hasSize(9);
  }

  @Test
  void a_published_draft_is_the_live_version_with_its_reason_and_no_draft_any_more() {
    edit(SettingsSection.HOURS, with("responseHours", hours("10:00-20:00")));
    var text = drafts.read(SALON).draft().orElseThrow().document();
    assertThat(publish()).isEqualTo(new PublishResult.Published(2));
    assertThat(versions.live(SALON)).hasValue(2);
    assertThat(versions.document(SALON, 2)).contains(text);
    assertThat(versions.history(SALON, 1))
        .containsExactly(new SettingsRepository.Version(2, NOW, "沙也加", Optional.of("金曜")));
    assertThat(drafts.read(SALON).draft()).isEmpty();
    assertThat(publish()).isEqualTo(new PublishResult.NoDraft());
  }

  @Test
  void a_draft_that_was_edited_since_the_owner_looked_is_not_published() {
    edit(SettingsSection.HOURS, with("responseHours", hours("10:00-20:00")));
    long seen = drafts.read(SALON).revision();
    edit(SettingsSection.BUSY_NOTICE, with("busyNotice", notice("お待ちください。")));
    assertThat(editor.publish(SALON, seen, "沙也加", Optional.empty(), NOW))
        .isEqualTo(new PublishResult.DraftChanged());
    assertThat(editor.discard(SALON, seen)).isFalse();
    assertThat(versions.live(SALON)).hasValue(1);
  }

  @Test
  void a_draft_whose_base_is_no_longer_live_is_kept_and_not_published() {
    edit(SettingsSection.HOURS, with("responseHours", hours("10:00-20:00")));
    LiveSettings.save(versions, SALON, LIVE.replace("5,500", "6,000"), "file", NOW);
    assertThat(editor.read(SALON).isSuperseded()).isTrue();
    assertThat(publish()).isEqualTo(new PublishResult.Superseded(OptionalLong.of(2)));
    assertThat(editor.read(SALON).document().get("responseHours")).contains(hours("10:00-20:00"));
    assertThat(versions.live(SALON)).hasValue(2);
  }

  @Test
  void a_draft_that_was_published_but_not_removed_is_no_draft_any_more() {
    edit(SettingsSection.HOURS, with("responseHours", hours("10:00-20:00")));
    var published = drafts.read(SALON).draft().orElseThrow();
    LiveSettings.save(versions, SALON, published.document(), "沙也加", NOW);
    assertThat(editor.read(SALON).draft()).isEmpty();
    assertThat(publish()).isEqualTo(new PublishResult.Published(2));
    assertThat(versions.live(SALON)).hasValue(2);
    assertThat(drafts.read(SALON).draft()).isEmpty();
  }

  @Test
  void an_edit_after_a_publish_that_was_cut_off_begins_from_the_live_version() {
    edit(SettingsSection.HOURS, with("responseHours", hours("10:00-20:00")));
    var published = drafts.read(SALON).draft().orElseThrow();
    LiveSettings.save(versions, SALON, published.document(), "沙也加", NOW);
    edit(SettingsSection.BUSY_NOTICE, with("busyNotice", notice("お待ちください。")));
    var draft = editor.read(SALON).draft().orElseThrow();
    assertThat(draft.base()).hasValue(2);
    assertThat(draft.changes()).containsExactly(by("沙也加", SettingsSection.BUSY_NOTICE));
    assertThat(publish()).isEqualTo(new PublishResult.Published(3));
  }

  @Test
  void a_discarded_draft_leaves_the_live_version() {
    edit(SettingsSection.HOURS, with("responseHours", hours("10:00-20:00")));
    assertThat(editor.discard(SALON, 1)).isTrue();
    assertThat(editor.read(SALON).document()).isEqualTo(SettingsDocument.parse(LIVE));
    assertThat(editor.discard(SALON, 1)).isFalse();
  }

  @Test
  void the_first_settings_of_an_account_are_a_draft_from_nothing() {
    var bar = new AccountId("bar");
    var first = SettingsDocument.parse(LIVE);
    assertThat(
            editor.edit(
                bar,
                "沙也加",
                SettingsSection.HOURS,
                DocumentSections.ABSENT,
                with("responseHours", hours("10:00-20:00")),
                NOW))
        .isInstanceOf(EditResult.Invalid.class);
    assertThat(
            editor.edit(
                bar, "沙也加", SettingsSection.HOURS, DocumentSections.ABSENT, _ -> first, NOW))
        .isEqualTo(new EditResult.Saved(1));
    assertThat(editor.publish(bar, 1, "沙也加", Optional.empty(), NOW))
        .isEqualTo(new PublishResult.Published(1));
    assertThat(versions.load(bar, 1).shopName()).isEqualTo("美容室ひだまり");
  }

  @Test
  void a_draft_that_a_newer_release_finds_wrong_is_told_and_not_published() {
    var broken = new SettingsDraft("{}", OptionalLong.of(1), List.of());
    assertThat(drafts.save(SALON, 0, broken)).isTrue();
    assertThat(publish()).isInstanceOf(PublishResult.Invalid.class);
    assertThat(versions.live(SALON)).hasValue(1);
  }

  @Test
  void no_message_stands_in_a_log_of_a_draft() {
    edit(SettingsSection.HOURS, with("responseHours", hours("10:00-20:00")));
    var working = editor.read(SALON);
    assertThat(working + " " + working.draft() + " " + working.sections())
        .contains("hours")
        .doesNotContain("5,500", "混み合って");
  }
}
