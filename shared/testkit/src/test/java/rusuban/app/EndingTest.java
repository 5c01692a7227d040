package rusuban.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class EndingTest {

  @Test
  void what_was_not_surely_sent_says_why() {
    assertThat(new Ending.Sent(Ending.Via.REPLY, Optional.empty()).reason()).isEmpty();
    assertThat(new Ending.Skipped("left").reason()).contains("left");
    assertThat(new Ending.Unknown("push-unclear").reason()).contains("push-unclear");
    assertThat(new Ending.Dead("refused-403").reason()).contains("refused-403");
  }
}
