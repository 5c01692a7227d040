package rusuban.app;

import java.time.Instant;

/** Key of an event or of an ended follow-up in a chat's history. */
public record HistoryKey(Instant at, String id) {}
