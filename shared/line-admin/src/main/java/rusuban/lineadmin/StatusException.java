package rusuban.lineadmin;

import java.io.IOException;

/** An answer of LINE other than 2xx. It holds nothing of the request and nothing of the answer. */
final class StatusException extends IOException {
  private static final long serialVersionUID = 1;

  private final int status;

  StatusException(int status) {
    super("LINE answered " + status);
    this.status = status;
  }

  int status() {
    return status;
  }
}
