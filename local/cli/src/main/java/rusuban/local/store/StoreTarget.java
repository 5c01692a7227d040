package rusuban.local.store;

import java.net.URI;
import java.util.Optional;

/** The location of a command's store. */
public sealed interface StoreTarget {

  /** The store of a running {@code rusuban up} at this address. */
  record Local(URI up) implements StoreTarget {}

  /**
   * A table on AWS.
   *
   * @param region the region; empty for the machine's own configuration
   */
  record Table(String name, Optional<String> region) implements StoreTarget {}
}
