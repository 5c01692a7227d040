package rusuban.bench;

import rusuban.line.LineOptions;

/** Which function a process is. */
enum Role {
  WEBHOOK,
  FOLLOWUP;

  /** How long LINE may take, as the function itself has it. */
  LineOptions line() {
    return switch (this) {
      case WEBHOOK -> LineOptions.withinWebhook();
      case FOLLOWUP -> LineOptions.unhurried();
    };
  }
}
