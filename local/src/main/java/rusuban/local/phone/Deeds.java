package rusuban.local.phone;

import java.util.Base64;
import java.util.Optional;
import rusuban.core.Json;
import rusuban.local.line.Action;
import rusuban.local.line.Channel;
import rusuban.local.line.Content;
import rusuban.local.line.PhoneMessages;

/** What the page asks to be done in a chat, as the simulator's actions. */
final class Deeds {
  /** LINE's app lets nobody type more; UTF-16 units. */
  private static final int MAX_TEXT = 10_000;

  private final Channel channel;

  Deeds(Channel channel) {
    this.channel = channel;
  }

  Action message(String chatId, Asked asked) {
    var message = asked.object("message");
    var type = message.text("type");
    var content =
        type.equals("image") ? Optional.of(image(message.text("data"))) : Optional.<Content>empty();
    var carried = carried(type, message, asked.flag("mention"));
    return new Action.Message(chatId, asked.text("userId"), carried, content);
  }

  static Action postback(String chatId, Asked asked) {
    return new Action.Postback(
        chatId,
        asked.text("userId"),
        asked.text("data"),
        asked.optional("displayText"),
        asked.optionalObject("params"));
  }

  static Action unsend(String chatId, Asked asked) {
    return new Action.Unsend(chatId, asked.text("userId"), asked.text("messageId"));
  }

  private Json.Obj carried(String type, Asked message, boolean mention) {
    return switch (type) {
      case "text" -> {
        var text = message.text("text");
        if (text.length() > MAX_TEXT) throw new Asked.Unclear("text");
        yield mention ? PhoneMessages.mention(channel, text) : PhoneMessages.text(text);
      }
      case "sticker" -> PhoneMessages.sticker(message.text("packageId"), message.text("stickerId"));
      case "image" -> PhoneMessages.image();
      case "location" ->
          PhoneMessages.location(
              message.optional("title"),
              message.optional("address"),
              message.number("latitude"),
              message.number("longitude"));
      default -> throw new Asked.Unclear("type");
    };
  }

  /** Base64, with or without the head of a data URL. */
  private static Content image(String data) {
    try {
      var bytes = Base64.getDecoder().decode(data.substring(data.indexOf(',') + 1));
      if (bytes.length == 0) throw new Asked.Unclear("data");
      return Content.image(bytes);
    } catch (IllegalArgumentException _) {
      throw new Asked.Unclear("data");
    }
  }
}
