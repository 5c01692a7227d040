package rusuban.simulation;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import rusuban.app.DeliveryOutcome;
import rusuban.app.Pseudonym;
import rusuban.app.chat.ChatArchive;
import rusuban.app.chat.EventRecord;
import rusuban.app.chat.HistoryEntry;
import rusuban.app.due.DueWork;
import rusuban.core.ChatId;
import rusuban.core.chat.Chat;
import rusuban.core.decision.trace.TraceCode;
import rusuban.core.decision.trace.TraceStep;
import rusuban.core.event.Event;
import rusuban.core.event.EventContent;

/** The promises that hold at the end, once no fault occurs and all work is done. */
final class FinalStateCheck {
  private static final Duration SOON = Duration.ofHours(1);
  private static final Duration FAR = Duration.ofDays(4_000);

  /** A time after which some of the history has expired. */
  private static final Duration SOME_DAYS = Duration.ofDays(3);

  private final ScheduleStore scheduleStore;
  private final InvariantMonitor invariantMonitor;
  private final Instant now;

  FinalStateCheck(ScheduleStore scheduleStore, InvariantMonitor invariantMonitor, Instant now) {
    this.scheduleStore = scheduleStore;
    this.invariantMonitor = invariantMonitor;
    this.now = now;
  }

  /**
   * Reports each broken promise to the invariant monitor.
   *
   * @param acknowledged the events whose webhook was answered 200
   */
  void check(Collection<ChatId> chats, List<Event> acknowledged) {
    for (var event : acknowledged)
      if (!invariantMonitor.kept.containsKey(event.id()))
        invariantMonitor.broken("I1", "event " + event.id() + " was answered 200 and is lost");
    for (var chat : chats) {
      var history =
          scheduleStore
              .stores()
              .archive()
              .history(scheduleStore.account(), chat, Instant.EPOCH, 10_000);
      history.forEach(kept -> ended(chat, kept));
      complete(chat, history);
      fold(chat);
      expired(chat, now.plus(SOME_DAYS));
    }
    var everywhere = IntStream.range(0, scheduleStore.stores().dueWork().shards()).boxed().toList();
    var left = new HashSet<>(due(scheduleStore, scheduleStore.shards(), now.plus(SOON)));
    left.addAll(due(scheduleStore, everywhere, now.plus(FAR)));
    for (var due : left) invariantMonitor.broken("I1", "still due: " + due);
    nothingSaid();
  }

  /**
   * Returns the work due within the hour, or all later work if there is none. Outstanding replies
   * are free within the hour. A look further ahead would leave out work that expires by then.
   */
  static List<DueWork> nextDue(ScheduleStore scheduleStore, Instant now) {
    var soon = due(scheduleStore, scheduleStore.shards(), now.plus(SOON));
    return soon.isEmpty() ? due(scheduleStore, scheduleStore.shards(), now.plus(FAR)) : soon;
  }

  private static List<DueWork> due(ScheduleStore scheduleStore, List<Integer> shards, Instant by) {
    return shards.stream()
        .flatMap(shard -> scheduleStore.stores().dueWork().due(shard, by, 1_000).stream())
        .filter(due -> due.account().equals(scheduleStore.account()))
        .toList();
  }

  private void ended(ChatId chat, HistoryEntry kept) {
    var id = kept.key().id();
    var event = Optional.ofNullable(invariantMonitor.kept.get(id));
    var cause =
        event.isPresent()
            ? Optional.of(invariantMonitor.ofEvent(id))
            : invariantMonitor.begun.values().stream()
                .filter(begun -> begun.cause().equals(id))
                .findFirst()
                .map(invariantMonitor::ofPlan);
    if (cause.isEmpty()) {
      invariantMonitor.broken("I1", "nobody knows " + id);
      return;
    }
    if (invariantMonitor.erased.contains(id)) {
      empty(kept);
      // A chat may be erased during a send, and nobody then learns the outcome.
      if (kept.outcome().equals(Optional.of(ChatArchive.ERASED))) return;
    }
    boolean accepted = !cause.get().accepted.isEmpty();
    var name = cause.get().name;
    switch (kept.outcome().orElse(null)) {
      case null -> {
        // Expired work is due no more. A separate alarm reports days without a tick.
        if (!hasExpired(id)) invariantMonitor.broken("I1", name + " never ended");
      }
      case DeliveryOutcome.Sent _ -> {
        if (!accepted)
          invariantMonitor.broken("I1", name + " ends sent, and LINE has nothing of it");
      }
      case DeliveryOutcome.Skipped _ -> {
        if (accepted) invariantMonitor.broken("I1", name + " ends skipped, and LINE accepted it");
      }
      case DeliveryOutcome.Failed _ -> {
        if (accepted) invariantMonitor.broken("I1", name + " ends dead, and LINE accepted it");
        var about = event.isPresent() ? id : Pseudonym.of(scheduleStore.account(), chat.value());
        if (invariantMonitor.told.stream()
            .filter(told -> told.contains(about))
            .noneMatch(FinalStateCheck::alarms))
          invariantMonitor.broken("I1", name + " ends dead without an alarm");
      }
      case DeliveryOutcome.Unknown _ -> {}
    }
  }

  private boolean hasExpired(String id) {
    var expires = invariantMonitor.expires.get(id);
    return expires != null && !expires.isAfter(now.plus(SOON));
  }

