package rusuban.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A sign-in that has begun. The browser keeps it in a cookie until the provider sends it back.
 *
 * @param state ties the provider's answer to this browser
 * @param nonce ties the ID token to this attempt
 * @param verifier proves to the provider that the code is ours (PKCE, RFC 7636)
 * @param returnTo the page of the console to open afterwards
 */
public record SignInAttempt(String state, String nonce, String verifier, String returnTo) {
  /** The page for a sign-in without another destination. */
  public static final String HOME = "/console";

  private static final Pattern OWN_PAGE =
      Pattern.compile("/console(?:[/?][A-Za-z0-9/_.~%?=&+:-]{0,500})?");
  private static final Pattern PARTS = Pattern.compile("\\.");

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if a part has another form
   */
  public SignInAttempt {
    if (!List.of(state, nonce, verifier).stream().allMatch(RandomToken::isToken))
      throw new IllegalArgumentException("not a sign-in");
    // No other address is ever opened after a sign-in.
    if (!OWN_PAGE.matcher(returnTo).matches()) returnTo = HOME;
  }

  /** Begins a sign-in. A destination outside the console becomes {@link #HOME}. */
  public static SignInAttempt begin(SecureRandom random, String returnTo) {
    return new SignInAttempt(
        RandomToken.draw(random), RandomToken.draw(random), RandomToken.draw(random), returnTo);
  }

  /** Returns the attempt in a cookie's value; empty if the value has another form. */
  public static Optional<SignInAttempt> read(String cookie) {
    var parts = PARTS.split(cookie, -1);
    try {
      if (parts.length != 4) return Optional.empty();
      var returnTo = new String(Base64.getUrlDecoder().decode(parts[3]), US_ASCII);
      return Optional.of(new SignInAttempt(parts[0], parts[1], parts[2], returnTo));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** Returns the value for the cookie. */
  public String cookie() {
    var page = Base64.getUrlEncoder().withoutPadding().encodeToString(returnTo.getBytes(US_ASCII));
    return String.join(".", state, nonce, verifier, page);
  }

  /** Returns the PKCE challenge of the method S256. */
  String challenge() {
    return Sha256.base64Url(verifier);
  }

  /** Returns whether this is the state that went to the provider. */
  public boolean isState(String given) {
    return MessageDigest.isEqual(state.getBytes(US_ASCII), given.getBytes(US_ASCII));
  }

  /** Returns no part of the secrets. */
  @Override
  public String toString() {
    return "SignInAttempt[" + returnTo + "]";
  }
}
