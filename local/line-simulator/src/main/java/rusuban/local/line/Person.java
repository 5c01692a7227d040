package rusuban.local.line;

import java.util.List;
import java.util.Optional;
import rusuban.core.Json;

/**
 * A customer at their phone, in the one-to-one chat. Each method waits for the webhook's outcome.
 * Each throws {@link IllegalStateException} if LINE's app would not offer the action.
 */
public record Person(CustomerPhones line, String userId) {

  public Delivery says(String text) {
    return sends(PhoneMessages.text(text));
  }

  public Delivery sends(Json.Obj message) {
    return does(new Action.Message(userId, userId, message, Optional.empty()));
  }

  public Delivery sendsSticker(String packageId, String stickerId) {
    return sends(PhoneMessages.sticker(packageId, stickerId));
  }

  public Delivery sendsImage(byte[] bytes) {
    return does(upload(PhoneMessages.image(), Content.image(bytes)));
  }

  public Delivery sendsVideo(byte[] mp4, byte[] preview, long millis) {
    return does(upload(PhoneMessages.video(millis), Content.video(mp4, preview)));
  }

  public Delivery sendsAudio(byte[] m4a, long millis) {
    return does(upload(PhoneMessages.audio(millis), Content.audio(m4a)));
  }

  public Delivery sendsFile(String name, byte[] bytes) {
    return does(upload(PhoneMessages.file(name, bytes.length), Content.file(bytes)));
  }

  /** Taps a button that posts this data back and shows no text. */
  public Delivery taps(String data) {
    return does(new Action.Postback(userId, userId, data, Optional.empty(), Optional.empty()));
  }

  public Delivery unsends(String messageId) {
    return does(new Action.Unsend(userId, userId, messageId));
  }

  public Delivery follows() {
    return does(new Action.Follow(userId));
  }

  public Delivery blocks() {
    return does(new Action.Block(userId));
  }

  /** Returns the items on the phone, oldest first. */
  public List<Item> chat() {
    return line.chat(userId).orElseThrow().items();
  }

  /** Returns the texts that the account sent and the phone received, oldest first. */
  public List<String> hears() {
    return chat().stream()
        .filter(Item.FromAccount.class::isInstance)
        .flatMap(it -> ((Item.FromAccount) it).message().text("text").stream())
        .toList();
  }

  private Action upload(Json.Obj message, Content content) {
    return new Action.Message(userId, userId, message, Optional.of(content));
  }

  private Delivery does(Action action) {
    return line.perform(action).done().delivery().join();
  }
}
