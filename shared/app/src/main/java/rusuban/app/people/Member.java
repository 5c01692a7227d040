package rusuban.app.people;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import rusuban.core.AccountId;
import rusuban.core.InvisibleCharacters;

/**
 * A person who may enter the console of one account, or is invited to it.
 *
 * @param name the name that others see, 1 to {@value #LONGEST_NAME} characters
 * @param seenAt the last time at which the member used the console, some minutes exact
 */
public record Member(
    AccountId account,
    EmailAddress email,
    String name,
    Role role,
    Standing standing,
    Optional<Instant> seenAt) {
  /** Maximum length of a name in UTF-16 units. */
  public static final int LONGEST_NAME = 50;

  /** Time for which an invitation holds. Cognito's temporary password holds as long. */
  public static final Duration INVITATION = Duration.ofDays(7);

  /** The state of the membership. */
  public sealed interface Standing {

    /**
     * The person is invited and has not signed in yet.
     *
     * @param until the exclusive end of the invitation
     */
    record Invited(Instant at, Instant until) implements Standing {}

    /**
     * The person has signed in.
     *
     * @param at the first sign-in with this id
     * @param subject the identity provider's id of the person
     */
    record Joined(Instant at, String subject) implements Standing {}
  }

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if nobody could read the name in one line
   */
  public Member {
    if (!isName(name)) throw new IllegalArgumentException("not a name");
  }

  /**
   * Returns an invitation from now on.
   *
   * @param name the name; the part of the address before @ if empty
   */
  public static Member invited(
      AccountId account, EmailAddress email, Optional<String> name, Role role, Instant now) {
    return new Member(
        account,
        email,
        name.orElseGet(() -> nameOf(email)),
        role,
        new Standing.Invited(now, now.plus(INVITATION)),
        Optional.empty());
  }

  private static String nameOf(EmailAddress email) {
    var local = email.localPart();
    return local.length() <= LONGEST_NAME ? local : local.substring(0, LONGEST_NAME);
  }

  /** Returns whether this text can be a member's name. */
  public static boolean isName(String text) {
    return text.length() <= LONGEST_NAME
        && text.codePoints().noneMatch(c -> Character.isISOControl(c) || isUnwritable(c))
        && text.codePoints().anyMatch(c -> !InvisibleCharacters.is(c));
  }

  /** A lone surrogate, or a character that turns the direction of the line around it. */
  private static boolean isUnwritable(int c) {
    return (c >= 0xD800 && c <= 0xDFFF)
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0x2028
        || c == 0x2029;
  }

  /** Returns whether the person has signed in. */
  public boolean hasJoined() {
    return standing instanceof Standing.Joined;
  }

  /** Returns whether the person has signed in with this id of the identity provider. */
  public boolean isKnownAs(String subject) {
    return standing instanceof Standing.Joined(_, var known) && known.equals(subject);
  }

  /** Returns whether this is an invitation that has ended unused. */
  public boolean isExpired(Instant now) {
    return standing instanceof Standing.Invited(_, var until) && !now.isBefore(until);
  }

  /** Returns whether the owner rule counts this member: an owner who has signed in. */
  public boolean isStandingOwner() {
    return role == Role.OWNER && hasJoined();
  }

  /** Returns this member with another name. */
  public Member named(String other) {
    return new Member(account, email, other, role, standing, seenAt);
  }

  /** Returns this member with another role. */
  public Member as(Role other) {
    return new Member(account, email, name, other, standing, seenAt);
  }

  /** Returns this member after the first sign-in with this id of the identity provider. */
  public Member joined(String subject, Instant now) {
    return new Member(
        account, email, name, role, new Standing.Joined(now, subject), Optional.of(now));
  }

  /** Returns this member as the actor of a change. */
  public Actor actor() {
    return new Actor.Person(email, name);
  }

  /** Returns the account and role, and nothing that names the person. */
  @Override
  public String toString() {
    return "Member["
        + account
        + ", "
        + role.word()
        + ", "
        + (hasJoined() ? "joined" : "invited")
        + "]";
  }
}
