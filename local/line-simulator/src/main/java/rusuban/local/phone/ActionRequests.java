package rusuban.local.phone;

import java.util.Base64;
import java.util.Optional;
import rusuban.json.Json;
import rusuban.json.JsonObjectBuilder;
import rusuban.local.line.CustomerAction;
import rusuban.local.line.LineSimulator;
import rusuban.local.line.PhoneMessages;
import rusuban.local.line.state.UploadedContent;

/** The page's requests as actions of the simulator. */
final class ActionRequests {
  /** The longest text that LINE's app accepts, in UTF-16 units. */
  private static final int MAX_TEXT = 10_000;

  private final LineSimulator line;

  ActionRequests(LineSimulator line) {
    this.line = line;
  }

  CustomerAction message(String chatId, RequestJson requestJson) {
    var message = requestJson.object("message");
    var type = message.text("type");
    var content =
        type.equals("image")
            ? Optional.of(image(message.text("data")))
            : Optional.<UploadedContent>empty();
    var carried = carried(type, message, requestJson.flag("mention"));
    return new CustomerAction.Message(chatId, requestJson.text("userId"), carried, content);
  }

  static CustomerAction postback(String chatId, RequestJson requestJson) {
    return new CustomerAction.Postback(
        chatId,
        requestJson.text("userId"),
        requestJson.text("data"),
        requestJson.optional("displayText"),
        requestJson.optionalObject("params"));
  }

  static CustomerAction unsend(String chatId, RequestJson requestJson) {
    return new CustomerAction.Unsend(
        chatId, requestJson.text("userId"), requestJson.text("messageId"));
  }

  private Json.Obj carried(String type, RequestJson message, boolean mention) {
    return switch (type) {
      case "text" -> {
        var text = message.text("text");
        if (text.length() > MAX_TEXT) throw new RequestJson.Unclear("text");
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
      default -> throw new RequestJson.Unclear("type");
    };
  }

  /** Adds {@code quotedMessageId} (Messaging API reference, "Text message", "Sticker message"). */
  private static Json.Obj quoting(RequestJson message, Json.Obj carried) {
    return JsonObjectBuilder.of(carried)
        .put("quotedMessageId", message.optional("quotedMessageId").map(Json::str))
        .build();
  }

  /** Adds {@code imageSet} to one of several images (Messaging API reference, "Image message"). */
  private static Json.Obj inSet(RequestJson message) {
    return JsonObjectBuilder.of(PhoneMessages.image())
        .put("imageSet", message.optionalObject("imageSet"))
        .build();
  }

  /** Reads a picture in Base64, with or without the prefix of a data URL. */
  private static UploadedContent image(String data) {
    try {
      var bytes = Base64.getDecoder().decode(data.substring(data.indexOf(',') + 1));
      if (bytes.length == 0) throw new RequestJson.Unclear("data");
      return UploadedContent.image(bytes);
    } catch (IllegalArgumentException _) {
      throw new RequestJson.Unclear("data");
    }
  }
}
