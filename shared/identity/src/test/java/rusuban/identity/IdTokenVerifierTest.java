package rusuban.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static rusuban.identity.Tokens.CLIENT;
import static rusuban.identity.Tokens.KEY;
import static rusuban.identity.Tokens.NONCE;
import static rusuban.identity.Tokens.NOW;
import static rusuban.identity.Tokens.OTHER_KEY;
import static rusuban.identity.Tokens.claims;
import static rusuban.identity.Tokens.signed;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rusuban.app.people.EmailAddress;
import rusuban.app.people.VerifiedIdentity;
import rusuban.identity.TokenVerification.Reason;
import rusuban.identity.TokenVerification.Rejected;
import rusuban.identity.TokenVerification.Verified;

final class IdTokenVerifierTest {
  private final ScriptedProvider scripted = new ScriptedProvider();
  private final SigningKeys signingKeys = new SigningKeys(scripted.provider().jwks());
  private final IdTokenVerifier verifier = new IdTokenVerifier(scripted.provider(), signingKeys);

  @BeforeEach
  void the_pool_publishes_its_key() {
    scripted.publish(KEY);
  }

  @AfterEach
  void close() {
    scripted.close();
  }

  private TokenVerification verify(String token) {
    return verifier.verify(token, NONCE, NOW);
  }

  @Test
  void a_token_of_the_pool_for_this_sign_in_says_who_it_is() {
    assertThat(verify(signed(claims())))
        .isEqualTo(
            new Verified(
                new VerifiedIdentity(
                    new EmailAddress("sayaka@example.com"),
                    "0754ca28-c0d1-7028-91a2-3f1a1d6c3a4e",
                    Optional.empty())));
    assertThat(verify(signed(claims().claim("name", "沙也加"))))
        .isInstanceOfSatisfying(
            Verified.class, it -> assertThat(it.identity().name()).contains("沙也加"));
  }

  @Test
  void a_provider_that_has_no_token_use_is_served_too() {
    assertThat(verify(signed(claims().claim("token_use", null)))).isInstanceOf(Verified.class);
    assertThat(verify(signed(claims().claim("azp", CLIENT)))).isInstanceOf(Verified.class);
  }

  /** Tokens that somebody forged, stole or kept, and the first check that each of them fails. */
  static Stream<Arguments> hostileTokens() throws JOSEException {
    return Stream.of(
        hostile("of another pool", signed(claims().issuer(Tokens.ISSUER + "x")), Reason.ISSUER),
        hostile("without an issuer", signed(claims().issuer(null)), Reason.ISSUER),
        hostile("for another client", signed(claims().audience("another")), Reason.AUDIENCE),
        hostile("for us and another client", signed(Tokens.forTwo()), Reason.AUDIENCE),
        hostile("without an audience", signed(claims().audience((String) null)), Reason.AUDIENCE),
        hostile("got by another client", signed(claims().claim("azp", "x")), Reason.AUDIENCE),
        hostile(
            "that is an access token",
            signed(claims().claim("token_use", "access")),
            Reason.TOKEN_USE),
        hostile("of another sign-in", signed(claims().claim("nonce", "other")), Reason.NONCE),
        hostile("of no sign-in", signed(claims().claim("nonce", null)), Reason.NONCE),
        hostile("expired a second beyond the skew", signed(expired(61)), Reason.EXPIRED),
        hostile("expired exactly the skew ago", signed(expired(60)), Reason.EXPIRED),
        hostile("that never expires", signed(claims().expirationTime(null)), Reason.EXPIRED),
        hostile("of tomorrow", signed(issuedIn(61)), Reason.NOT_YET_VALID),
        hostile("of an unknown time", signed(claims().issueTime(null)), Reason.NOT_YET_VALID),
        hostile(
            "not valid before tomorrow",
            signed(claims().notBeforeTime(date(61))),
            Reason.NOT_YET_VALID),
        hostile("of nobody", signed(claims().subject(null)), Reason.SUBJECT),
        hostile("of a long nobody", signed(claims().subject("s".repeat(256))), Reason.SUBJECT),
        hostile("without an address", signed(claims().claim("email", null)), Reason.EMAIL),
        hostile("with half an address", signed(claims().claim("email", "a@b")), Reason.EMAIL),
        hostile(
            "whose address nobody verified",
            signed(claims().claim("email_verified", false)),
            Reason.EMAIL),
        hostile(
            "silent about its address",
            signed(claims().claim("email_verified", null)),
            Reason.EMAIL),
        hostile(
            "with a word for true",
            signed(claims().claim("email_verified", "true")),
            Reason.MALFORMED),
        hostile("with a number for a nonce", signed(claims().claim("nonce", 1)), Reason.MALFORMED),
        hostile("without a signature", unsigned(), Reason.MALFORMED),
        hostile("without an algorithm but a signature", none(), Reason.MALFORMED),
        hostile("signed with the public key as a secret", macOfPublicKey(), Reason.ALGORITHM),
        hostile("of another RSA algorithm", signedAs(JWSAlgorithm.RS512), Reason.ALGORITHM),
        hostile("of a probabilistic algorithm", signedAs(JWSAlgorithm.PS256), Reason.ALGORITHM),
        hostile(
            "of an unknown key", signed(claims().build(), "key-9", OTHER_KEY), Reason.UNKNOWN_KEY),
        hostile("of a key without a name", withoutKeyId(), Reason.UNKNOWN_KEY),
        hostile(
            "of another key under our name",
            signed(claims().build(), KEY.getKeyID(), OTHER_KEY),
            Reason.SIGNATURE),
        hostile("that brings its own key", withItsOwnKey(), Reason.SIGNATURE),
        hostile("that says where its key is", withItsOwnAddress(), Reason.UNKNOWN_KEY),
        hostile("with other claims", withOtherClaims(), Reason.SIGNATURE),
        hostile("with a critical extension", critical(), Reason.SIGNATURE),
        hostile("that is encrypted", "eyJhbGciOiJSU0EtT0FFUCJ9.a.b.c.d", Reason.MALFORMED),
        hostile("that is very long", signed(claims()) + "A".repeat(20_000), Reason.MALFORMED));
  }

