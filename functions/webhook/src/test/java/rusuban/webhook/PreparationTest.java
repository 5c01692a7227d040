package rusuban.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class PreparationTest {
  @Test
  void every_event_of_the_function_is_rehearsed() {
    var events = new ArrayList<>(Request.files());
    events.add(Request.KEEP_AWAKE);
    assertThat(Preparation.STATUSES.keySet().stream().map(name -> name + ".json"))
        .containsExactlyInAnyOrderElementsOf(events);
  }
}
