package rusuban.local.invoke;

/** The result of one invocation of a function. */
public sealed interface InvocationResult {

  /** The handler returned; {@code json} is its result as the runtime client wrote it. */
  record Returned(String json) implements InvocationResult {}

  /**
   * The handler or the function's start threw. The {@code json} has {@code errorMessage}, {@code
   * errorType} and {@code stackTrace}.
   */
  record Failed(String json) implements InvocationResult {}

  /** The process ended or timed out before it answered; {@code why} is the cause, in English. */
  record Died(String why) implements InvocationResult {}
}
