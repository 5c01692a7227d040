package rusuban.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import rusuban.app.people.Role;
import rusuban.app.settings.DraftChange;
import rusuban.app.settings.SettingsDraft;
import rusuban.core.settings.SettingsSection;
import rusuban.json.Json;
import rusuban.settings.SettingsDocument;

class PublishPageTest {
  private static final String PUBLISH = "/console/publish";

  private final ConsoleFixture fixture = new ConsoleFixture();
  private final ConsoleFixture.Browser owner = fixture.signedIn(Role.OWNER);

  /** Saves a draft with another shop name, made from the live version. */
  private void draft(String shopName) {
    var fields = new LinkedHashMap<>(SettingsDocument.parse(ConsoleFixture.salon()).fields());
    var shop =
        new LinkedHashMap<>(((Json.Obj) Objects.requireNonNull(fields.get("shop"))).fields());
    shop.put("name", Json.str(shopName));
    fields.put("shop", new Json.Obj(shop));
    var revision = fixture.drafts.read(ConsoleFixture.SALON).revision();
    fixture.drafts.save(
        ConsoleFixture.SALON,
        revision,
        new SettingsDraft(
            SettingsDocument.write(new Json.Obj(fields)),
            fixture.compositionRoot.versions().live(ConsoleFixture.SALON),
            List.of(new DraftChange(SettingsSection.POLICIES, "亮", fixture.clock.instant()))));
  }

  private String revision() {
    return Long.toString(fixture.drafts.read(ConsoleFixture.SALON).revision());
  }

  private String liveName() {
    var versions = fixture.compositionRoot.versions();
    long live = versions.live(ConsoleFixture.SALON).orElseThrow();
    return versions.load(ConsoleFixture.SALON, live).shopName();
  }

  @Test
  void a_draft_is_shown_in_words_and_goes_live_as_a_whole() {
    draft("美容室こもれび");
    var page = owner.page(PUBLISH);
    assertThat(page.select("section[aria-labelledby=diff]").text())
        .contains("ひだまり", "こもれび", "亮・14:18");
    assertThat(page.select(".note").text()).contains("亮さんの変更も入っています");
    var response = owner.post(PUBLISH, Map.of("revision", revision(), "why", "店名を変えた"));
    assertThat(response.header("Location").orElseThrow()).contains("done=published");
    assertThat(liveName()).isEqualTo("美容室こもれび");
    var after = owner.page(PUBLISH);
    assertThat(after.text()).contains("下書きはありません", "店名を変えた", "公開中");
  }

  @Test
  void a_draft_that_changed_since_it_was_shown_is_not_published() {
    draft("一");
    var seen = revision();
    draft("二");
    var response = owner.post(PUBLISH, Map.of("revision", seen, "why", "なぜ"));
    assertThat(response.status()).isEqualTo(409);
    var page = Jsoup.parse(response.text());
    assertThat(page.select("[role=alert]").text()).contains("下書きが変わりました");
    assertThat(page.select("#why").val()).isEqualTo("なぜ");
    assertThat(liveName()).isEqualTo("美容室ひだまり");
  }

  @Test
  void a_draft_over_a_newer_version_is_kept_and_goes_live_once_it_was_seen() {
    draft("美容室こもれび");
    fixture
        .compositionRoot
        .versions()
        .save(
            ConsoleFixture.SALON,
            ConsoleFixture.salon(),
            "command line",
            Optional.empty(),
            fixture.clock.instant(),
            OptionalLong.of(1));
    assertThat(owner.post(PUBLISH, Map.of("revision", revision())).status()).isEqualTo(409);
    var form = owner.page(PUBLISH).select("form[action=" + PUBLISH + "/rebase]");
    assertThat(form.select("input[name=live]").val()).isEqualTo("2");
    owner.post(PUBLISH + "/rebase", Map.of("revision", revision(), "live", "2"));
    owner.post(PUBLISH, Map.of("revision", revision()));
    assertThat(liveName()).isEqualTo("美容室こもれび");
  }

  @Test
  void any_two_versions_are_compared_and_the_way_back_is_shown_first() {
    draft("美容室こもれび");
    owner.post(PUBLISH, Map.of("revision", revision()));
    var page = owner.page("/console/versions?from=1&to=2");
    assertThat(page.text()).contains("版1から版2で、1か所が変わりました", "こもれび");
    var back = page.select("form[action=/console/versions][method=post]");
    assertThat(back.text()).contains("版2から、1か所が変わります");
    owner.post("/console/versions", Map.of("to", "1", "live", "2", "why", "戻した"));
    assertThat(liveName()).isEqualTo("美容室ひだまり");
    assertThat(owner.get("/console/versions?from=7&to=9").status()).isEqualTo(303);
  }

  @Test
  void going_back_from_a_version_that_is_no_longer_live_changes_nothing() {
    draft("美容室こもれび");
    owner.post(PUBLISH, Map.of("revision", revision()));
    var response = owner.post("/console/versions", Map.of("to", "1", "live", "1"));
    assertThat(response.header("Location").orElseThrow()).contains("back-superseded");
    assertThat(liveName()).isEqualTo("美容室こもれび");
  }

  @Test
  void staff_see_the_draft_and_leave_publishing_to_the_owner() {
    draft("美容室こもれび");
    var staff = fixture.signedIn(Role.STAFF);
    var page = staff.page(PUBLISH);
    assertThat(page.text()).contains("公開はオーナーがします");
    assertThat(page.select("form[action=" + PUBLISH + "]")).isEmpty();
    assertThat(staff.post(PUBLISH, Map.of("revision", revision())).status()).isEqualTo(403);
  }

  @Test
  void a_draft_is_given_up_only_as_it_was_shown() {
    draft("一");
    var seen = revision();
    draft("二");
    owner.post(PUBLISH + "/discard", Map.of("revision", seen));
    assertThat(fixture.drafts.read(ConsoleFixture.SALON).draft()).isPresent();
    owner.post(PUBLISH + "/discard", Map.of("revision", revision()));
    assertThat(fixture.drafts.read(ConsoleFixture.SALON).draft()).isEmpty();
  }
}
