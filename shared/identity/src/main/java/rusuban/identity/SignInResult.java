package rusuban.identity;

import rusuban.app.people.VerifiedIdentity;

/** The result of a sign-in at the provider. */
public sealed interface SignInResult {

  /** The provider says who it is. */
  record SignedIn(VerifiedIdentity identity) implements SignInResult {}

  /** The answer is of another browser, another sign-in or an old one: begin again. */
  record StateMismatch() implements SignInResult {}

  /**
   * The provider does not accept the code: it was used before, or came too late.
   *
   * @param error the error code of OAuth, for the log, such as {@code invalid_grant}
   */
  record CodeRefused(String error) implements SignInResult {}

  /** The provider's token does not pass the check. */
  record TokenRejected(TokenVerification.Reason why) implements SignInResult {}

  /** The provider does not answer: try again later. */
  record ProviderUnavailable() implements SignInResult {}
}
