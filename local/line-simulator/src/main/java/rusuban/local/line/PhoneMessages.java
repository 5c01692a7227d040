package rusuban.local.line;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import rusuban.json.Json;
import rusuban.json.JsonObjectBuilder;
import rusuban.local.line.state.SimulatedChannel;

/**
 * The messages that a customer's phone can send. They are as in webhooks, but without ids and
 * tokens (Messaging API reference, "Message event").
 */
public final class PhoneMessages {
  private PhoneMessages() {}

  public static Json.Obj text(String text) {
    return Json.textMessage(text);
  }

  /** Returns the text after {@code @} and the account's name, unless it already begins so. */
  public static Json.Obj mention(SimulatedChannel simulatedChannel, String text) {
    var name = "@" + simulatedChannel.displayName();
    var mentionee =
        JsonObjectBuilder.fields()
            .put("index", 0)
            .put("length", name.length())
            .put("type", "user")
            .put("userId", simulatedChannel.botUserId())
            .put("isSelf", true)
            .build();
    return JsonObjectBuilder.of(text(text.startsWith(name) ? text : name + " " + text))
        .put("mention", JsonObjectBuilder.fields().put("mentionees", List.of(mentionee)).build())
        .build();
  }

  public static Json.Obj sticker(String packageId, String stickerId) {
    return typed("sticker")
        .put("packageId", packageId)
        .put("stickerId", stickerId)
        .put("stickerResourceType", "STATIC")
        .build();
  }

  public static Json.Obj location(
      Optional<String> title, Optional<String> address, BigDecimal latitude, BigDecimal longitude) {
    return typed("location")
        .put("title", title.map(Json::str))
        .put("address", address.map(Json::str))
        .put("latitude", new Json.Num(latitude))
        .put("longitude", new Json.Num(longitude))
        .build();
  }

  public static Json.Obj image() {
    return uploaded("image").build();
  }

  public static Json.Obj video(long millis) {
    return uploaded("video").put("duration", millis).build();
  }

  public static Json.Obj audio(long millis) {
    return uploaded("audio").put("duration", millis).build();
  }

  public static Json.Obj file(String name, long bytes) {
    return typed("file").put("fileName", name).put("fileSize", bytes).build();
  }

  private static JsonObjectBuilder uploaded(String type) {
    return typed(type)
        .put("contentProvider", JsonObjectBuilder.fields().put("type", "line").build());
  }

  private static JsonObjectBuilder typed(String type) {
    return JsonObjectBuilder.fields().put("type", type);
  }
}
