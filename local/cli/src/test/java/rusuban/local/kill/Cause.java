package rusuban.local.kill;

/** An event of a trial, its action, and the proof that it must be answered. */
record Cause(Deed deed, String eventId, Hold hold) {}
