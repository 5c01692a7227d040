package rusuban.simulation;

import java.util.List;
import rusuban.simulation.ScheduleStep.Kind;

/** Steps about one customer in which much can race. Each step has one of some kinds. */
final class ScenarioGenerator {
  private static final List<Kind> GOODBYE =
      List.of(Kind.UNFOLLOW, Kind.STOP, Kind.TAKE_OVER, Kind.CANCEL, Kind.UNSEND, Kind.ERASE);
  private static final List<Kind> BEGINNING = List.of(Kind.BEGIN, Kind.TAG, Kind.FOLLOW);
  private static final List<Kind> MESSAGE = List.of(Kind.HELLO, Kind.TAG);

  private static final List<List<Kind>> A_FOLLOW_UP_AND_A_GOODBYE =
      List.of(
          BEGINNING,
          one(Kind.DELIVER),
          one(Kind.DUE),
          one(Kind.TICK),
          List.of(Kind.DRAIN, Kind.WAIT),
          GOODBYE,
          one(Kind.DELIVER),
          List.of(Kind.TICK, Kind.DRAIN, Kind.WAIT));

  private static final List<List<Kind>> A_REPLY_CUT_OFF_AND_A_GOODBYE =
      List.of(
          one(Kind.RATE),
          MESSAGE,
          one(Kind.DELIVER),
          one(Kind.RATE),
          one(Kind.DUE),
          one(Kind.TICK),
          List.of(Kind.UNFOLLOW, Kind.TAKE_OVER, Kind.ERASE),
          one(Kind.DELIVER),
          List.of(Kind.WAIT, Kind.TICK));

  /** A reply that surely failed at first. */
  private static final List<List<Kind>> A_REPLY_TAKEN_UP_BY_TWO =
      List.of(
          one(Kind.RATE),
          MESSAGE,
          one(Kind.DELIVER),
          one(Kind.RATE),
          one(Kind.DUE),
          one(Kind.TICK),
          List.of(Kind.TICK, Kind.DELIVER, Kind.DRAIN),
          List.of(Kind.TICK, Kind.WAIT));

  private static final List<List<Kind>> A_FOLLOW_UP_AT_THE_LAST_MOMENT =
      List.of(
          List.of(Kind.BEGIN, Kind.TAG),
          one(Kind.DELIVER),
          one(Kind.EDGE),
          one(Kind.TICK),
          one(Kind.WAIT),
          List.of(Kind.WAIT, Kind.TICK));

  private static final List<List<Kind>> A_FOLLOW_UP_PAST_THE_LIMIT =
      List.of(
          BEGINNING,
          one(Kind.DELIVER),
          one(Kind.QUOTA),
          one(Kind.DUE),
          one(Kind.TICK),
          List.of(Kind.QUOTA, Kind.TICK, Kind.DRAIN));

  private static final List<List<Kind>> A_BUSY_SHOP =
      List.of(
          one(Kind.SWITCH),
          one(Kind.HELLO),
          one(Kind.DELIVER),
          List.of(Kind.SWITCH, Kind.SWITCH, Kind.ERASE),
          one(Kind.HELLO),
          one(Kind.DELIVER));

  static final List<List<List<Kind>>> ALL =
      List.of(
          A_FOLLOW_UP_AND_A_GOODBYE,
          A_REPLY_CUT_OFF_AND_A_GOODBYE,
          A_REPLY_TAKEN_UP_BY_TWO,
          A_FOLLOW_UP_AT_THE_LAST_MOMENT,
          A_FOLLOW_UP_PAST_THE_LIMIT,
          A_BUSY_SHOP);

  private ScenarioGenerator() {}

  private static List<Kind> one(Kind kind) {
    return List.of(kind);
  }
}
