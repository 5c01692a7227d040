package rusuban.local.kill;

import java.util.Optional;
import java.util.stream.Stream;
import rusuban.local.line.CustomerAction;
import rusuban.local.line.PhoneMessages;
import rusuban.local.line.SimulatedCustomer;

/** A customer's action in a trial, and the expected answer. */
record CustomerDeed(
    SimulatedCustomer simulatedCustomer, CustomerAction customerAction, Optional<String> answer) {

  /** Returns a question for each word. Its answer repeats the word. */
  static Stream<CustomerDeed> asks(SimulatedCustomer simulatedCustomer, String... words) {
    return Stream.of(words)
        .map(
            word ->
                new CustomerDeed(
                    simulatedCustomer, says(simulatedCustomer, word), Optional.of("答え: " + word)));
  }

  /** Returns a message that only staff can answer. */
  static Stream<CustomerDeed> chats(SimulatedCustomer simulatedCustomer) {
    return Stream.of(
        new CustomerDeed(simulatedCustomer, says(simulatedCustomer, "こんにちは"), Optional.empty()));
  }

  /** Returns a follow, which is answered with a greeting. */
  static Stream<CustomerDeed> follows(SimulatedCustomer simulatedCustomer) {
    var greeting = Optional.of("答え: 客さま、はじめまして");
    return Stream.of(
        new CustomerDeed(
            simulatedCustomer, new CustomerAction.Follow(simulatedCustomer.userId()), greeting));
  }

  private static CustomerAction says(SimulatedCustomer simulatedCustomer, String text) {
    var id = simulatedCustomer.userId();
    return new CustomerAction.Message(id, id, PhoneMessages.text(text), Optional.empty());
  }
}
