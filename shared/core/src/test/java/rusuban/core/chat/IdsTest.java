package rusuban.core.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rusuban.core.AccountId;
import rusuban.core.ChatId;

class IdsTest {

  @Test
  void the_first_letter_tells_what_a_chat_is_and_anything_else_is_a_user() {
    assertThat(new ChatId("U8189cf6745fc0d808977bdb0b9f22995").kind()).isEqualTo(ChatId.Kind.USER);
    assertThat(new ChatId("Ca56f94637c4347f0a4a8c8b1d2f5f3d1").kind()).isEqualTo(ChatId.Kind.GROUP);
    assertThat(new ChatId("R56f94637c4347f0a4a8c8b1d2f5f3d11").kind()).isEqualTo(ChatId.Kind.ROOM);
    assertThat(new ChatId("x").kind()).isEqualTo(ChatId.Kind.USER);
    assertThat(new ChatId("c1").kind()).isEqualTo(ChatId.Kind.USER);
  }

  @Test
  void a_chat_id_may_have_64_characters_and_no_more() {
    assertThat(ChatId.isValid("U".repeat(64))).isTrue();
    assertThat(ChatId.isValid("U".repeat(65))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "U 1", "U#1", "U\n", "U\u007f", "あ", "U\u0000", "𠮷"})
  void a_chat_id_that_could_break_a_key_is_refused_and_not_repeated_in_the_message(String id) {
    assertThat(ChatId.isValid(id)).isFalse();
    assertThatThrownBy(() -> new ChatId(id))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a chat id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "0", "salon-2", "a-", "0123456789012345678901234567890123456789"})
  void an_account_id_is_lower_case_letters_digits_and_hyphens(String id) {
    assertThat(new AccountId(id)).hasToString(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-a",
        "A",
        "a b",
        "a\n",
        "a/b",
        "a#b",
        "あ",
        "01234567890123456789012345678901234567890"
      })
  void any_other_account_id_is_refused(String id) {
    assertThat(AccountId.isValid(id)).isFalse();
    assertThatThrownBy(() -> new AccountId(id)).isInstanceOf(IllegalArgumentException.class);
  }
}
