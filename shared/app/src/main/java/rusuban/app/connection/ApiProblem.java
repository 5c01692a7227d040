package rusuban.app.connection;

/** The reason why a call to LINE has no answer. The names are stored. */
public enum ApiProblem {
  /** No channel id or no channel secret is stored for the account. */
  NO_CHANNEL,
  /** LINE accepts none of the channel's secrets for the channel's id. */
  SECRET_REFUSED,
  /** 403: LINE does not offer the call to this account or plan. */
  NOT_PERMITTED,
  /** 429: too many calls; a later one may succeed. */
  RATE_LIMITED,
  /** Any other 4xx: LINE will not do it. */
  REFUSED,
  /** A 5xx, or an answer that cannot be read. */
  LINE_FAILED,
  /** No connection, a timeout or a reset. LINE may have done it. */
  UNREACHABLE
}
