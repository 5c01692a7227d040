package rusuban.line;

import java.io.IOException;

/** No connection, or no token that LINE accepts: surely LINE took nothing. */
final class NotSentException extends IOException {
  private static final long serialVersionUID = 1;
}