  private static Arguments hostile(String what, String token, Reason why) {
    return Arguments.of(org.junit.jupiter.api.Named.of(what, token), why);
  }

  @ParameterizedTest(name = "a token {0}")
  @MethodSource("hostileTokens")
  void a_hostile_token_proves_nothing(String token, Reason why) {
    assertThat(verify(token)).isEqualTo(new Rejected(why));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "...", "a.b.c", "null", "{}", "e30.e30.e30", "eyJ.あ.x"})
  void a_text_that_is_no_token_proves_nothing(String text) {
    assertThat(verify(text)).isEqualTo(new Rejected(Reason.MALFORMED));
  }

  @Test
  void clocks_may_differ_by_a_minute() {
    assertThat(verify(signed(expired(59)))).isInstanceOf(Verified.class);
    assertThat(verify(signed(issuedIn(60)))).isInstanceOf(Verified.class);
  }

  @Test
  void every_cut_and_every_changed_character_is_noticed() {
    var token = signed(claims());
    for (int i = 0; i < token.length(); i += 7) {
      assertThat(verify(token.substring(0, i))).isInstanceOf(Rejected.class);
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      // The last character of a signature has bits that mean nothing.
      if (i < token.length() - 2)
        assertThat(verify(token.substring(0, i) + other + token.substring(i + 1)))
            .as("character %d", i)
            .isInstanceOf(Rejected.class);
    }
  }

  @Test
  void a_pool_that_does_not_answer_is_no_reason_to_refuse_or_to_trust() {
    scripted.jwks(503, "");
    assertThat(verify(signed(claims()))).isInstanceOf(TokenVerification.KeysUnavailable.class);
    scripted.publish(KEY);
    assertThat(verify(signed(claims()))).isInstanceOf(Verified.class);
  }

  @Test
  void an_unknown_key_is_looked_up_again_once_a_minute() {
    assertThat(verify(signed(claims()))).isInstanceOf(Verified.class);
    assertThat(scripted.jwksCalls()).isEqualTo(1);
    scripted.publish(KEY, OTHER_KEY);
    var newer = signed(claims().build(), OTHER_KEY.getKeyID(), OTHER_KEY);
    for (int i = 0; i < 100; i++)
      assertThat(verifier.verify(newer, NONCE, NOW.plusSeconds(59)))
          .isEqualTo(new Rejected(Reason.UNKNOWN_KEY));
    assertThat(scripted.jwksCalls()).isEqualTo(1);
    assertThat(verifier.verify(newer, NONCE, NOW.plusSeconds(60))).isInstanceOf(Verified.class);
    assertThat(scripted.jwksCalls()).isEqualTo(2);
  }

  @Test
  void a_key_that_the_pool_withdrew_ends_within_a_day() {
    assertThat(verify(signed(claims()))).isInstanceOf(Verified.class);
    scripted.publish(OTHER_KEY);
    var day = NOW.plus(Duration.ofDays(1));
    assertThat(verifyAt(day.minusSeconds(1))).isInstanceOf(Verified.class);
    assertThat(verifyAt(day)).isEqualTo(new Rejected(Reason.UNKNOWN_KEY));
  }

  private TokenVerification verifyAt(Instant at) {
    var claims = claims().issueTime(Date.from(at)).expirationTime(Date.from(at.plusSeconds(300)));
    return verifier.verify(signed(claims), NONCE, at);
  }

  @Test
  void keys_that_are_no_signing_keys_are_not_used() {
    var weak =
        "{\"keys\":[{\"kty\":\"oct\",\"kid\":\"key-1\",\"k\":\"AAAA\"},"
            + "{\"kty\":\"RSA\",\"kid\":\"key-1\",\"use\":\"enc\",\"e\":\"AQAB\",\"n\":\""
            + KEY.getModulus()
            + "\"}]}";
    scripted.jwks(200, weak);
    assertThat(verify(signed(claims()))).isEqualTo(new Rejected(Reason.UNKNOWN_KEY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "<html>", "{\"keys\":1}"})
  void a_document_that_is_no_key_set_is_no_reason_to_trust(String body) {
    scripted.jwks(200, body);
    assertThat(verify(signed(claims()))).isInstanceOf(TokenVerification.KeysUnavailable.class);
  }

  private static Date date(long seconds) {
    return Date.from(NOW.plusSeconds(seconds));
  }

  private static com.nimbusds.jwt.JWTClaimsSet.Builder expired(long secondsAgo) {
    return claims().issueTime(date(-secondsAgo - 300)).expirationTime(date(-secondsAgo));
  }

  private static com.nimbusds.jwt.JWTClaimsSet.Builder issuedIn(long seconds) {
    return claims().issueTime(date(seconds)).expirationTime(date(seconds + 300));
  }

  private static String unsigned() {
    return new PlainJWT(claims().build()).serialize();
  }

  /** Returns a token whose header says none, with the signature of another token. */
  private static String none() {
    var parts = signed(claims()).split("\\.", -1);
    return base64("{\"alg\":\"none\",\"kid\":\"key-1\"}") + "." + parts[1] + "." + parts[2];
  }

  private static String macOfPublicKey() throws JOSEException {
    var header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(KEY.getKeyID()).build();
    var token = new SignedJWT(header, claims().build());
    token.sign(new MACSigner(KEY.toRSAPublicKey().getEncoded()));
    return token.serialize();
  }

  private static String signedAs(JWSAlgorithm algorithm) {
    var header = new JWSHeader.Builder(algorithm).keyID(KEY.getKeyID()).build();
    return signed(header, claims().build(), KEY);
  }

  private static String withoutKeyId() {
    return signed(new JWSHeader(JWSAlgorithm.RS256), claims().build(), KEY);
  }

  private static String withItsOwnKey() {
    var header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID(KEY.getKeyID())
            .jwk(OTHER_KEY.toPublicJWK())
            .build();
    return signed(header, claims().build(), OTHER_KEY);
  }

  private static String withItsOwnAddress() {
    var header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID(OTHER_KEY.getKeyID())
            .jwkURL(java.net.URI.create("https://example.com/jwks"))
            .build();
    return signed(header, claims().build(), OTHER_KEY);
  }

  private static String withOtherClaims() {
    var parts = signed(claims()).split("\\.", -1);
    var other = claims().claim("email", "owner@example.com").build().toString();
    return parts[0] + "." + base64(other) + "." + parts[2];
  }

  private static String critical() {
    var header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID(KEY.getKeyID())
            .criticalParams(Set.of("only-for-others"))
            .customParam("only-for-others", List.of(true))
            .build();
    return signed(header, claims().build(), KEY);
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }
}
