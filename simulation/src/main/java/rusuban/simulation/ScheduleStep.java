package rusuban.simulation;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One step of a schedule.
 *
 * @param who the customer, in a step about one
 * @param seed the seed of all chance within this step, so that it stays the same without other
 *     steps
 * @param calm whether no fault occurs within it
 */
public record ScheduleStep(Kind kind, int who, long seed, boolean calm) {

  private static final Pattern WRITTEN =
      Pattern.compile(
          "(%s) ([0-2]) ([0-9a-f]{1,16})( calm)?"
              .formatted(
                  Stream.of(Kind.values())
                      .map(ScheduleStep::word)
                      .collect(Collectors.joining("|"))));

  /** The kind of a step. */
  public enum Kind {
    /** A customer writes a text that only the default reply answers. */
    HELLO,
    /** A customer writes the keyword that opts out. */
    STOP,
    /** A customer writes the keyword that opts in again. */
    RESUME,
    /** A customer writes the keyword that hands over to staff. */
    CALL,
    /** A customer writes the keyword that adds a tag. */
    TAG,
    /** A customer writes the keyword that removes the tag. */
    UNTAG,
    /** A customer writes the keyword that begins a follow-up. */
    BEGIN,
    /** A customer writes the keyword that cancels the follow-up. */
    CANCEL,
    /** A customer unsends one of the messages. */
    UNSEND,
    /** A customer follows. */
    FOLLOW,
    /** A customer blocks the account. */
    UNFOLLOW,
    /** LINE delivers one of the webhooks on the way. */
    DELIVER,
    /** The tick. */
    TICK,
    /** A consumer drains a shard, handed over or not. */
    DRAIN,
    /** Seconds or minutes pass. */
    WAIT,
    /** Hours pass: over midnight, over a whole day, or over missing ticks. */
    JUMP,
    /** Time passes until something is due. */
    DUE,
    /** Time passes until seconds before follow-ups lapse or the quiet hours begin. */
    EDGE,
    /** Staff take a chat over. */
    TAKE_OVER,
    /** Staff are done with a chat. */
    HAND_BACK,
    /** Somebody erases a chat. */
    ERASE,
    /** Other settings go live. */
    SETTINGS,
    /** The month's messages are used up, or there are some again. */
    QUOTA,
    /** LINE begins or ceases to answer 429. */
    RATE,
    /** Somebody switches the shop to closed, busy or staff, longer, or off again. */
    SWITCH
  }

  /** Returns the same step without faults. */
  public ScheduleStep calmed() {
    return new ScheduleStep(kind, who, seed, true);
  }

  @Override
  public String toString() {
    return word(kind) + " " + who + " " + Long.toHexString(seed) + (calm ? " calm" : "");
  }

  private static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** Reads a step that {@link #toString()} wrote. */
  static ScheduleStep parse(String line) {
    var parts = WRITTEN.matcher(line);
    if (!parts.matches()) throw new IllegalArgumentException("no step: " + line);
    return new ScheduleStep(
        Kind.valueOf(parts.group(1).toUpperCase(Locale.ROOT)),
        Integer.parseInt(parts.group(2)),
        Long.parseUnsignedLong(parts.group(3), 16),
        parts.group(4) != null);
  }
}
