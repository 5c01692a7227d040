package rusuban.local.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rusuban.app.DeliveryOutcome;
import rusuban.app.chat.HistoryEntry;
import rusuban.core.ChatId;
import rusuban.core.chat.ChatStatus;
import rusuban.local.line.SimulatedCustomer;
import rusuban.local.line.state.AcceptedMessages;

/** Comparison of the stored history with LINE's accepted messages, event by event. */
final class TrialLedger {
  private static final String THANKS = "お礼";
  private static final int ALL = 100;

  private final KillableShop killableShop;
  private final List<TrialEvent> causes;
  private final boolean disturbed;

  /**
   * Creates the comparison for these events.
   *
   * @param disturbed whether a process was killed in this trial
   */
  TrialLedger(KillableShop killableShop, List<TrialEvent> causes, boolean disturbed) {
    this.killableShop = killableShop;
    this.causes = List.copyOf(causes);
    this.disturbed = disturbed;
  }

  /** Returns the stored events that have not ended. */
  List<String> outstanding() {
    return guests()
        .flatMap(it -> kept(it).stream())
        .filter(it -> it.outcome().isEmpty())
        .map(it -> it.key().id())
        .toList();
  }

  /** Returns the customers whose thanks have not ended. */
  List<String> unthanked() {
    return guests()
        .filter(it -> kept(it).stream().allMatch(one -> one.raw().isPresent()))
        .map(SimulatedCustomer::userId)
        .toList();
  }

  private Stream<SimulatedCustomer> guests() {
    return causes.stream().map(it -> it.customerDeed().simulatedCustomer()).distinct();
  }

  void check() {
    causes.forEach(this::endedOnce);
    guests().forEach(this::thankedOnce);
    assertThat(killableShop.line().misusedRetryKeys())
        .as("retry keys used for another message")
        .isEmpty();
    assertThat(killableShop.anythingDueBy(killableShop.now().plus(Duration.ofDays(30))))
        .as("left due")
        .isFalse();
    assertThat(killableShop.log())
        .as("what the processes wrote")
        .doesNotContain("WorkFailed", "Exception");
  }

  private void endedOnce(TrialEvent trialEvent) {
    var kept = kept(trialEvent.customerDeed().simulatedCustomer());
    assertThat(kept)
        .as("kept of " + trialEvent)
        .filteredOn(it -> it.key().id().equals(trialEvent.eventId()))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.raw()).isPresent();
              assertThat(it.outcome()).as("ending of " + trialEvent).isPresent();
              agrees(trialEvent, it.outcome().orElseThrow());
            });
  }

  private void agrees(TrialEvent trialEvent, DeliveryOutcome ending) {
    var taken =
        sentTo(trialEvent.customerDeed().simulatedCustomer()).stream()
            .filter(
                it -> trialEvent.customerDeed().answer().filter(it.texts()::contains).isPresent())
            .count();
    if (trialEvent.customerDeed().answer().isEmpty()) {
      assertThat(ending).isInstanceOf(DeliveryOutcome.Skipped.class);
      return;
    }
    assertThat(taken).as("answers that LINE took of " + trialEvent).isLessThanOrEqualTo(1);
    switch (ending) {
      case DeliveryOutcome.Sent _ ->
          assertThat(taken).as("kept as sent: " + trialEvent).isEqualTo(1);
      case DeliveryOutcome.Unknown _ -> assertThat(disturbed).as("unknown, undisturbed").isTrue();
      case DeliveryOutcome.Skipped _, DeliveryOutcome.Failed _ ->
          throw new AssertionError("ended as " + ending + ": " + trialEvent);
    }
    if (trialEvent.leaseHold().answered())
      assertThat(taken).as("answered: " + trialEvent).isEqualTo(1);
    if (taken == 0) staffSee(trialEvent.customerDeed().simulatedCustomer());
  }

  private void staffSee(SimulatedCustomer customer) {
    var chat =
        killableShop
            .parts()
            .stores()
            .chats()
            .read(KillableShop.ACCOUNT, Optional.of(chat(customer)));
    assertThat(chat.chat().orElseThrow().chat().status())
        .as("without an answer")
        .isEqualTo(ChatStatus.WAITING);
  }

  private void thankedOnce(SimulatedCustomer customer) {
    assertThat(sentTo(customer))
        .filteredOn(it -> it.texts().contains(THANKS))
        .as("thanks that LINE took")
        .hasSize(1);
    assertThat(kept(customer))
        .filteredOn(it -> it.raw().isEmpty())
        .as("thanks as they are kept")
        .singleElement()
        .satisfies(it -> assertThat(it.outcome()).get().isInstanceOf(DeliveryOutcome.Sent.class));
  }

  private List<AcceptedMessages> sentTo(SimulatedCustomer customer) {
    return killableShop.line().acceptedFor(customer.userId());
  }

  private List<HistoryEntry> kept(SimulatedCustomer customer) {
    return killableShop
        .parts()
        .stores()
        .archive()
        .history(KillableShop.ACCOUNT, chat(customer), killableShop.now(), ALL);
  }

  private static ChatId chat(SimulatedCustomer customer) {
    return new ChatId(customer.userId());
  }
}
