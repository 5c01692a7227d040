package rusuban.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeliveryOutcomeTest {

  @Test
  void what_was_not_surely_sent_says_why() {
    assertThat(new DeliveryOutcome.Sent(DeliveryOutcome.Via.REPLY, Optional.empty()).reason())
        .isEmpty();
    assertThat(new DeliveryOutcome.Skipped("left").reason()).contains("left");
    assertThat(new DeliveryOutcome.Unknown("push-unclear").reason()).contains("push-unclear");
    assertThat(new DeliveryOutcome.Failed("refused-403").reason()).contains("refused-403");
  }
}
