package rusuban.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import rusuban.app.account.AccountContext;
import rusuban.app.account.AccountStore;
import rusuban.app.account.VersionedShopState;
import rusuban.core.AccountId;
import rusuban.core.shop.ShopState;
import rusuban.core.shop.ShopSwitch.Kind;

/** Contract tests for every implementation of {@link AccountStore}. */
public abstract class AccountStoreContract extends StoreContract {

  /** Creates the suite for the store of this fixture. */
  protected AccountStoreContract(StoreFixture fixture) {
    super(fixture);
  }

  @Test
  void the_newest_webhook_of_each_account_is_noted_in_whatever_order_they_come() {
    assertThat(accounts().lastWebhook(SALON)).isEmpty();
    accounts().noteWebhook(SALON, NOW);
    accounts().noteWebhook(SALON, NOW.plusMillis(1));
    accounts().noteWebhook(SALON, NOW.minus(MINUTE));
    accounts().noteWebhook(new AccountId("another"), NOW.minus(MINUTE));
    assertThat(accounts().lastWebhook(SALON)).contains(NOW.plusMillis(1));
    assertThat(accounts().lastWebhook(new AccountId("another"))).contains(NOW.minus(MINUTE));
    assertThat(accounts().lastWebhook(new AccountId("third"))).isEmpty();
  }

  @Test
  void the_state_of_a_shop_is_opened_with_every_chat_and_with_none() {
    var opened = chats().read(SALON, Optional.of(HANAKO));
    assertThat(opened.state()).isEqualTo(VersionedShopState.NONE);
    var end = Optional.of(NOW.plusSeconds(3600));
    var open = Optional.<Instant>empty();
    var state =
        ShopState.NONE
            .switchedOn(Kind.CLOSED, NOW, end, "店長 🎀", NOW.plusMillis(1))
            .switchedOn(Kind.BUSY, NOW.minusSeconds(60), open, "a", NOW)
            .switchedOn(Kind.STAFF, NOW.plusSeconds(60), open, "b", NOW);
    assertThat(accounts().change(SALON, opened.state(), state)).isTrue();
    assertThat(chats().read(SALON, Optional.of(HANAKO)).state())
        .isEqualTo(new VersionedShopState(state, 1));
    assertThat(chats().read(SALON, Optional.empty()).state())
        .isEqualTo(new VersionedShopState(state, 1));
    assertThat(chats().read(new AccountId("other"), Optional.empty()).state())
        .isEqualTo(VersionedShopState.NONE);
  }

  @Test
  void of_two_who_change_the_state_of_a_shop_only_the_first_does() {
    var before = chats().read(SALON, Optional.empty()).state();
    var closed = before.state().switchedOn(Kind.CLOSED, NOW, Optional.empty(), "a", NOW);
    var busy = before.state().switchedOn(Kind.BUSY, NOW, Optional.empty(), "b", NOW);
    assertThat(accounts().change(SALON, before, closed)).isTrue();
    assertThat(accounts().change(SALON, before, busy)).isFalse();
    var now = chats().read(SALON, Optional.empty()).state();
    assertThat(now.state()).isEqualTo(closed);
    var both = closed.switchedOn(Kind.BUSY, NOW, Optional.empty(), "b", NOW);
    assertThat(accounts().change(SALON, now, both)).isTrue();
    assertThat(accounts().change(SALON, now, closed)).isFalse();
    assertThat(chats().read(SALON, Optional.empty()).state().state()).isEqualTo(both);
  }

  @Test
  void the_state_of_a_shop_is_no_part_of_a_chat_and_outlives_it() {
    var before = chats().read(SALON, Optional.empty()).state();
    var closed = before.state().switchedOn(Kind.CLOSED, NOW, Optional.empty(), "a", NOW);
    assertThat(accounts().change(SALON, before, closed)).isTrue();
    record(plain("e1").silent());
    archive().erase(SALON, HANAKO, NOW);
    assertThat(chats().read(SALON, Optional.of(HANAKO)).state().state()).isEqualTo(closed);
  }

  @Test
  void the_live_settings_and_the_state_of_an_account_are_read_together() {
    assertThat(accounts().read(SALON))
        .isEqualTo(new AccountContext(OptionalLong.empty(), VersionedShopState.NONE));
    makeLive(SALON, 3);
    var closed = ShopState.NONE.switchedOn(Kind.CLOSED, NOW, Optional.empty(), "a", NOW);
    assertThat(accounts().change(SALON, VersionedShopState.NONE, closed)).isTrue();
    assertThat(accounts().read(SALON))
        .isEqualTo(new AccountContext(OptionalLong.of(3), new VersionedShopState(closed, 1)));
    assertThat(accounts().read(new AccountId("other")).state()).isEqualTo(VersionedShopState.NONE);
  }
}
