package rusuban.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rusuban.testkit.Chance;

/**
 * Random schedules of events, faults, crashes and rounds over the fakes; a failing seed is named.
 */
class ScheduleTest {

  @Test
  @Tag("property")
  void nothing_is_sent_twice_nothing_after_goodbye_and_everything_ends() {
    var seen = new Schedule.Seen();
    Chance.each(1, 500, chance -> new Schedule(chance, seen).run());
    // Schedules in which nothing of this ever happened would prove nothing.
    assertThat(seen.replies()).isGreaterThan(500);
    assertThat(seen.pushes()).isGreaterThan(200);
    assertThat(seen.crashes()).isGreaterThan(500);
    assertThat(seen.goodbyes()).isGreaterThan(200);
    assertThat(seen.races()).isGreaterThan(200);
  }
}
