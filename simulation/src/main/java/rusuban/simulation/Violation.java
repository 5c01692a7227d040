package rusuban.simulation;

/**
 * A promise that was broken.
 *
 * @param promise its number in docs/reliability.md, such as {@code I2}
 * @param what how, with ids
 */
public record Violation(String promise, String what) {
  @Override
  public String toString() {
    return promise + ": " + what;
  }
}
