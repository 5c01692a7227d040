package rusuban.simulation;

import java.util.List;
import java.util.stream.Stream;

/** Bugs that people write, each a change of a line or two of the real code. */
final class PlantedBugs {
  private static final String APP = "shared/app/src/main/java/rusuban/app/";
  private static final String CORE = "shared/core/src/main/java/rusuban/core/";
  private static final String TESTKIT = "shared/testkit/src/main/java/rusuban/testkit/";
  private static final String HERE = "simulation/src/main/java/rusuban/simulation/";

  private PlantedBugs() {}

  /**
   * A bug.
   *
   * @param file the source file, from the project's folder
   * @param right what stands there, once
   * @param wrong what the bug makes of it
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
            APP + "Reception.java",
            "switch (records.record(entry)) {",
            """
            if (entry.next() instanceof Records.Next.Reply reply)
              messenger.reply(account, reply.token(), reply.messages());
            switch (records.record(entry)) {\
            """),
        new Bug(
            "a fresh retry key for each try",
            APP + "FollowUpSending.java",
            "RetryKey.of(work.account(), work.followUp().cause())",
            "RetryKey.of(work.account(), work.followUp().cause() + work.attempt())"),
        new Bug(
            "a lease ignored",
            TESTKIT + "InMemoryRecords.java",
            "if (row == null || !row.freeAt(now) || row.at().attempt() != last.attempt())",
            "if (row == null || row.ending().isPresent())"),
        new Bug(
            "no look at the chat when a follow-up is claimed",
            TESTKIT + "InMemoryRecords.java",
            "if (!isAt(place(due), chatRevision)) return new Claim.ChatMoved<>();",
            ""),
        new Bug(
            "no look at the chat when a reply is claimed",
            TESTKIT + "InMemoryRecords.java",
            "if (!isAt(place, found.chat().revision())) return new Claim.ChatMoved<>();",
            ""),
        new Bug(
            "no look at opt-outs when a follow-up is due",
            CORE + "decision/FollowUps.java",
            "if (chat.optedOut()) return new Verdict.Lapse(\"opted-out\");",
            ""),
        new Bug(
            "no look at who waits for staff",
            CORE + "decision/FollowUps.java",
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
            CORE + "chat/Choice.java",
            "return BY_TIME.compare(this, other) >= 0 ? this : other;",
            "return other;"),
        new Bug(
            "duplicates forgotten too early",
            TESTKIT + "InMemoryRecords.java",
            "if (kept != null) return again(entry, place, kept);",
            """
            if (kept != null && kept.at().due().plusSeconds(30).isAfter(entry.receivedAt()))
              return again(entry, place, kept);\
            """),
        new Bug(
            "a sweep without a lease",
            APP + "Replies.java",
            "switch (records.claim(found.get(), ends, now, now.plus(lease))) {",
            "switch ((Claim<ReplyWork>) new Claim.Taken<>(found.get().last().next(ends,"
                + " now.plus(lease)))) {"),
        new Bug(
            "409 taken for a failure",
            HERE + "Line.java",
            "return new Delivery.Accepted(Optional.of(\"before\"));",
            "return new Delivery.Refused(409);"),
        new Bug(
            "a push after an open reply",
            APP + "Replies.java",
            """
            case Delivery.Unclear() -> work = work.opened();
                  }
                }
                if (tokenIsDead(work))\
            """,
            """
            case Delivery.Unclear() -> {}
                  }
                }
                if (tokenIsDead(work))\
            """),
        new Bug(
            "the monthly limit tried again",
            APP + "FollowUpSending.java",
            "case Delivery.MonthlyLimit() -> failed(work, \"monthly-limit\", ready);",
            "case Delivery.MonthlyLimit() -> again(work, now);"),
        new Bug(
            "what may have been sent kept back with the rest",
            APP + "FollowUpSending.java",
            "kept == 0 || due.tried().isPresent() || place.isFree(kept)",
            "kept == 0 || place.isFree(kept)"),
        new Bug(
            "the first of those kept back sent",
            APP + "KeptBack.java",
            "boolean free = left(keptBack) > 0;",
            "boolean free = left(keptBack) >= 0;"),
        new Bug(
            "expiry left to the store",
            TESTKIT + "InMemoryRecords.java",
            ".filter(entry -> entry.getValue().expires().isAfter(now))",
            ""),
        new Bug(
            "the time read twice",
            APP + "FollowUpSending.java",
            "switch (FollowUps.again(due.followUp(), ready.settings(), stored.chat(), now)) {",
            "switch (FollowUps.again(due.followUp(), ready.settings(), stored.chat(), before)) {"),
        new Bug(
            "an erasure that takes events away instead of what they say",
            TESTKIT + "InMemoryRecords.java",
            "rows(place).replaceAll((_, row) -> row.erased(now));",
            "rows(place).clear();"),
        new Bug(
            "an erasure that forgets what is due",
            TESTKIT + "InMemoryRecords.java",
            "pending.values().removeIf(message -> place(message).equals(place));",
            ""),
        new Bug(
            "an erasure that forgets what was sent",
            TESTKIT + "InMemoryRecords.java",
            """
            Optional.empty(),
                      List.of(),
                      List.of(),
                      Optional.of(ending.orElse(ERASED)),\
            """,
            """
            Optional.empty(),
                      sent,
                      List.of(),
                      Optional.of(ending.orElse(ERASED)),\
            """),
        new Bug(
            "an erased chat that begins at its first revision again",
            TESTKIT + "InMemoryRecords.java",
            "if (!erased.equals(chat(place).chat())) put(place, erased);",
            "chats.remove(place);"),
        new Bug(
            "an unsend forgotten by an erasure",
            CORE + "chat/Chat.java",
            "unsent.forEach(change::unsent);",
            ""),
        new Bug(
            "an unsend that comes first forgotten",
            APP + "Planning.java",
            "return unsent ? event.withoutRaw() : event;",
            "return event;"),
        new Bug(
            "staff not shown what is unknown",
            APP + "Replies.java",
            "showStaff(work.account(), work.chat());",
            ""),
        new Bug(
            "an alarm after the end",
            APP + "Replies.java",
            """
            tell(work, work.open() ? Metric.REPLY_UNKNOWN : Metric.REPLY_DEAD, why);
                records.end(work, work.open() ? new Ending.Unknown(why) : new Ending.Dead(why));\
            """,
            """
            records.end(work, work.open() ? new Ending.Unknown(why) : new Ending.Dead(why));
                tell(work, work.open() ? Metric.REPLY_UNKNOWN : Metric.REPLY_DEAD, why);\
            """))
        .stream();
  }
}
