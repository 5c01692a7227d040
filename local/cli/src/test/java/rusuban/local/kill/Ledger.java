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
import rusuban.local.line.Accepted;
import rusuban.local.line.Person;

/** Comparison of the stored history with LINE's accepted messages, event by event. */
final class Ledger {
  private static final String THANKS = "お礼";
  private static final int ALL = 100;

  private final Shop shop;
  private final List<Cause> causes;
  private final boolean disturbed;

  /**
   * Creates the comparison for these events.
   *
   * @param disturbed whether a process was killed in this trial
   */
  Ledger(Shop shop, List<Cause> causes, boolean disturbed) {
    this.shop = shop;
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
        .map(Person::userId)
        .toList();
  }

  private Stream<Person> guests() {
    return causes.stream().map(it -> it.deed().person()).distinct();
  }

  void check() {
    causes.forEach(this::endedOnce);
    guests().forEach(this::thankedOnce);
    assertThat(shop.line().misusedRetryKeys()).as("retry keys used for another message").isEmpty();
    assertThat(shop.anythingDueBy(shop.now().plus(Duration.ofDays(30)))).as("left due").isFalse();
    assertThat(shop.log()).as("what the processes wrote").doesNotContain("WorkFailed", "Exception");
  }

  private void endedOnce(Cause cause) {
    var kept = kept(cause.deed().person());
    assertThat(kept)
        .as("kept of " + cause)
        .filteredOn(it -> it.key().id().equals(cause.eventId()))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.raw()).isPresent();
              assertThat(it.outcome()).as("ending of " + cause).isPresent();
              agrees(cause, it.outcome().orElseThrow());
            });
  }

  private void agrees(Cause cause, DeliveryOutcome ending) {
    var taken =
        sentTo(cause.deed().person()).stream()
            .filter(it -> cause.deed().answer().filter(it.texts()::contains).isPresent())
            .count();
    if (cause.deed().answer().isEmpty()) {
      assertThat(ending).isInstanceOf(DeliveryOutcome.Skipped.class);
      return;
    }
    assertThat(taken).as("answers that LINE took of " + cause).isLessThanOrEqualTo(1);
    switch (ending) {
      case DeliveryOutcome.Sent _ -> assertThat(taken).as("kept as sent: " + cause).isEqualTo(1);
      case DeliveryOutcome.Unknown _ -> assertThat(disturbed).as("unknown, undisturbed").isTrue();
      case DeliveryOutcome.Skipped _, DeliveryOutcome.Failed _ ->
          throw new AssertionError("ended as " + ending + ": " + cause);
    }
    if (cause.hold().answered()) assertThat(taken).as("answered: " + cause).isEqualTo(1);
    if (taken == 0) staffSee(cause.deed().person());
  }

  private void staffSee(Person customer) {
    var chat = shop.parts().stores().chats().read(Shop.ACCOUNT, Optional.of(chat(customer)));
    assertThat(chat.chat().orElseThrow().chat().status())
        .as("without an answer")
        .isEqualTo(ChatStatus.WAITING);
  }

  private void thankedOnce(Person customer) {
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

  private List<Accepted> sentTo(Person customer) {
    return shop.line().acceptedFor(customer.userId());
  }

  private List<HistoryEntry> kept(Person customer) {
    return shop.parts().stores().archive().history(Shop.ACCOUNT, chat(customer), shop.now(), ALL);
  }

  private static ChatId chat(Person customer) {
    return new ChatId(customer.userId());
  }
}
