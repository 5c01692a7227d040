package rusuban.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class WebhookPrimingTest {
  @Test
  void every_event_of_the_function_is_rehearsed() {
    var events = new ArrayList<>(WebhookRequestBuilder.files());
    events.add(WebhookRequestBuilder.KEEP_AWAKE);
    assertThat(WebhookPriming.STATUSES.keySet().stream().map(name -> name + ".json"))
        .containsExactlyInAnyOrderElementsOf(events);
  }
}
