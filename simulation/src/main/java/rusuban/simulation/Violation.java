package rusuban.simulation;

/**
 * A broken promise.
 *
 * @param promise its number in docs/reliability.md, such as {@code I2}
 * @param what the details, with ids
 */
public record Violation(String promise, String what) {
  @Override
  public String toString() {
    return promise + ": " + what;
  }
}
