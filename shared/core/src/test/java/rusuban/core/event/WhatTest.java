package rusuban.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WhatTest {

  @Test
  void a_message_and_its_edit_bring_the_same_message() {
    var message = new What.Message("m1", What.Content.Text.of("やあ"), Optional.empty());
    assertThat(message.brings()).contains("m1");
    assertThat(new What.Edited("m1", What.Content.Text.of("やあ")).brings()).contains("m1");
  }

  /** Returns contents that bring no message. An unsend is one, since it removes a message. */
  static Stream<What> others() {
    return Stream.of(
        new What.Unsend("m1"),
        new What.Follow(false),
        new What.Unfollow(),
        new What.Join(),
        new What.Leave(),
        new What.MemberJoined(List.of("U1")),
        new What.MemberLeft(List.of("U1")),
        new What.Postback("data", Map.of()),
        new What.Other("beacon"),
        new What.Unreadable("no type"));
  }

  @ParameterizedTest
  @MethodSource("others")
  void nothing_else_brings_a_message(What other) {
    assertThat(other.brings()).isEmpty();
  }
}
