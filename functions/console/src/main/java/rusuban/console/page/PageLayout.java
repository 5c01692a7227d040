package rusuban.console.page;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The data of a page's frame: menu, shop, person, draft.
 *
 * @param title the page's heading
 * @param active the menu's entry of the page
 * @param back the address of the page above, if the page has one
 * @param menu the entries that exist
 * @param shopName the name of the shop
 * @param shops the other shops of the person
 * @param openness the words for open or closed now
 * @param person the name of the person
 * @param role the role of the person, in words
 * @param draftChanges the number of changes in the draft
 * @param notice the result of the last action, if any
 * @param csrf the token that every form sends back
 * @param here the path of the page
 */
public record PageLayout(
    PageLanguage language,
    String title,
    MenuItem active,
    Optional<String> back,
    List<MenuItem> menu,
    String shopName,
    List<ShopChoice> shops,
    String openness,
    String person,
    String role,
    int draftChanges,
    Optional<Notice> notice,
    String csrf,
    String here) {

  public PageLayout {
    menu = List.copyOf(menu);
    shops = List.copyOf(shops);
  }

  /** A shop that the person may enter. */
  public record ShopChoice(String account, String name) {}

  /**
   * The result of the last action.
   *
   * @param undo the address whose POST takes it back, if that is possible
   */
  public record Notice(String text, Optional<String> undo) {}

  /** Returns the entries of the phone's dock. */
  public Stream<MenuItem> docked() {
    return menu.stream().filter(MenuItem::isDocked);
  }

  /** Returns the entries below 「その他」. */
  public Stream<MenuItem> rest() {
    return menu.stream().filter(item -> !item.isDocked());
  }

  /** Returns the first letter of a name for its round mark. */
  public static String initial(String name) {
    return name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1));
  }

  /** Returns the number of the colour of a name's round mark, 1 to 7. */
  public static int colour(String name) {
    return Math.floorMod(name.hashCode(), 7) + 1;
  }
}
