package rusuban.app.people;

import java.util.Optional;

/**
 * A person whom the identity provider has verified.
 *
 * @param email the address, which the provider has verified
 * @param subject the provider's id of the person, 1 to 255 characters
 * @param name the name, if the provider knows one
 */
public record VerifiedIdentity(EmailAddress email, String subject, Optional<String> name) {
  /** Maximum length of a subject (OpenID Connect Core 1.0, 2). */
  public static final int LONGEST_SUBJECT = 255;

  /**
   * Checks the subject.
   *
   * @throws IllegalArgumentException if it has another length
   */
  public VerifiedIdentity {
    if (subject.isEmpty() || subject.length() > LONGEST_SUBJECT)
      throw new IllegalArgumentException("not a subject");
  }

  /** Returns nothing that names the person. */
  @Override
  public String toString() {
    return "VerifiedIdentity[hidden]";
  }
}
