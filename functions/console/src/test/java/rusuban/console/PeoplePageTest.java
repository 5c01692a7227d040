package rusuban.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import rusuban.app.people.Role;
import rusuban.app.people.UserDirectory.Notice;

class PeoplePageTest {
  private static final String PEOPLE = "/console/people";

  private final ConsoleFixture fixture = new ConsoleFixture();
  private final ConsoleFixture.Browser owner = fixture.signedIn(Role.OWNER);

  @Test
  void an_owner_invites_and_withdraws() {
    var response =
        owner.post(PEOPLE, Map.of("mail", "Aoi@Example.com", "name", "葵", "role", "viewer"));
    assertThat(response.header("Location")).contains(PEOPLE + "?done=invited");
    assertThat(fixture.invited).containsExactly("aoi@example.com");
    var page = owner.page(PEOPLE);
    assertThat(page.text()).contains("葵", "招待中", "aoi@example.com を見るだけとして招待した");
    owner.post(PEOPLE + "/remove", Map.of("who", "aoi@example.com"));
    assertThat(owner.page(PEOPLE).select("section[aria-labelledby=mem]").text())
        .doesNotContain("招待中・");
  }

  @Test
  void a_wrong_address_is_told_at_its_field_and_kept() {
    var response = owner.post(PEOPLE, Map.of("mail", "aoi@example", "name", "葵", "role", "staff"));
    assertThat(response.status()).isEqualTo(422);
    var page = Jsoup.parse(response.text());
    assertThat(page.select("#mail").val()).isEqualTo("aoi@example");
    assertThat(page.select("#mail").attr("aria-invalid")).isEqualTo("true");
    assertThat(page.select("#mail-error").text()).contains("途中で終わっている");
    assertThat(page.select("#name").val()).isEqualTo("葵");
    assertThat(fixture.invited).isEmpty();
  }

  @Test
  void an_invitation_that_cannot_be_mailed_is_told() {
    fixture.notice = Notice.NOT_MAILED;
    var response = owner.post(PEOPLE, Map.of("mail", "aoi@example.com", "role", "staff"));
    var page = owner.page(response.header("Location").orElseThrow());
    assertThat(page.select("[role=status]").text()).contains("メールを送れませんでした");
  }

  @Test
  void a_removed_person_has_no_session_left() {
    var staff = fixture.signedIn(Role.STAFF);
    owner.post(PEOPLE + "/remove", Map.of("who", "staff-salon@example.com"));
    assertThat(staff.get("/console/").status()).isEqualTo(303);
  }

  @Test
  void the_last_owner_cannot_go() {
    var response =
        owner.post(PEOPLE + "/role", Map.of("who", "owner-salon@example.com", "role", "staff"));
    var page = owner.page(response.header("Location").orElseThrow());
    assertThat(page.select("[role=status]").text()).contains("オーナーが一人もいなくなる");
  }

  @Test
  void a_person_ends_a_session_of_her_own_only() {
    var staff = fixture.signedIn(Role.STAFF);
    var other = owner.page(PEOPLE).select("input[name=session]").val();
    staff.post(PEOPLE + "/session", Map.of("session", other));
    assertThat(owner.get("/console/").status()).isEqualTo(200);
    owner.post(PEOPLE + "/session", Map.of("session", other));
    assertThat(owner.get("/console/").status()).isEqualTo(303);
  }

  @Test
  void staff_see_who_is_there_and_change_nothing() {
    var staff = fixture.signedIn(Role.STAFF);
    assertThat(staff.page(PEOPLE).select("form[action=" + PEOPLE + "]")).isEmpty();
    assertThat(staff.post(PEOPLE, Map.of("mail", "x@example.com")).status()).isEqualTo(403);
  }
}
