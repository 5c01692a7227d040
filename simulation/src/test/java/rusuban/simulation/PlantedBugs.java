package rusuban.simulation;

import java.util.List;
import java.util.stream.Stream;

/** Plausible bugs, each a change of a line or two of the real code. */
final class PlantedBugs {
  private static final String APP = "shared/app/src/main/java/rusuban/app/";
  private static final String CORE = "shared/core/src/main/java/rusuban/core/";
  private static final String TESTKIT = "shared/testkit/src/main/java/rusuban/testkit/store/";
  private static final String HERE = "simulation/src/main/java/rusuban/simulation/";

  private PlantedBugs() {}

  /**
   * A bug.
   *
   * @param file the source file, relative to the project's folder
   * @param right the correct text, which the file has once
   * @param wrong the text with the bug
   */
  record Bug(String name, String file, String right, String wrong) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Bug> all() {
    return List.of(
        new Bug(
            "sent before it is kept",
            APP + "receive/WebhookEventProcessor.java",
            "return switch (chats.save(entry)) {",
            """
            entry
                .firstAttempt()
                .ifPresent(it -> messaging.reply(account, it.token(), it.messages()));
            return switch (chats.save(entry)) {\
            """),
        new Bug(
            "a fresh retry key for each try",
            APP + "followup/FollowUpSender.java",
            "RetryKey.of(work.account(), work.followUp().cause())",
            "RetryKey.of(work.account(), work.followUp().cause() + work.attempt())"),
        new Bug(
            "a lease ignored",
            TESTKIT + "InMemoryReplyOutbox.java",
            "if (row == null || !row.freeAt(now) || row.at().attempt() != last.attempt())",
            "if (row == null || row.outcome().isPresent())"),
        new Bug(
            "no look at the chat when a follow-up is claimed",
            TESTKIT + "InMemoryFollowUpQueue.java",
            "if (!table.isAt(ChatPartition.of(due), chatRevision)) return new"
                + " Claim.VersionConflict<>();",
            ""),
        new Bug(
            "no look at the chat when a reply is claimed",
            TESTKIT + "InMemoryReplyOutbox.java",
            "if (!table.isAt(place, found.chat().revision())) return new"
                + " Claim.VersionConflict<>();",
            ""),
        new Bug(
            "no look at opt-outs when a follow-up is due",
            CORE + "decision/FollowUpPolicy.java",
            "if (chat.optedOut()) return new Lapse(\"opted-out\");",
            ""),
        new Bug(
            "no look at who waits for staff",
            CORE + "decision/FollowUpPolicy.java",
            "if (held) return whileWaiting(followUp, now);",
            ""),
        new Bug(
            "an extension that tells anew",
            CORE + "shop/ShopState.java",
            "on(kind, now).map(ShopSwitch::from).filter(began ->"
                + " began.isBefore(from)).orElse(from);",
            "from;"),
        new Bug(
            "friends by the order of arrival",
            CORE + "chat/Friendship.java",
            "return compare(this, other) >= 0 ? this : other;",
            "return other;"),
        new Bug(
            "opt-outs by the order of arrival",
            CORE + "chat/TimestampedFlag.java",
            "return BY_TIME.compare(this, other) >= 0 ? this : other;",
            "return other;"),
        new Bug(
            "duplicates forgotten too early",
            TESTKIT + "InMemoryChatStore.java",
            "if (kept != null) return again(entry, place, kept);",
            """
            if (kept != null && kept.at().due().plusSeconds(30).isAfter(entry.receivedAt()))
              return again(entry, place, kept);\
            """),
        new Bug(
            "a sweep without a lease",
            APP + "reply/ReplySender.java",
            "return switch (outbox.claim(found.get(), ends, now, now.plus(lease))) {",
            "return switch ((Claim<ReplyAttempt>) new"
                + " Claim.Acquired<>(found.get().last().next(ends, now.plus(lease)))) {"),
        new Bug(
            "409 taken for a failure",
            HERE + "ModelledLine.java",
            "return new SendResult.Accepted(Optional.of(\"before\"));",
            "return new SendResult.Refused(409);"),
        new Bug(
            "a push after an open reply",
            APP + "reply/ReplySender.java",
            """
            case SendResult.OutcomeUnknown() -> work = work.possiblySent();
                  }
                }
                if (tokenIsDead(work))\
            """,
            """
            case SendResult.OutcomeUnknown() -> {}
                  }
                }
                if (tokenIsDead(work))\
            """),
        new Bug(
            "the monthly limit tried again",
            APP + "followup/FollowUpSender.java",
            "case SendResult.QuotaExceeded() -> failed(work, \"monthly-limit\", compiledSettings);",
            "case SendResult.QuotaExceeded() -> again(work, now);"),
        new Bug(
            "what may have been sent kept back with the rest",
            CORE + "decision/FollowUpPolicy.java",
            "case Send _ when isTried -> new Gather(0, false);",
            ""),
        new Bug(
            "the first of those kept back sent",
            APP + "followup/QuotaReserve.java",
            "boolean free = left(keptBack) > 0;",
            "boolean free = left(keptBack) >= 0;"),
        new Bug(
            "expiry left to the store",
            TESTKIT + "InMemoryChatArchive.java",
            ".filter(entry -> entry.getValue().expires().isAfter(now))",
            ""),
        new Bug(
            "the time read twice",
            APP + "followup/FollowUpSender.java",
            "yield confirm(due, compiledSettings, stored, facts, now, place);",
            """
            var tried = due.previous().map(PreviousAttempts::messages);
                    yield FollowUpPolicy.confirm(
                            due.followUp(), tried, compiledSettings, stored.chat(), facts, before)
                        instanceof Send(var messages)
                        ? claimAndSend(due, stored.revision(), messages, now, compiledSettings, place)
                        : confirm(due, compiledSettings, stored, facts, now, place);\
            """),
        new Bug(
            "an erasure that takes events away instead of what they say",
            TESTKIT + "InMemoryChatArchive.java",
            "table.rows(place).replaceAll((_, row) -> row.erased(now));",
            "table.rows(place).clear();"),
        new Bug(
            "an erasure that forgets what is due",
            TESTKIT + "InMemoryChatArchive.java",
            "table.pending.values().removeIf(due -> ChatPartition.of(due).equals(place));",
            ""),
        new Bug(
            "an erasure that forgets what was sent",
            TESTKIT + "InMemoryRow.java",
            """
            Optional.empty(),
                    List.of(),
                    List.of(),
                    Optional.of(outcome.orElse(ChatArchive.ERASED)),\
            """,
            """
            Optional.empty(),
                    sent,
                    List.of(),
                    Optional.of(outcome.orElse(ChatArchive.ERASED)),\
            """),
        new Bug(
            "an erased chat that begins at its first revision again",
            TESTKIT + "InMemoryChatArchive.java",
            "if (!erased.equals(table.chat(place).chat())) table.put(place, erased);",
            "table.chats.remove(place);"),
        new Bug(
            "an unsend forgotten by an erasure",
            CORE + "chat/ChatBuilder.java",
            "chat.unsent().forEach(change::unsent);",
            ""),
        new Bug(
            "an unsend that comes first forgotten",
            APP + "receive/EventPlanner.java",
            "return unsent ? event.withoutRaw() : event;",
            "return event;"),
        new Bug(
            "staff not shown what is unknown",
            APP + "reply/ReplySender.java",
            "showStaff(work.account(), work.chat());",
            ""),
        new Bug(
            "an alarm after the end",
            APP + "reply/ReplySender.java",
            """
            tell(work, work.mayHaveBeenSent() ? Metric.REPLY_UNKNOWN : Metric.REPLY_DEAD, why);
                outbox.end(work, failure(work, why));\
            """,
            """
            outbox.end(work, failure(work, why));
                tell(work, work.mayHaveBeenSent() ? Metric.REPLY_UNKNOWN : Metric.REPLY_DEAD, why);\
            """))
        .stream();
  }
}
