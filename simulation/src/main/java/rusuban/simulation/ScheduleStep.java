package rusuban.simulation;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One thing that happens in a schedule.
 *
 * @param who which customer, where it is about one
 * @param seed for all that chance decides within this step, so that a step stays as it is when
 *     others are taken away
 * @param calm whether nothing fails within it
 */
public record ScheduleStep(Kind kind, int who, long seed, boolean calm) {

  private static final Pattern WRITTEN =
      Pattern.compile(
          "(%s) ([0-2]) ([0-9a-f]{1,16})( calm)?"
              .formatted(
                  Stream.of(Kind.values())
                      .map(ScheduleStep::word)
                      .collect(Collectors.joining("|"))));

  /** What happens. */
  public enum Kind {
    /** A customer writes something that only the default reply answers. */
    HELLO,
    /** A customer writes what a rule answers by opting out. */
    STOP,
    /** A customer writes what a rule answers by opting in again. */
    RESUME,
    /** A customer writes what a rule answers by handing over to staff. */
    CALL,
    /** A customer writes what puts a tag on. */
    TAG,
    /** A customer writes what takes it off. */
    UNTAG,
    /** A customer writes what begins a follow-up by rule. */
    BEGIN,
    /** A customer writes what calls that off. */
    CANCEL,
    /** A customer takes back one of the messages. */
    UNSEND,
    /** A customer follows. */
    FOLLOW,
    /** A customer blocks the account. */
    UNFOLLOW,
    /** LINE delivers one of the webhooks on the way. */
    DELIVER,
    /** The tick. */
    TICK,
    /** A consumer takes a shard that was handed over, or one that was not. */
    DRAIN,
    /** Seconds or minutes pass. */
    WAIT,
    /** Hours pass: over midnight, a whole day, or none of the ticks came. */
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
    /** LINE begins, or ends, to answer 429. */
    RATE,
    /** Somebody switches the shop to closed, busy or staff, longer, or off again. */
    SWITCH
  }

  /** The same with nothing failing. */
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

  /** The step that {@link #toString()} wrote. */
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
