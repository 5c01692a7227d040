package rusuban.identity;

import rusuban.app.people.VerifiedIdentity;

/** The result of the check of an ID token. */
public sealed interface TokenVerification {

  /** The token is the provider's, for us, for this sign-in, and holds now. */
  record Verified(VerifiedIdentity identity) implements TokenVerification {}

  /** The token proves nothing. */
  record Rejected(Reason why) implements TokenVerification {}

  /** The provider's keys cannot be fetched: try again later. */
  record KeysUnavailable() implements TokenVerification {}

  /** The first check that failed. */
  enum Reason {
    /** The text is no signed token, or a claim has another type. */
    MALFORMED,
    /** The signature is not RS256. */
    ALGORITHM,
    /** The provider has no key of this id. */
    UNKNOWN_KEY,
    /** The signature is wrong. */
    SIGNATURE,
    /** Another provider or another pool issued it. */
    ISSUER,
    /** The token is for another client. */
    AUDIENCE,
    /** The token is an access token. */
    TOKEN_USE,
    /** The token belongs to another sign-in. */
    NONCE,
    /** The token has expired. */
    EXPIRED,
    /** The token is not valid yet. */
    NOT_YET_VALID,
    /** The token names no person. */
    SUBJECT,
    /** The token has no address that the provider has verified. */
    EMAIL
  }
}
