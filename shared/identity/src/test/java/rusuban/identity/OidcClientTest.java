package rusuban.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.URLDecoder;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rusuban.app.people.EmailAddress;

final class OidcClientTest {
  private static final URI CALLBACK = URI.create("https://api.example/console/sign-in/callback");

  private final ScriptedProvider scripted = new ScriptedProvider();
  private final OidcProvider provider = scripted.provider();
  private final OidcClient client =
      new OidcClient(provider, new IdTokenVerifier(provider, new SigningKeys(provider.jwks())));
  private final SignInAttempt attempt = SignInAttempt.begin(new SecureRandom(), "/console/hours");

  @AfterEach
  void close() {
    scripted.close();
  }

  private SignInResult finish(String state) {
    return client.finish(attempt, CALLBACK, state, "code of ours", Tokens.NOW);
  }

  private static Map<String, String> fields(String encoded) {
    return Arrays.stream(encoded.split("&", -1))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
  }

  @Test
  void the_browser_goes_to_the_provider_with_a_challenge_and_no_secret() {
    var address = client.authorization(attempt, CALLBACK, "ja", Optional.of("owner"));
    assertThat(address.getPath()).isEqualTo("/authorize");
    assertThat(fields(address.getRawQuery()))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "response_type",
                "code",
                "client_id",
                Tokens.CLIENT,
                "redirect_uri",
                CALLBACK.toString(),
                "scope",
                "openid email profile",
                "state",
                attempt.state(),
                "nonce",
                attempt.nonce(),
                "code_challenge_method",
                "S256",
                "code_challenge",
                attempt.challenge(),
                "lang",
                "ja",
                "login_hint",
                "owner"));
    assertThat(address.toString()).doesNotContain(attempt.verifier());
    assertThat(client.authorization(attempt, CALLBACK, "en", Optional.empty()).getRawQuery())
        .doesNotContain("login_hint")
        .contains("lang=en");
  }

  @Test
  void the_code_is_exchanged_with_the_verifier_for_a_person() {
    scripted.publish(Tokens.KEY);
    answerWith(attempt.nonce());
    assertThat(finish(attempt.state()))
        .isInstanceOfSatisfying(
            SignInResult.SignedIn.class,
            it ->
                assertThat(it.identity().email())
                    .isEqualTo(new EmailAddress("sayaka@example.com")));
    assertThat(scripted.forms())
        .singleElement()
        .satisfies(
            form ->
                assertThat(fields(form))
                    .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                            "grant_type",
                            "authorization_code",
                            "client_id",
                            Tokens.CLIENT,
                            "redirect_uri",
                            CALLBACK.toString(),
                            "code",
                            "code of ours",
                            "code_verifier",
                            attempt.verifier())));
  }

  private void answerWith(String nonce) {
    var token = Tokens.signed(Tokens.claims().claim("nonce", nonce));
    scripted.token(200, "{\"id_token\":\"" + token + "\",\"token_type\":\"Bearer\"}");
  }

  @Test
  void the_answer_of_another_browser_exchanges_nothing() {
    assertThat(finish("other")).isEqualTo(new SignInResult.StateMismatch());
    assertThat(finish("")).isEqualTo(new SignInResult.StateMismatch());
    assertThat(scripted.forms()).isEmpty();
  }

  @Test
  void the_token_of_another_sign_in_is_rejected() {
    scripted.publish(Tokens.KEY);
    answerWith("nonce of another");
    assertThat(finish(attempt.state()))
        .isEqualTo(new SignInResult.TokenRejected(TokenVerification.Reason.NONCE));
  }

  @Test
  void a_code_that_was_used_is_refused_by_its_word_alone() {
    scripted.token(400, "{\"error\":\"invalid_grant\"}");
    assertThat(finish(attempt.state())).isEqualTo(new SignInResult.CodeRefused("invalid_grant"));
    scripted.token(400, "{\"error\":\"canary <b>\"}");
    assertThat(finish(attempt.state())).isEqualTo(new SignInResult.CodeRefused("unknown"));
  }

  @Test
  void an_answer_without_an_id_token_signs_nobody_in() {
    scripted.token(200, "{\"access_token\":\"x\"}");
    assertThat(finish(attempt.state())).isInstanceOf(SignInResult.TokenRejected.class);
    scripted.token(200, "[]");
    assertThat(finish(attempt.state())).isInstanceOf(SignInResult.TokenRejected.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503})
  void a_provider_in_trouble_asks_to_try_again_later(int status) {
    scripted.token(status, "<html>");
    assertThat(finish(attempt.state())).isEqualTo(new SignInResult.ProviderUnavailable());
  }

  @Test
  void a_provider_that_answers_nonsense_or_not_at_all_asks_to_try_again_later() {
    scripted.token(200, "<html>");
    assertThat(finish(attempt.state())).isEqualTo(new SignInResult.ProviderUnavailable());
    scripted.token(200, " ".repeat(200_000));
    assertThat(finish(attempt.state())).isEqualTo(new SignInResult.ProviderUnavailable());
    answerWith(attempt.nonce());
    scripted.jwks(500, "");
    assertThat(finish(attempt.state())).isEqualTo(new SignInResult.ProviderUnavailable());
    scripted.close();
    assertThat(finish(attempt.state())).isEqualTo(new SignInResult.ProviderUnavailable());
  }

  @Test
  void the_providers_own_session_ends_too_and_leads_back() {
    var address = provider.endSession(URI.create("https://api.example/console/"));
    assertThat(address.getPath()).isEqualTo("/logout");
    assertThat(fields(address.getRawQuery()))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("client_id", Tokens.CLIENT, "logout_uri", "https://api.example/console/"));
  }

  @Test
  void the_environment_names_the_provider_and_whatever_is_missing() {
    var environment =
        Map.of(
            "OIDC_ISSUER", provider.issuer(),
            "OIDC_CLIENT_ID", provider.clientId(),
            "OIDC_AUTHORIZATION_ENDPOINT", provider.authorization().toString(),
            "OIDC_TOKEN_ENDPOINT", provider.token().toString(),
            "OIDC_JWKS_URI", provider.jwks().toString(),
            "OIDC_END_SESSION_ENDPOINT", provider.endSession().toString());
    assertThat(OidcProvider.of(environment)).isEqualTo(provider);
    for (var name : environment.keySet()) {
      var without = new HashMap<>(environment);
      without.put(name, "");
      assertThatThrownBy(() -> OidcProvider.of(without)).hasMessageContaining(name);
    }
  }
}
