package rusuban.local.line;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A group or room. Each method waits for the webhook's outcome, as with {@link Person}. */
public record Group(CustomerPhones line, String chatId) {

  /** Invites the account. */
  public Delivery invites() {
    return does(new Action.Invite(chatId));
  }

  /** Removes the account. */
  public Delivery removes() {
    return does(new Action.Remove(chatId));
  }

  public Delivery joins(Person... people) {
    return does(new Action.MembersJoin(chatId, ids(people)));
  }

  public Delivery leaves(Person... people) {
    return does(new Action.MembersLeave(chatId, ids(people)));
  }

  public Delivery says(Person member, String text) {
    return does(
        new Action.Message(chatId, member.userId(), PhoneMessages.text(text), Optional.empty()));
  }

  /** Sends the text, preceded by a mention of the account. */
  public Delivery mentions(Person member, String text) {
    var message = PhoneMessages.mention(line.channel(), text);
    return does(new Action.Message(chatId, member.userId(), message, Optional.empty()));
  }

  /** Returns the items on the phone, oldest first. */
  public List<Item> chat() {
    return line.chat(chatId).orElseThrow().items();
  }

  private static List<String> ids(Person... people) {
    return Arrays.stream(people).map(Person::userId).toList();
  }

  private Delivery does(Action action) {
    return line.perform(action).done().delivery().join();
  }
}
