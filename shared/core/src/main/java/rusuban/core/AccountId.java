package rusuban.core;

import java.util.regex.Pattern;

/**
 * The shop's LINE Official Account as this deployment names it: lower-case letters, digits and
 * hyphens, 1 to 40 of them.
 */
public record AccountId(String value) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

  /** Throws {@link IllegalArgumentException} where the value is not of that form. */
  public AccountId {
    if (!isValid(value)) throw new IllegalArgumentException("not an account id");
  }

  /** Whether this text could name an account at all. */
  public static boolean isValid(String value) {
    return FORM.matcher(value).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
