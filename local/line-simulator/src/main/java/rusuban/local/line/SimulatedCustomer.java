package rusuban.local.line;

import java.util.List;
import java.util.Optional;
import rusuban.json.Json;
import rusuban.local.line.state.TimelineItem;
import rusuban.local.line.state.UploadedContent;
import rusuban.local.line.state.WebhookDelivery;

/**
 * A customer at their phone, in the one-to-one chat. Each method waits for the webhook's outcome.
 * Each throws {@link IllegalStateException} if LINE's app would not offer the action.
 */
public record SimulatedCustomer(CustomerPhones line, String userId) {

  public WebhookDelivery says(String text) {
    return sends(PhoneMessages.text(text));
  }

  public WebhookDelivery sends(Json.Obj message) {
    return does(new CustomerAction.Message(userId, userId, message, Optional.empty()));
  }

  public WebhookDelivery sendsSticker(String packageId, String stickerId) {
    return sends(PhoneMessages.sticker(packageId, stickerId));
  }

  public WebhookDelivery sendsImage(byte[] bytes) {
    return does(upload(PhoneMessages.image(), UploadedContent.image(bytes)));
  }

  public WebhookDelivery sendsVideo(byte[] mp4, byte[] preview, long millis) {
    return does(upload(PhoneMessages.video(millis), UploadedContent.video(mp4, preview)));
  }

  public WebhookDelivery sendsAudio(byte[] m4a, long millis) {
    return does(upload(PhoneMessages.audio(millis), UploadedContent.audio(m4a)));
  }

  public WebhookDelivery sendsFile(String name, byte[] bytes) {
    return does(upload(PhoneMessages.file(name, bytes.length), UploadedContent.file(bytes)));
  }

  /** Taps a button that posts this data back and shows no text. */
  public WebhookDelivery taps(String data) {
    return does(
        new CustomerAction.Postback(userId, userId, data, Optional.empty(), Optional.empty()));
  }

  public WebhookDelivery unsends(String messageId) {
    return does(new CustomerAction.Unsend(userId, userId, messageId));
  }

  public WebhookDelivery follows() {
    return does(new CustomerAction.Follow(userId));
  }

  public WebhookDelivery blocks() {
    return does(new CustomerAction.Block(userId));
  }

  /** Returns the items on the phone, oldest first. */
  public List<TimelineItem> chat() {
    return line.chat(userId).orElseThrow().items();
  }

  /** Returns the texts that the account sent and the phone received, oldest first. */
  public List<String> hears() {
    return chat().stream()
        .filter(TimelineItem.FromAccount.class::isInstance)
        .flatMap(it -> ((TimelineItem.FromAccount) it).message().text("text").stream())
        .toList();
  }

  private CustomerAction upload(Json.Obj message, UploadedContent uploadedContent) {
    return new CustomerAction.Message(userId, userId, message, Optional.of(uploadedContent));
  }

  private WebhookDelivery does(CustomerAction customerAction) {
    return line.perform(customerAction).done().delivery().join();
  }
}
