package rusuban.local.store;

import java.net.URI;
import java.util.Optional;

/** Whose store a command is about. */
public sealed interface Target {

  /** That of a running {@code rusuban up} at this address. */
  record Local(URI up) implements Target {}

  /**
   * A table on AWS.
   *
   * @param region where the machine's own configuration is not to say
   */
  record Table(String name, Optional<String> region) implements Target {}
}
