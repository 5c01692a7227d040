package rusuban.dynamo.item;

import rusuban.app.people.EmailAddress;
import rusuban.app.people.Session;
import rusuban.core.AccountId;

/** A session as an item and back, and the item by which a member's sessions are listed. */
public final class SessionItem {
  public static final String SEEN_AT = "seenAt";
  public static final String UNTIL = "until";

  private static final String TOKEN = "token";
  private static final String ACCOUNT = "account";
  private static final String EMAIL = "email";
  private static final String CREATED_AT = "createdAt";
  private static final String DEVICE = "device";

  private SessionItem() {}

  public static ItemAttributes write(Session session) {
    return ItemAttributes.at(TableKeys.session(session.tokenHash()))
        .text(TOKEN, session.tokenHash())
        .text(ACCOUNT, session.account().value())
        .text(EMAIL, session.email().value())
        .instant(CREATED_AT, session.createdAt())
        .instant(SEEN_AT, session.seenAt())
        .instant(UNTIL, session.expires())
        .text(DEVICE, session.device())
        .expires(session.expires());
  }

  /** Writes the item in the partition of the account, with the hash of the token alone. */
  public static ItemAttributes listed(Session session) {
    return ItemAttributes.at(
            TableKeys.sessionOf(session.account(), session.email(), session.tokenHash()))
        .text(TOKEN, session.tokenHash())
        .expires(session.expires());
  }

  /** Returns the hash in an item that {@link #listed} wrote. */
  public static String tokenHash(ItemAttributes listed) {
    return listed.text(TOKEN);
  }

  public static Session read(ItemAttributes itemAttributes) {
    return new Session(
        itemAttributes.text(TOKEN),
        new AccountId(itemAttributes.text(ACCOUNT)),
        new EmailAddress(itemAttributes.text(EMAIL)),
        itemAttributes.instant(CREATED_AT),
        itemAttributes.instant(SEEN_AT),
        itemAttributes.instant(UNTIL),
        itemAttributes.text(DEVICE));
  }
}
