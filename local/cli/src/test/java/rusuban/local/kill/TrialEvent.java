package rusuban.local.kill;

/** An event of a trial, its action, and the proof that it must be answered. */
record TrialEvent(CustomerDeed customerDeed, String eventId, LeaseHold leaseHold) {}
