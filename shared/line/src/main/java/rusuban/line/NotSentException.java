package rusuban.line;

import java.io.IOException;

/** Failure to send without a connection or an accepted token: LINE certainly took nothing. */
final class NotSentException extends IOException {
  private static final long serialVersionUID = 1;
}
