package rusuban.identity;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** Random text that nobody can guess: 256 bits in base64url, 43 characters. */
final class RandomToken {
  private static final int BYTES = 32;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

  private RandomToken() {}

  static String draw(SecureRandom random) {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static boolean isToken(String text) {
    return FORM.matcher(text).matches();
  }
}
