package rusuban.app.account;

import rusuban.core.shop.ShopState;

/**
 * The shop's state with its revision.
 *
 * @param revision 0 if the state is not stored yet
 */
public record VersionedShopState(ShopState state, long revision) {
  /** The state of a shop that has nothing stored. */
  public static final VersionedShopState NONE = new VersionedShopState(ShopState.NONE, 0);
}
