package rusuban.local.phone;

import java.util.Base64;
import java.util.Optional;
import rusuban.core.Json;
import rusuban.local.http.Fields;
import rusuban.local.line.Action;
import rusuban.local.line.Content;
import rusuban.local.line.LineSimulator;
import rusuban.local.line.PhoneMessages;

/** The page's requests as actions of the simulator. */
final class Deeds {
  /** The longest text that LINE's app accepts, in UTF-16 units. */
  private static final int MAX_TEXT = 10_000;

  private final LineSimulator line;

  Deeds(LineSimulator line) {
    this.line = line;
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
        yield quoting(
            message,
            mention ? PhoneMessages.mention(line.channel(), text) : PhoneMessages.text(text));
      }
      case "sticker" ->
          quoting(
              message, PhoneMessages.sticker(message.text("packageId"), message.text("stickerId")));
      case "image" -> inSet(message);
      case "location" ->
          PhoneMessages.location(
              message.optional("title"),
              message.optional("address"),
              message.number("latitude"),
              message.number("longitude"));
      default -> throw new Asked.Unclear("type");
    };
  }

  /** Adds {@code quotedMessageId} (Messaging API reference, "Text message", "Sticker message"). */
  private static Json.Obj quoting(Asked message, Json.Obj carried) {
    return Fields.of(carried)
        .put("quotedMessageId", message.optional("quotedMessageId").map(Json::str))
        .build();
  }

  /** Adds {@code imageSet} to one of several images (Messaging API reference, "Image message"). */
  private static Json.Obj inSet(Asked message) {
    return Fields.of(PhoneMessages.image())
        .put("imageSet", message.optionalObject("imageSet"))
        .build();
  }

  /** Reads a picture in Base64, with or without the prefix of a data URL. */
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
