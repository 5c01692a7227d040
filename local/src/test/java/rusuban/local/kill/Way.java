package rusuban.local.kill;

import rusuban.local.invoke.LambdaFunction;

/** What a process is at when it is killed. */
enum Way {
  /** A first message is answered. */
  ANSWER(LambdaFunction.WEBHOOK),
  /** A new friend is greeted by name. */
  GREETING(LambdaFunction.WEBHOOK),
  /** One webhook of three customers: two are answered, one of them twice, one waits for staff. */
  SEVERAL(LambdaFunction.WEBHOOK),
  /** The webhook comes so late that its reply token is dead, and the answer is pushed. */
  TOO_LATE(LambdaFunction.WEBHOOK),
  /** An answer that a killed process left behind, when LINE sends the webhook again. */
  AGAIN(LambdaFunction.WEBHOOK),
  /** An answer that a killed process left behind, when the minute's round finds it. */
  SWEEP(LambdaFunction.FOLLOWUP),
  /** Three customers' thanks are due. */
  THANKS(LambdaFunction.FOLLOWUP);

  private final LambdaFunction function;

  Way(LambdaFunction function) {
    this.function = function;
  }

  /** The function whose process is killed. */
  LambdaFunction function() {
    return function;
  }
}
