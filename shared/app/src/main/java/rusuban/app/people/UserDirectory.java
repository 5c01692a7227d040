package rusuban.app.people;

/**
 * The users of the identity provider, who can sign in. What they may do there is decided by {@link
 * MemberStore} alone.
 */
public interface UserDirectory {

  /**
   * Creates the user of an invited person, or repeats the invitation. The provider mails it.
   *
   * @return what the person got; never an exception, because the invitation is stored already
   */
  Notice invite(EmailAddress email);

  /**
   * Deletes the user of a person who belongs to no account any more. Never throws: a user who stays
   * may enter nothing.
   */
  void remove(EmailAddress email);

  /** The way by which an invited person gets in. */
  enum Notice {
    /** The provider has mailed the address of the console and a first password. */
    MAILED,
    /** The person can sign in already, and no mail was sent. */
    CAN_SIGN_IN,
    /** The provider did not take the request. Withdraw the invitation and repeat it later. */
    NOT_MAILED
  }
}
