package rusuban.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static rusuban.app.UseCaseFixture.SALON;
import static rusuban.app.UseCaseFixture.answering;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import rusuban.app.UseCaseFixture;
import rusuban.core.AccountId;
import rusuban.core.shop.ShopState;
import rusuban.core.shop.ShopSwitch;

class CompiledSettingsCacheTest {
  private static final AccountId BARBER = new AccountId("barber");

  private final UseCaseFixture useCaseFixture = new UseCaseFixture(answering("salon", false));
  private final CompiledSettingsCache ready = new CompiledSettingsCache(useCaseFixture.versions());

  @Test
  void a_version_is_made_ready_once_for_each_account() {
    useCaseFixture.live.put(BARBER, answering("barber", false));
    var salon = ready.at(SALON, 1, ShopState.NONE);
    assertThat(ready.at(BARBER, 1, ShopState.NONE)).isNotSameAs(salon);
    assertThat(ready.at(SALON, 1, ShopState.NONE)).isSameAs(salon);
  }

  @Test
  void another_version_is_read_anew() {
    ready.at(SALON, 1, ShopState.NONE);
    useCaseFixture.live.put(SALON, answering("renewed", false));
    assertThat(ready.at(SALON, 2, ShopState.NONE).settings().defaultReply())
        .isEqualTo(UseCaseFixture.say("renewed"));
  }

  @Test
  void another_state_is_put_in_place_once_and_its_rules_are_not_compiled_again() {
    var closed =
        ShopState.NONE.switchedOn(
            ShopSwitch.Kind.CLOSED,
            UseCaseFixture.NOON,
            Optional.empty(),
            "店長",
            UseCaseFixture.NOON);
    var open = ready.at(SALON, 1, ShopState.NONE);
    var shut = ready.at(SALON, 1, closed);
    assertThat(shut.calendar().isOpen(UseCaseFixture.NOON)).isFalse();
    assertThat(open.calendar().isOpen(UseCaseFixture.NOON)).isTrue();
    assertThat(shut.matcher()).isSameAs(open.matcher());
    assertThat(ready.at(SALON, 1, closed)).isSameAs(shut);
  }
}
