package rusuban.line;

import java.io.IOException;

/** No connection or no token: surely nothing reached LINE. */
final class NotSentException extends IOException {
  private static final long serialVersionUID = 1;
}
