package rusuban.local.line;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import rusuban.local.line.state.TimelineItem;
import rusuban.local.line.state.WebhookDelivery;

/**
 * A group or room. Each method waits for the webhook's outcome, as with {@link SimulatedCustomer}.
 */
public record SimulatedGroup(CustomerPhones line, String chatId) {

  /** Invites the account. */
  public WebhookDelivery invites() {
    return does(new CustomerAction.Invite(chatId));
  }

  /** Removes the account. */
  public WebhookDelivery removes() {
    return does(new CustomerAction.Remove(chatId));
  }

  public WebhookDelivery joins(SimulatedCustomer... people) {
    return does(new CustomerAction.MembersJoin(chatId, ids(people)));
  }

  public WebhookDelivery leaves(SimulatedCustomer... people) {
    return does(new CustomerAction.MembersLeave(chatId, ids(people)));
  }

  public WebhookDelivery says(SimulatedCustomer member, String text) {
    return does(
        new CustomerAction.Message(
            chatId, member.userId(), PhoneMessages.text(text), Optional.empty()));
  }

  /** Sends the text, preceded by a mention of the account. */
  public WebhookDelivery mentions(SimulatedCustomer member, String text) {
    var message = PhoneMessages.mention(line.channel(), text);
    return does(new CustomerAction.Message(chatId, member.userId(), message, Optional.empty()));
  }

  /** Returns the items on the phone, oldest first. */
  public List<TimelineItem> chat() {
    return line.chat(chatId).orElseThrow().items();
  }

  private static List<String> ids(SimulatedCustomer... people) {
    return Arrays.stream(people).map(SimulatedCustomer::userId).toList();
  }

  private WebhookDelivery does(CustomerAction customerAction) {
    return line.perform(customerAction).done().delivery().join();
  }
}
