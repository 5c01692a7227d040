package rusuban.console.replies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import rusuban.app.people.Role;
import rusuban.console.ConsoleFixture;
import rusuban.console.ConsoleFixture.Browser;
import rusuban.console.rules.RuleAddress;
import rusuban.console.rules.RuleDocument;
import rusuban.json.Json;
import rusuban.settings.SettingsDocument;

class RuleTransferPageTest {
  private static final String REPLIES = "/console/replies";

  private final ConsoleFixture fixture = new ConsoleFixture();
  private final Browser staff = fixture.signedIn(Role.STAFF);

  private Json.Obj draft() {
    var draft = fixture.drafts.read(ConsoleFixture.SALON).draft().orElseThrow();
    return SettingsDocument.parse(draft.document());
  }

  private Document look(String text, String mode, int status) {
    var form =
        FilledForm.find(staff.page(REPLIES + "/import"), "main form")
            .with("rules", text)
            .with("mode", mode)
            .with("do", "look");
    var response = staff.send("POST", form.action(), form.body());
    assertThat(response.status()).isEqualTo(status);
    return Jsoup.parse(response.text());
  }

  @Test
  void the_table_is_a_file_for_spreadsheets() {
    var response = staff.get(REPLIES + "/rules.csv");
    assertThat(response.header("Content-Type")).contains("text/csv; charset=utf-8");
    assertThat(response.header("Content-Disposition").orElseThrow()).contains("rules.csv");
    assertThat(response.text()).startsWith("\uFEFFid,name,on,match,words");
    assertThat(response.text()).contains("booking,予約,true,contains");
  }

  @Test
  void both_files_go_back_without_a_change() {
    for (var file : new String[] {"rules.csv", "rules.json"}) {
      var page = look(staff.get(REPLIES + "/" + file).text(), "all", 200);
      assertThat(page.select("[role=status]").text()).contains("15件を読みました。変わるところはありません");
    }
  }

  @Test
  void the_differences_are_shown_before_the_rules_go_to_the_draft() {
    var page = look("id,name,words,text\nbooking,ネット予約,予約,\ndog,犬,犬,どうぞ。\n", "merge", 200);
    assertThat(page.select("section[aria-labelledby=diff]").text()).contains("犬");
    assertThat(fixture.drafts.read(ConsoleFixture.SALON).draft()).isEmpty();
    var save = FilledForm.find(page, "main form").with("do", "save");
    var response = staff.send("POST", save.action(), save.body());
    assertThat(response.header("Location")).contains(REPLIES + "?done=imported");
    assertThat(RuleDocument.id(RuleDocument.rules(draft()).getLast())).isEqualTo("dog");
    assertThat(RuleDocument.rules(draft())).hasSize(16);
  }

  @Test
  void what_was_not_looked_at_is_shown_first() {
    var page = look("id,words,text\ndog,犬,どうぞ。\n", "merge", 200);
    var other = FilledForm.find(page, "main form").with("rules", "id,words,text\ncat,猫,どうぞ。\n");
    var shown = staff.send("POST", other.action(), other.with("do", "save").body());
    assertThat(shown.status()).isEqualTo(409);
    assertThat(Jsoup.parse(shown.text()).select("section[aria-labelledby=diff]").text())
        .contains("猫");
    assertThat(fixture.drafts.read(ConsoleFixture.SALON).draft()).isEmpty();
  }

  @Test
  void rules_that_changed_after_the_look_are_told() {
    var page = look("id,words,text\ndog,犬,どうぞ。\n", "all", 200);
    var edit = FilledForm.of(staff.page(REPLIES + "/" + RuleAddress.of("price")), "edit");
    staff.send("POST", edit.action(), edit.with("name", "料金表").body());
    var save = FilledForm.find(page, "main form").with("do", "save");
    var response = staff.send("POST", save.action(), save.body());
    assertThat(response.status()).isEqualTo(409);
    assertThat(Jsoup.parse(response.text()).select("[role=alert]").text()).contains("変わりました");
    assertThat(RuleDocument.rules(draft())).hasSize(15);
  }

  @Test
  void wrong_rules_are_told_with_their_rows_and_the_text_is_kept() {
    var text = "id,words,text\ndog,犬,{だれか}\ncat,,どうぞ。\n";
    var page = look(text, "merge", 422);
    assertThat(page.select("#rules-error li").eachText())
        .anyMatch(it -> it.startsWith("2行目「dog」answer[0].text"))
        .anyMatch(it -> it.startsWith("3行目「cat」match"));
    assertThat(page.expectFirst("#rules").val()).isEqualTo(text.strip());
    assertThat(page.select("button[value=save]")).isEmpty();
  }

  @Test
  void ten_thousand_rules_are_told_in_words() {
    var text = new StringBuilder("id,words,text\n");
    for (int i = 0; i < 10_000; i++)
      text.append("r").append(i).append(",w").append(i).append(",a\n");
    var page = look(text.toString(), "all", 422);
    assertThat(page.select("#rules-error").text()).contains("10,000件").contains("大きすぎます");
  }

  @Test
  void a_viewer_exports_and_imports_nothing() {
    var viewer = fixture.signedIn(Role.VIEWER);
    assertThat(viewer.get(REPLIES + "/rules.csv").status()).isEqualTo(200);
    assertThat(viewer.get(REPLIES + "/import").status()).isEqualTo(403);
    assertThat(viewer.post(REPLIES + "/import", Map.of("rules", "[]")).status()).isEqualTo(403);
  }
}
