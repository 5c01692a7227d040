package rusuban.app.people;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * E-mail address by which a person is invited and signs in. Upper and lower case are the same
 * address. Characters that a Japanese keyboard types full-width become ASCII.
 *
 * @param value the address in lower case, visible ASCII, at most {@value #LONGEST} characters
 */
public record EmailAddress(String value) {
  /** Maximum length (RFC 5321, 4.5.3.1.3: a path of 256 with its angle brackets). */
  public static final int LONGEST = 254;

  private static final int LONGEST_LOCAL_PART = 64;

  // Dots may stand anywhere: Japanese carriers gave out addresses such as "a..b." for years.
  private static final Pattern LOCAL_PART = Pattern.compile("[a-z0-9.!#$%&'*+/=?^_`{|}~-]+");
  private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
  private static final Pattern LABELS = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*");
  private static final Pattern FINISHED = Pattern.compile(".*\\.(?:[a-z]{2,}|xn--[a-z0-9-]+)");

  /** A reason why a text is no address. */
  public enum Fault {
    /** Nothing was typed. */
    EMPTY,
    /** The address is longer than mail allows. */
    TOO_LONG,
    /** The sign @ is missing, or stands twice, or nothing stands before it. */
    AT_SIGN,
    /** The address contains a character that none may have, such as a space or kana. */
    CHARACTER,
    /** The part after @ stops early, as in {@code aoi@example}. */
    UNFINISHED
  }

  /**
   * Normalizes and checks the address.
   *
   * @throws IllegalArgumentException if the text is no address
   */
  public EmailAddress {
    value = normalized(value);
    if (faultOf(value).isPresent()) throw new IllegalArgumentException("not an e-mail address");
  }

  /** Returns the address that a person typed; empty if it has a fault. */
  public static Optional<EmailAddress> read(String typed) {
    return fault(typed).isPresent() ? Optional.empty() : Optional.of(new EmailAddress(typed));
  }

  /** Returns the first fault of the text that a person typed; empty if it is an address. */
  public static Optional<Fault> fault(String typed) {
    return faultOf(normalized(typed));
  }

  private static String normalized(String typed) {
    // The limit comes first: normalization of a very long text takes long.
    if (typed.length() > 4 * LONGEST) return typed;
    return Normalizer.normalize(typed, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
  }

  private static Optional<Fault> faultOf(String address) {
    if (address.isEmpty()) return Optional.of(Fault.EMPTY);
    if (address.length() > LONGEST) return Optional.of(Fault.TOO_LONG);
    int at = address.indexOf('@');
    if (at < 1 || at != address.lastIndexOf('@')) return Optional.of(Fault.AT_SIGN);
    if (at > LONGEST_LOCAL_PART) return Optional.of(Fault.TOO_LONG);
    var domain = address.substring(at + 1);
    if (!LOCAL_PART.matcher(address.substring(0, at)).matches())
      return Optional.of(Fault.CHARACTER);
    if (domain.isEmpty() || domain.endsWith(".")) return Optional.of(Fault.UNFINISHED);
    if (!LABELS.matcher(domain).matches()) return Optional.of(Fault.CHARACTER);
    return FINISHED.matcher(domain).matches() ? Optional.empty() : Optional.of(Fault.UNFINISHED);
  }

  /** Returns the part before @. */
  public String localPart() {
    return value.substring(0, value.indexOf('@'));
  }

  /** Returns no part of the address, which no log may contain. */
  @Override
  public String toString() {
    return "EmailAddress[hidden]";
  }
}
