package rusuban.dynamo;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rusuban.app.account.VersionedShopState;
import rusuban.core.AccountId;
import rusuban.core.shop.ShopState;
import rusuban.core.shop.ShopSwitch;

/** The shop's state as an item and back. */
final class StateItem {
  /** The version of this item's form; a reader of a later form tells by it what it reads. */
  private static final int SCHEMA = 1;

  private StateItem() {}

  static Item write(AccountId account, ShopState state, long revision) {
    var item =
        Item.at(Keys.state(account)).number("schema", SCHEMA).number(ChatItem.REVISION, revision);
    for (var kind : ShopSwitch.Kind.values())
      state.last(kind).ifPresent(last -> item.put(name(kind), written(last).map()));
    return item;
  }

  /** The state of this item; nothing was ever switched where there is none. */
  static VersionedShopState orNone(@Nullable Item item) {
    if (item == null) return VersionedShopState.NONE;
    var state =
        new ShopState(
            last(item, ShopSwitch.Kind.CLOSED),
            last(item, ShopSwitch.Kind.BUSY),
            last(item, ShopSwitch.Kind.STAFF));
    return new VersionedShopState(state, item.number(ChatItem.REVISION));
  }

  private static String name(ShopSwitch.Kind kind) {
    return switch (kind) {
      case CLOSED -> "closed";
      case BUSY -> "busy";
      case STAFF -> "staff";
    };
  }

  private static Item written(ShopSwitch last) {
    return new Item()
        .instant("from", last.from())
        .instant("until", last.until())
        .text("by", last.by())
        .instant("at", last.at());
  }

  private static Optional<ShopSwitch> last(Item item, ShopSwitch.Kind kind) {
    if (!item.has(name(kind))) return Optional.empty();
    var last = new Item(item.get(name(kind)).m());
    return Optional.of(
        new ShopSwitch(
            last.instant("from"),
            last.optionalInstant("until"),
            last.text("by"),
            last.instant("at")));
  }
}
