package rusuban.console.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import rusuban.app.people.Member;
import rusuban.app.people.MemberStore;
import rusuban.core.AccountId;

/** Builds the frame of a page. */
public final class LayoutBuilder {
  private final MemberStore members;
  private final ShopReader shops;
  private final ToIntFunction<AccountId> draftChanges;
  private final List<MenuItem> menu;

  /**
   * Creates the builder.
   *
   * @param draftChanges returns the number of changes in an account's draft
   * @param menu the entries that lead to a page
   */
  public LayoutBuilder(
      MemberStore members,
      ShopReader shops,
      ToIntFunction<AccountId> draftChanges,
      List<MenuItem> menu) {
    this.members = members;
    this.shops = shops;
    this.draftChanges = draftChanges;
    this.menu = List.copyOf(menu);
  }

  /** Returns the frame of a page of the menu. */
  public PageLayout of(ConsoleRequest request, LiveShop shop, String title, MenuItem active) {
    return of(request, shop, title, active, Optional.empty(), Optional.empty());
  }

  /**
   * Returns the frame of a page.
   *
   * @param back the address of the page above
   * @param notice the result of the last action
   */
  public PageLayout of(
      ConsoleRequest request,
      LiveShop shop,
      String title,
      MenuItem active,
      Optional<String> back,
      Optional<PageLayout.Notice> notice) {
    var language = request.language();
    var time = shop.time(language, request.now());
    var role = request.member().role();
    return new PageLayout(
        language,
        title,
        active,
        back,
        menu,
        shop.compiledSettings().settings().shopName(),
        choices(request, shop),
        OpeningText.of(shop.compiledSettings().calendar(), time).line(),
        request.member().name(),
        language.of(role.ja(), role.en()),
        draftChanges.applyAsInt(request.account()),
        notice,
        request.csrf(),
        request.http().path());
  }

  private List<PageLayout.ShopChoice> choices(ConsoleRequest request, LiveShop shop) {
    var choices = new ArrayList<PageLayout.ShopChoice>();
    choices.add(
        new PageLayout.ShopChoice(
            request.account().value(), shop.compiledSettings().settings().shopName()));
    for (var other : members.memberships(request.member().email(), request.now()))
      if (other.hasJoined() && !other.account().equals(request.account()))
        choices.add(new PageLayout.ShopChoice(other.account().value(), name(other)));
    return choices;
  }

  private String name(Member member) {
    return shops
        .read(member.account())
        .map(shop -> shop.compiledSettings().settings().shopName())
        .orElse(member.account().value());
  }
}
