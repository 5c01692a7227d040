package rusuban.local.kill;

import rusuban.local.invoke.LambdaFunction;

/** Work of a process at its kill. */
enum KilledActivity {
  /** The answer to a first message. */
  ANSWER(LambdaFunction.WEBHOOK),
  /** The greeting of a new friend by name. */
  GREETING(LambdaFunction.WEBHOOK),
  /** One webhook of three customers: one gets an answer, one gets two, one waits for staff. */
  SEVERAL(LambdaFunction.WEBHOOK),
  /** The pushed answer to a webhook that came after its reply token died. */
  TOO_LATE(LambdaFunction.WEBHOOK),
  /** The answer that a killed process left behind, when LINE sends the webhook again. */
  AGAIN(LambdaFunction.WEBHOOK),
  /** The answer that a killed process left behind, when the next tick finds it. */
  SWEEP(LambdaFunction.FOLLOWUP),
  /** The due thanks of three customers. */
  THANKS(LambdaFunction.FOLLOWUP);

  private final LambdaFunction function;

  KilledActivity(LambdaFunction function) {
    this.function = function;
  }

  /** Returns the function whose process is killed. */
  LambdaFunction function() {
    return function;
  }
}
