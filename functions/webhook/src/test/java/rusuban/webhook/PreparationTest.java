package rusuban.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PreparationTest {
  @Test
  void every_webhook_of_events_is_rehearsed() {
    assertThat(Preparation.STATUSES.keySet().stream().map(name -> name + ".json"))
        .containsExactlyInAnyOrderElementsOf(Request.files());
  }
}
