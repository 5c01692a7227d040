package rusuban.core;

import java.util.regex.Pattern;

/**
 * Name that this deployment gives to a LINE Official Account.
 *
 * @param value 1 to 40 lower-case letters, digits and hyphens
 */
public record AccountId(String value) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

  /**
   * Checks the value.
   *
   * @throws IllegalArgumentException if the value has another form
   */
  public AccountId {
    if (!isValid(value)) throw new IllegalArgumentException("not an account id");
  }

  /** Returns whether this text has the form of an account id. */
  public static boolean isValid(String value) {
    return FORM.matcher(value).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
