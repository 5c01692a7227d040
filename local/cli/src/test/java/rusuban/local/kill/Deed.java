package rusuban.local.kill;

import java.util.Optional;
import java.util.stream.Stream;
import rusuban.local.line.Action;
import rusuban.local.line.Person;
import rusuban.local.line.PhoneMessages;

/** A customer's action in a trial, and the expected answer. */
record Deed(Person person, Action action, Optional<String> answer) {

  /** Returns a question for each word. Its answer repeats the word. */
  static Stream<Deed> asks(Person person, String... words) {
    return Stream.of(words)
        .map(word -> new Deed(person, says(person, word), Optional.of("答え: " + word)));
  }

  /** Returns a message that only staff can answer. */
  static Stream<Deed> chats(Person person) {
    return Stream.of(new Deed(person, says(person, "こんにちは"), Optional.empty()));
  }

  /** Returns a follow, which is answered with a greeting. */
  static Stream<Deed> follows(Person person) {
    var greeting = Optional.of("答え: 客さま、はじめまして");
    return Stream.of(new Deed(person, new Action.Follow(person.userId()), greeting));
  }

  private static Action says(Person person, String text) {
    var id = person.userId();
    return new Action.Message(id, id, PhoneMessages.text(text), Optional.empty());
  }
}
