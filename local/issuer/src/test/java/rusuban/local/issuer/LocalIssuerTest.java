package rusuban.local.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rusuban.app.people.Admission;
import rusuban.app.people.EmailAddress;
import rusuban.app.people.Member;
import rusuban.app.people.Role;
import rusuban.app.people.UserDirectory;
import rusuban.app.people.VerifiedIdentity;
import rusuban.core.AccountId;
import rusuban.identity.IdTokenVerifier;
import rusuban.identity.OidcClient;
import rusuban.identity.OidcProvider;
import rusuban.identity.SignInAttempt;
import rusuban.identity.SignInResult;
import rusuban.identity.SigningKeys;
import rusuban.testkit.SettableClock;
import rusuban.testkit.people.InMemoryPeoplePorts;

/** Runs the console's own client against the local issuer. */
final class LocalIssuerTest {
  private static final Instant NOW = Instant.parse("2026-11-29T05:12:00Z");
  private static final AccountId SALON = new AccountId("salon");

  private final List<LocalUser> users = new ArrayList<>(LocalUser.DEMO);
  private final SettableClock clock = new SettableClock(NOW);
  private final HttpServer server = server();
  private final URI origin = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  private final LocalIssuer issuer =
      new LocalIssuer(origin.resolve(LocalIssuer.PATH), clock, () -> users);
  private final OidcProvider provider = OidcProvider.of(issuer.environment());
  private final OidcClient client =
      new OidcClient(provider, new IdTokenVerifier(provider, new SigningKeys(provider.jwks())));
  private final SignInAttempt attempt = SignInAttempt.begin(new SecureRandom(), "/console/");
  private final URI callback = origin.resolve("/console/sign-in/callback");
  private final HttpClient browser = HttpClient.newHttpClient();

  private static HttpServer server() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  LocalIssuerTest() {
    server.createContext(LocalIssuer.PATH, issuer);
    server.start();
  }

  @AfterEach
  void close() {
    browser.close();
    server.stop(0);
  }

  private URI authorization(String language, Optional<String> hint) {
    return origin.resolve(client.authorization(attempt, callback, language, hint));
  }

