package rusuban.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rusuban.core.AccountId;

final class SignInAttemptTest {
  private final SecureRandom random = new SecureRandom();

  @Test
  void an_attempt_survives_its_cookie() {
    var attempt = SignInAttempt.begin(random, "/console/replies/price?lang=en");
    assertThat(SignInAttempt.read(attempt.cookie())).contains(attempt);
    assertThat(attempt.cookie()).matches("[A-Za-z0-9_.-]+");
  }

  @Test
  void every_attempt_is_another() {
    var one = SignInAttempt.begin(random, "/console/");
    var other = SignInAttempt.begin(random, "/console/");
    assertThat(one.state()).isNotEqualTo(other.state()).isNotEqualTo(one.nonce());
    assertThat(one.nonce()).isNotEqualTo(other.nonce()).isNotEqualTo(one.verifier());
    assertThat(one.verifier()).isNotEqualTo(other.verifier());
    assertThat(one.isState(one.state())).isTrue();
    assertThat(one.isState(other.state())).isFalse();
  }

  /** The verifier and the challenge of RFC 7636, appendix B. */
  @Test
  void the_challenge_is_that_of_the_standard() {
    var verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    assertThat(new SignInAttempt(verifier, verifier, verifier, "/console/").challenge())
        .isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "//evil.example",
        "https://evil.example/console/",
        "/console",
        "/consoles/",
        "/console/\r\nSet-Cookie: a=b",
        "/console/\\evil.example",
        "/console/あ",
        "javascript:alert(1)"
      })
  void no_page_but_the_consoles_is_opened_afterwards(String returnTo) {
    assertThat(SignInAttempt.begin(random, returnTo).returnTo()).isEqualTo("/console");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "...", "a.b.c.d", "a.b.c", "%00", "あ.い.う.え"})
  void a_cookie_that_somebody_made_up_is_no_attempt(String cookie) {
    assertThat(SignInAttempt.read(cookie)).isEmpty();
  }

  @Test
  void a_session_token_is_found_by_its_hash_and_no_other_text_is_one() {
    var token = SessionToken.draw(random);
    assertThat(SessionToken.read(token.value())).contains(token);
    assertThat(token.hash()).matches("[0-9a-f]{64}");
    assertThat(SessionToken.draw(random)).isNotEqualTo(token);
    for (String other : new String[] {"", "a", token.value() + "a", token.hash(), "あ".repeat(43)})
      assertThat(SessionToken.read(other)).as(other).isEmpty();
    assertThatThrownBy(() -> new SessionToken("canary")).hasMessageNotContaining("canary");
  }

  /** Guards open sessions: another hash would end them all. */
  @Test
  void the_hash_of_a_token_never_changes() {
    assertThat(new SessionToken("a".repeat(43)).hash())
        .isEqualTo("66d34fba71f8f450f7e45598853e53bfc23bbd129027cbb131a2f4ffd7878cd0");
  }

  @Test
  void a_forged_form_has_no_token_of_this_session_and_account() {
    var salon = new AccountId("salon");
    var token = SessionToken.draw(random);
    var csrf = token.csrf(salon);
    assertThat(token.isCsrf(salon, csrf)).isTrue();
    assertThat(token.isCsrf(new AccountId("bar"), csrf)).isFalse();
    assertThat(SessionToken.draw(random).isCsrf(salon, csrf)).isFalse();
    assertThat(token.isCsrf(salon, "")).isFalse();
    assertThat(token.isCsrf(salon, csrf + "あ")).isFalse();
    assertThat(csrf).isNotEqualTo(token.value()).hasSize(43);
  }

  @Test
  void no_secret_is_printed() {
    var attempt = SignInAttempt.begin(random, "/console/");
    assertThat(attempt.toString())
        .doesNotContain(attempt.state(), attempt.nonce(), attempt.verifier());
    var token = SessionToken.draw(random);
    assertThat(token.toString()).doesNotContain(token.value());
  }
}
