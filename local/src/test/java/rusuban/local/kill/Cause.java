package rusuban.local.kill;

/** An event of a trial: what was done, and whether its answer must be there in the end. */
record Cause(Deed deed, String eventId, Hold hold) {}
