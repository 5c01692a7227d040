package rusuban.local.settings;

import java.net.URI;
import java.util.Optional;

/** Whose settings a command is about. */
sealed interface Target {

  /** Those of a running {@code rusuban up} at this address. */
  record Local(URI up) implements Target {}

  /**
   * Those in a table on AWS.
   *
   * @param region where the machine's own configuration is not to say
   */
  record Table(String name, Optional<String> region) implements Target {}
}
