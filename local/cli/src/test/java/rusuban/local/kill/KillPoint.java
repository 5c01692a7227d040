package rusuban.local.kill;

import java.util.function.Predicate;

/**
 * The kill of a process: the call at which it dies, and the fate of that call.
 *
 * @param name label in failure messages
 */
record KillPoint(String name, Predicate<Call> at, Fate fate) {

  /**
   * A call of an invocation.
   *
   * @param number position among the calls of the invocation, from 1
   * @param nth position among the calls of its operation, from 1
   */
  record Call(int number, What what, String operation, int nth) {}

  /** Effect of a call on its receiver. */
  enum What {
    /** Changes nothing there. */
    READS,
    /** Changes the table. */
    WRITES,
    /** Asks LINE to send a message. */
    SENDS
  }

  /** Fate of the call at which the process dies. */
  enum Fate {
    /** The call never arrives. */
    LOST,
    /** The call is carried out, but nobody hears the answer. */
    DONE,
    /** The call is under way at the kill. It arrives when another process is already at work. */
    LATE
  }

  /** Returns a kill at the nth call of this operation in the invocation, counted from 1. */
  static KillPoint at(String operation, int nth, Fate fate) {
    return new KillPoint(
        fate + " " + operation + " " + nth,
        call -> call.operation().equals(operation) && call.nth() == nth,
        fate);
  }

  /** Returns a kill at this call of the invocation, counted from 1. */
  static KillPoint atCall(int number, Fate fate) {
    return new KillPoint(fate + " call " + number, call -> call.number() == number, fate);
  }

  /** Returns a kill at the first call that asks LINE to send a message. */
  static KillPoint atSending(Fate fate) {
    return new KillPoint(fate + " sending", call -> call.what() == What.SENDS, fate);
  }

  @Override
  public String toString() {
    return name;
  }
}