  private HttpResponse<String> get(URI uri) throws Exception {
    return browser.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(URI uri, String form) throws Exception {
    var request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    return browser.send(request, BodyHandlers.ofString());
  }

  private static URI location(HttpResponse<String> response) {
    assertThat(response.statusCode()).isIn(302, 303);
    return URI.create(response.headers().firstValue("Location").orElseThrow());
  }

  private static Map<String, String> query(URI uri) {
    return Arrays.stream(uri.getRawQuery().split("&", -1))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
  }

  private SignInResult finish(URI back) {
    var query = query(back);
    return client.finish(
        attempt,
        callback,
        query.getOrDefault("state", ""),
        query.getOrDefault("code", ""),
        clock.instant());
  }

  private static VerifiedIdentity identity(SignInResult result) {
    assertThat(result).isInstanceOf(SignInResult.SignedIn.class);
    return ((SignInResult.SignedIn) result).identity();
  }

  @ParameterizedTest
  @EnumSource
  void one_click_signs_in_with_each_role(Role role) throws Exception {
    var user = LocalUser.DEMO.stream().filter(it -> it.role() == role).findFirst().orElseThrow();
    var page = get(authorization("ja", Optional.empty()));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains(user.email().value(), user.name(), role.ja(), "だれで入りますか");
    var back = location(post(page.uri(), "user=" + user.email().value()));
    assertThat(back.toString()).startsWith(callback + "?code=");
    var identity = identity(finish(back));
    assertThat(identity.email()).isEqualTo(user.email());
    assertThat(identity.name()).contains(user.name());
  }

  @Test
  void the_page_has_an_english_form() throws Exception {
    assertThat(get(authorization("en", Optional.empty())).body())
        .contains("lang=\"en\"", "Who signs in?", "Owner", "Staff", "Viewer");
  }

  @Test
  void whoever_was_invited_a_moment_ago_has_a_button_too() throws Exception {
    var page = get(authorization("ja", Optional.empty()));
    var misaki = new EmailAddress("misaki@example.com");
    users.add(
        LocalUser.of(Member.invited(SALON, misaki, Optional.of("<b>美咲</b>"), Role.STAFF, NOW)));
    assertThat(get(page.uri()).body()).contains("misaki@example.com", "&lt;b&gt;美咲");
    var back = location(post(page.uri(), "user=misaki@example.com"));
    assertThat(identity(finish(back)).email()).isEqualTo(misaki);
    var hinted = location(get(authorization("ja", Optional.of("misaki@example.com"))));
    assertThat(identity(finish(hinted)).email()).isEqualTo(misaki);
    assertThat(new LocalUserDirectory().invite(misaki)).isEqualTo(UserDirectory.Notice.CAN_SIGN_IN);
  }

  @Test
  void a_script_names_the_role_and_gets_the_code_at_once() throws Exception {
    var back = location(get(authorization("ja", Optional.of("staff"))));
    assertThat(identity(finish(back)).email().value()).isEqualTo("ryo@example.com");
  }

  @Test
  void a_code_is_good_once() throws Exception {
    var back = location(get(authorization("ja", Optional.of("owner"))));
    identity(finish(back));
    assertThat(finish(back)).isEqualTo(new SignInResult.CodeRefused("invalid_grant"));
  }

  @Test
  void a_code_of_five_minutes_ago_is_too_old() throws Exception {
    var back = location(get(authorization("ja", Optional.of("owner"))));
    clock.advance(Duration.ofMinutes(5));
    assertThat(finish(back)).isEqualTo(new SignInResult.CodeRefused("invalid_grant"));
  }

  @Test
  void a_stolen_code_is_worth_nothing_without_the_verifier() throws Exception {
    var back = location(get(authorization("ja", Optional.of("owner"))));
    var thief = SignInAttempt.begin(new SecureRandom(), "/console/");
    assertThat(
            client.finish(
                thief, callback, thief.state(), query(back).getOrDefault("code", ""), NOW))
        .isEqualTo(new SignInResult.CodeRefused("invalid_grant"));
  }

  @Test
  void tokens_follow_the_clock_of_the_system() throws Exception {
    clock.set(Instant.parse("2031-01-01T00:00:00Z"));
    identity(finish(location(get(authorization("ja", Optional.of("viewer"))))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "response_type=token",
        "client_id=another",
        "code_challenge_method=plain",
        "code_challenge=short",
        "state=",
        "nonce=",
        "scope=email",
        "redirect_uri=https%3A%2F%2Fevil.example%2Fconsole%2F",
        "redirect_uri=http%3A%2F%2Fevil.example%2Fconsole%2F",
        "redirect_uri=%2F%2Fevil.example%2Fconsole%2F",
        "redirect_uri=%2Fphone%2F",
        "redirect_uri=javascript%3Aalert(1)",
        "redirect_uri=%00"
      })
  void a_request_that_no_client_of_ours_makes_gets_no_code(String changed) throws Exception {
    var good = authorization("ja", Optional.of("owner")).toString();
    var name = changed.substring(0, changed.indexOf('='));
    var bad = URI.create(good.replaceFirst("([?&])" + name + "=[^&]*", "$1" + changed));
    assertThat(get(bad).statusCode()).isEqualTo(400);
    assertThat(post(bad, "user=sayaka@example.com").statusCode()).isEqualTo(400);
    assertThat(post(URI.create(good), "user=king@example.com").statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"grant_type=password", "grant_type=authorization_code&client_id=x", ""})
  void the_token_endpoint_answers_nothing_else(String form) throws Exception {
    assertThat(post(provider.token(), form).statusCode()).isEqualTo(400);
    assertThat(get(provider.token()).statusCode()).isEqualTo(404);
  }

  @Test
  void signing_out_leads_back_to_the_console_and_nowhere_else() throws Exception {
    var back = origin.resolve("/console/sign-in");
    var logout = origin.resolve(provider.endSession(back));
    assertThat(location(get(logout))).isEqualTo(back);
    var elsewhere =
        origin.resolve(provider.endSession(URI.create("https://evil.example/console/")));
    assertThat(get(elsewhere).statusCode()).isEqualTo(400);
  }

  @Test
  void the_people_of_the_demo_are_members_before_their_first_click() throws Exception {
    var people = InMemoryPeoplePorts.empty();
    LocalUser.join(LocalUser.DEMO, people.members(), SALON, NOW);
    assertThat(people.members().list(SALON, NOW)).hasSize(3).allMatch(Member::hasJoined);
    var owner = identity(finish(location(get(authorization("ja", Optional.of("owner"))))));
    var members = people.members().memberships(owner.email(), NOW);
    assertThat(new Admission(people.members(), Optional.empty()).admit(owner, NOW))
        .isEqualTo(new Admission.AdmissionResult.Admitted(members));
    assertThat(members).singleElement().matches(Member::isStandingOwner);
    int entries = people.audit().page(SALON, 100, Optional.empty()).list().size();
    LocalUser.join(LocalUser.DEMO, people.members(), SALON, NOW);
    assertThat(people.audit().page(SALON, 100, Optional.empty()).list()).hasSize(entries);
  }
}
