package rusuban.testkit;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Seeded random inputs for property tests. A seed always gives the same run, so a failing case
 * names its seed for a test of its own.
 */
public final class RandomInputs {
  private final long seed;
  private final SplittableRandom random;

  public RandomInputs(long seed) {
    this.seed = seed;
    this.random = new SplittableRandom(seed);
  }

  /** Runs a property for the seeds from {@code first} on, and names the seed of a failure. */
  public static void each(long first, int cases, Consumer<RandomInputs> property) {
    for (long seed = first; seed < first + cases; seed++) {
      try {
        property.accept(new RandomInputs(seed));
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("fails with seed " + seed + ": " + e.getMessage(), e);
      }
    }
  }

  /** Returns the seed. */
  public long seed() {
    return seed;
  }

  /** Returns a whole number from {@code from} to {@code to}, both included. */
  public int between(int from, int to) {
    return random.nextInt(from, to + 1);
  }

  /** Returns any number. */
  public long number() {
    return random.nextLong();
  }

  /** Returns true in this share of the cases, from 0 to 1. */
  public boolean happens(double share) {
    return random.nextDouble() < share;
  }

  /** Returns one of these choices. */
  public <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Returns up to {@code most} code points: plain, Japanese, emoji, and parser breakers. */
  public String text(int most) {
    var text = new StringBuilder();
    for (int left = random.nextInt(most + 1); left > 0; left--) text.appendCodePoint(codePoint());
    return text.toString();
  }

  private int codePoint() {
    return switch (random.nextInt(6)) {
      case 0 -> random.nextInt(0x20, 0x7f);
      case 1 -> random.nextInt(0x3041, 0x3097);
      case 2 -> random.nextInt(0x4e00, 0x9fff);
      case 3 -> random.nextInt(0x1f300, 0x1f64f);
      case 4 -> random.nextInt(0xff01, 0xffef);
      default -> "\"\\/#%\t\n\u0000\u200d\ufe0f".codePointAt(random.nextInt(10));
    };
  }

  @Override
  public String toString() {
    return "Chance[seed " + seed + "]";
  }
}
