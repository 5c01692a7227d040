package rusuban.local.invoke;

/** How one invocation of a function ended. */
public sealed interface Answer {

  /** The handler returned; {@code json} is its answer as the runtime client wrote it. */
  record Returned(String json) implements Answer {}

  /**
   * The handler, or its start, threw; {@code json} has {@code errorMessage}, {@code errorType} and
   * {@code stackTrace}.
   */
  record Failed(String json) implements Answer {}

  /** The process ended or took too long before it answered; {@code why} says which, in English. */
  record Died(String why) implements Answer {}
}
