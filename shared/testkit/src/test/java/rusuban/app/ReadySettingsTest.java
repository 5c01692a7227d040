package rusuban.app;

import static org.assertj.core.api.Assertions.assertThat;
import static rusuban.app.World.SALON;
import static rusuban.app.World.answering;

import org.junit.jupiter.api.Test;
import rusuban.core.AccountId;

class ReadySettingsTest {
  private static final AccountId BARBER = new AccountId("barber");

  private final World world = new World(answering("salon", false));
  private final ReadySettings ready = new ReadySettings(world.versions());

  @Test
  void a_version_is_made_ready_once_for_each_account() {
    world.live.put(BARBER, answering("barber", false));
    var salon = ready.at(SALON, 1);
    assertThat(ready.at(BARBER, 1)).isNotSameAs(salon);
    assertThat(ready.at(SALON, 1)).isSameAs(salon);
  }

  @Test
  void another_version_is_read_anew() {
    ready.at(SALON, 1);
    world.live.put(SALON, answering("renewed", false));
    assertThat(ready.at(SALON, 2).settings().defaultReply()).isEqualTo(World.say("renewed"));
  }
}
