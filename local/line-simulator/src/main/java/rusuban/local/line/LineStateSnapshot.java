package rusuban.local.line;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/** The part of the simulated LINE that a file keeps. */
record LineStateSnapshot(
    Instant now,
    ChatMode chatMode,
    List<Customer> customers,
    List<Talk> talks,
    Map<String, Content> contents,
    Map<String, World.Unread> readTokens,
    Map<YearMonth, Long> used) {}
