package rusuban.dynamo.item;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rusuban.app.account.VersionedShopState;
import rusuban.core.AccountId;
import rusuban.core.shop.ShopState;
import rusuban.core.shop.ShopSwitch;

/** The shop's state as an item and back. */
public final class StateItem {
  /** The version of this item's form, from which a later reader knows it. */
  private static final int SCHEMA = 1;

  private StateItem() {}

  public static ItemAttributes write(AccountId account, ShopState state, long revision) {
    var itemAttributes =
        ItemAttributes.at(TableKeys.state(account))
            .number("schema", SCHEMA)
            .number(ChatItem.REVISION, revision);
    for (var kind : ShopSwitch.Kind.values())
      state.last(kind).ifPresent(last -> itemAttributes.put(name(kind), written(last).map()));
    return itemAttributes;
  }

  /** Returns the state of this item, or a state without any switch. */
  public static VersionedShopState orNone(@Nullable ItemAttributes itemAttributes) {
    if (itemAttributes == null) return VersionedShopState.NONE;
    var state =
        new ShopState(
            last(itemAttributes, ShopSwitch.Kind.CLOSED),
            last(itemAttributes, ShopSwitch.Kind.BUSY),
            last(itemAttributes, ShopSwitch.Kind.STAFF));
    return new VersionedShopState(state, itemAttributes.number(ChatItem.REVISION));
  }

  private static String name(ShopSwitch.Kind kind) {
    return switch (kind) {
      case CLOSED -> "closed";
      case BUSY -> "busy";
      case STAFF -> "staff";
    };
  }

  private static ItemAttributes written(ShopSwitch last) {
    return new ItemAttributes()
        .instant("from", last.from())
        .instant("until", last.until())
        .text("by", last.by())
        .instant("at", last.at());
  }

  private static Optional<ShopSwitch> last(ItemAttributes itemAttributes, ShopSwitch.Kind kind) {
    if (!itemAttributes.has(name(kind))) return Optional.empty();
    var last = new ItemAttributes(itemAttributes.get(name(kind)).m());
    return Optional.of(
        new ShopSwitch(
            last.instant("from"),
            last.optionalInstant("until"),
            last.text("by"),
            last.instant("at")));
  }
}
