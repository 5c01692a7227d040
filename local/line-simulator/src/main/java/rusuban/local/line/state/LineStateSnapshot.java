package rusuban.local.line.state;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/** The part of the simulated LINE that a file keeps. */
public record LineStateSnapshot(
    Instant now,
    ChatMode chatMode,
    List<LineUser> customers,
    List<Conversation> talks,
    Map<String, UploadedContent> contents,
    Map<String, UnreadMessage> readTokens,
    Map<YearMonth, Long> used) {}
