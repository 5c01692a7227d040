package rusuban.local.kill;

import java.util.function.Predicate;

/**
 * When a process is killed: at a call that leaves it, and what becomes of that call.
 *
 * @param name for whoever reads a failure
 */
record Blow(String name, Predicate<Call> at, Fate fate) {

  /**
   * A call of an invocation.
   *
   * @param number which call of the invocation it is, from 1
   * @param nth which call of its operation it is, from 1
   */
  record Call(int number, What what, String operation, int nth) {}

  /** What a call does where it arrives. */
  enum What {
    /** It changes nothing there. */
    READS,
    /** It changes the table. */
    WRITES,
    /** It asks LINE to send a message. */
    SENDS
  }

  /** What becomes of the call at which the process dies. */
  enum Fate {
    /** It never arrives. */
    LOST,
    /** It is carried out, and nobody hears the answer. */
    DONE,
    /** It is on the way when the process dies, and arrives when another is at the work already. */
    LATE
  }

  /** At the nth call of this operation in the invocation, counted from 1. */
  static Blow at(String operation, int nth, Fate fate) {
    return new Blow(
        fate + " " + operation + " " + nth,
        call -> call.operation().equals(operation) && call.nth() == nth,
        fate);
  }

  /** At this call of the invocation, counted from 1. */
  static Blow atCall(int number, Fate fate) {
    return new Blow(fate + " call " + number, call -> call.number() == number, fate);
  }

  /** At the first call that asks LINE to send something. */
  static Blow atSending(Fate fate) {
    return new Blow(fate + " sending", call -> call.what() == What.SENDS, fate);
  }

  @Override
  public String toString() {
    return name;
  }
}
