package rusuban.app.due;

import java.util.Optional;

/** The result of an attempt to claim due work. */
public sealed interface Claim<W> {

  /** The caller holds the work until the lease ends. */
  record Acquired<W>(W work) implements Claim<W> {}

  /** The chat has changed since it was read: decide again. */
  record VersionConflict<W>() implements Claim<W> {}

  /** Another worker holds the work, or it has ended. */
  record Unavailable<W>() implements Claim<W> {}

  /** Returns the work if it was acquired. */
  default Optional<W> acquired() {
    return this instanceof Acquired<W>(var work) ? Optional.of(work) : Optional.empty();
  }
}