  private void empty(HistoryEntry kept) {
    if (kept.raw().isPresent() || !kept.sent().isEmpty() || !kept.trace().isEmpty())
      invariantMonitor.broken("I7", kept.key().id() + " was erased and still says something");
  }

  private static boolean alarms(String told) {
    return List.of("REPLY_DEAD", "FOLLOW_UP_DEAD", "WORK_FAILED").stream()
        .anyMatch(told::startsWith);
  }

  private void complete(ChatId chat, List<HistoryEntry> history) {
    long events = entries(chat).size();
    long followUps =
        invariantMonitor.begun.values().stream().filter(it -> it.chat().equals(chat)).count();
    if (history.size() != events + followUps)
      invariantMonitor.broken(
          "I1",
          "%s keeps %d of %d events and %d follow-ups"
              .formatted(chat, history.size(), events, followUps));
  }

  /** Checks that the chat is the same as if every event had come in order. */
  private void fold(ChatId id) {
    var chat =
        scheduleStore
            .stores()
            .chats()
            .read(scheduleStore.account(), Optional.of(id))
            .chat()
            .map(it -> it.chat())
            .orElseGet(() -> Chat.unknown(id));
    boolean left =
        newest(id, it -> it.event().content() instanceof EventContent.FollowEvent || isGoodbye(it))
            .filter(FinalStateCheck::isGoodbye)
            .isPresent();
    same(id, "left", left, chat.left());
    same(
        id,
        "opted out",
        newest(id, it -> settles(it, "停止") || settles(it, "再開"))
            .filter(it -> settles(it, "停止"))
            .isPresent(),
        chat.optedOut());
    same(id, "tagged", isLast(id, "tag", "untag"), chat.tags().contains("vip"));
    var stopped = newest(id, it -> took(it, "cancel")).map(it -> it.event().at());
    same(id, "stopped", stopped, chat.followUp("ruled").stopped());
    long messages =
        remembered(id).stream()
            .filter(it -> it.event().content() instanceof EventContent.MessageEvent)
            .count();
    same(id, "messages", messages, chat.messages());
  }

  private void same(ChatId chat, String what, Object expected, Object found) {
    if (!expected.equals(found))
      invariantMonitor.broken(
          "I4", "%s: %s is %s and not %s".formatted(chat, what, found, expected));
  }

  private boolean isLast(ChatId chat, String on, String off) {
    return newest(chat, it -> took(it, on) || took(it, off)).filter(it -> took(it, on)).isPresent();
  }

  /** Returns whether the text reached a rule or staff. */
  private static boolean settles(EventRecord entry, String said) {
    return entry.event().content()
            instanceof EventContent.MessageEvent(_, EventContent.ReceivedMessage.Text text, _, _)
        && text.text().startsWith(said)
        && entry.trace().stream()
            .anyMatch(
                step ->
                    step.took()
                        && (List.of("keyword-rule", "taken-over", "staff-mode")
                                .contains(step.step())
                            || step.saw() == TraceCode.Plain.LEFT_SINCE));
  }

  private static boolean took(EventRecord entry, String rule) {
    return entry.trace().stream()
        .map(TraceStep::saw)
        .anyMatch(new TraceCode.RuleMatches(rule)::equals);
  }

  private static boolean isGoodbye(EventRecord entry) {
    return entry.event().content() instanceof EventContent.UnfollowEvent;
  }

  private Optional<EventRecord> newest(ChatId chat, Predicate<EventRecord> which) {
    return remembered(chat).stream()
        .filter(which)
        .max(
            Comparator.comparing((EventRecord entry) -> entry.event().at())
                .thenComparing(entry -> entry.event().id()));
  }

  private List<EventRecord> entries(ChatId chat) {
    return invariantMonitor.kept.values().stream()
        .filter(it -> it.chat().equals(Optional.of(chat)))
        .toList();
  }

  /** Returns the events that the chat is made of, without those from before an erasure. */
  private List<EventRecord> remembered(ChatId chat) {
    return entries(chat).stream()
        .filter(it -> !invariantMonitor.erased.contains(it.event().id()))
        .toList();
  }

  private void expired(ChatId chat, Instant then) {
    for (var kept :
        scheduleStore.stores().archive().history(scheduleStore.account(), chat, then, 10_000)) {
      var expires = invariantMonitor.expires.get(kept.key().id());
      if (expires != null && !expires.isAfter(then))
        invariantMonitor.broken("I7", kept.key().id() + " is shown after it has expired");
    }
  }

  /** Checks that nothing unsent or erased remains, and that telemetry holds no message text. */
  private void nothingSaid() {
    var everything = scheduleStore.everything();
    var told = invariantMonitor.told.stream().collect(joining("\n"));
    for (var entry : invariantMonitor.kept.values()) {
      if (entry.event().content() instanceof EventContent.UnsendEvent(var message)
          && everything.contains(CustomerEvents.secret(message)))
        invariantMonitor.broken("I7", "message " + message + " was taken back and is still there");
      if (invariantMonitor.erased.contains(entry.event().id()))
        entry
            .event()
            .content()
            .brings()
            .filter(message -> everything.contains(CustomerEvents.secret(message)))
            .ifPresent(
                message ->
                    invariantMonitor.broken(
                        "I7", "message " + message + " was erased and is there"));
      entry
          .event()
          .content()
          .brings()
          .filter(message -> told.contains(CustomerEvents.secret(message)))
          .ifPresent(
              message -> invariantMonitor.broken("I7", "message " + message + " is in a log line"));
    }
  }
}
