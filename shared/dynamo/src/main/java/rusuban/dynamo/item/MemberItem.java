package rusuban.dynamo.item;

import java.util.Optional;
import rusuban.app.people.EmailAddress;
import rusuban.app.people.Member;
import rusuban.app.people.Member.Standing;
import rusuban.app.people.Role;
import rusuban.core.AccountId;

/** A member as an item and back, and the item by which the address finds the account. */
public final class MemberItem {
  public static final String ROLE = "role";
  public static final String NAME = "name";
  public static final String STANDING = "standing";
  public static final String UNTIL = "until";
  public static final String SUBJECT = "subject";
  public static final String SEEN_AT = "seenAt";

  /** The number of owners, in an item of its own. */
  public static final String OWNERS = "owners";

  public static final String INVITED = "invited";
  public static final String JOINED = "joined";

  private static final String ACCOUNT = "account";
  private static final String EMAIL = "email";
  private static final String AT = "at";

  /** The version of this item's form, from which a later reader knows it. */
  private static final int SCHEMA = 1;

  private MemberItem() {}

  public static ItemAttributes write(Member member) {
    var itemAttributes =
        ItemAttributes.at(TableKeys.member(member.account(), member.email()))
            .number("schema", SCHEMA)
            .text(ACCOUNT, member.account().value())
            .text(EMAIL, member.email().value())
            .text(NAME, member.name())
            .text(ROLE, member.role().word())
            .text(STANDING, standing(member));
    member.seenAt().ifPresent(at -> itemAttributes.put(SEEN_AT, ItemAttributes.time(at)));
    return switch (member.standing()) {
      case Standing.Invited(var at, var until) ->
          itemAttributes.instant(AT, at).put(UNTIL, ItemAttributes.time(until)).expires(until);
      case Standing.Joined(var at, var subject) ->
          itemAttributes.instant(AT, at).text(SUBJECT, subject);
    };
  }

  /** Returns the word for the member's standing. */
  public static String standing(Member member) {
    return member.hasJoined() ? JOINED : INVITED;
  }

  /** Writes the item in the address's own partition. It expires with the invitation. */
  public static ItemAttributes membership(Member member) {
    var itemAttributes =
        ItemAttributes.at(TableKeys.membership(member.account(), member.email()))
            .text(ACCOUNT, member.account().value());
    if (member.standing() instanceof Standing.Invited(_, var until)) itemAttributes.expires(until);
    return itemAttributes;
  }

  /** Returns the account of an item that {@link #membership} wrote. */
  public static AccountId account(ItemAttributes membership) {
    return new AccountId(membership.text(ACCOUNT));
  }

  public static Member read(ItemAttributes itemAttributes) {
    return new Member(
        new AccountId(itemAttributes.text(ACCOUNT)),
        new EmailAddress(itemAttributes.text(EMAIL)),
        itemAttributes.text(NAME),
        Role.of(itemAttributes.text(ROLE)).orElseThrow(MemberItem::unreadable),
        readStanding(itemAttributes),
        Optional.of(SEEN_AT)
            .filter(itemAttributes::has)
            .map(it -> TableKeys.instant(itemAttributes.text(it))));
  }

  private static Standing readStanding(ItemAttributes itemAttributes) {
    var at = itemAttributes.instant(AT);
    return switch (itemAttributes.text(STANDING)) {
      case INVITED -> new Standing.Invited(at, TableKeys.instant(itemAttributes.text(UNTIL)));
      case JOINED -> new Standing.Joined(at, itemAttributes.text(SUBJECT));
      default -> throw unreadable();
    };
  }

  private static IllegalStateException unreadable() {
    return new IllegalStateException("a member of a newer version");
  }
}
