package rusuban.line;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.linecorp.bot.messaging.model.Message;
import com.linecorp.bot.messaging.model.QuickReply;
import com.linecorp.bot.messaging.model.Sender;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rusuban.core.Json;

/**
 * A message object that goes out field by field as it was checked. The SDK's model forgets what it
 * does not know: a field LINE added since, or a whole message of a newer type.
 */
record VerbatimMessage(Json json) implements Message, JsonSerializable {

  @Override
  public void serialize(JsonGenerator out, SerializerProvider provider) throws IOException {
    write(json, out);
  }

  /** The type is one of the fields already. */
  @Override
  public void serializeWithType(
      JsonGenerator out, SerializerProvider provider, TypeSerializer typeSerializer)
      throws IOException {
    write(json, out);
  }

  @Override
  public @Nullable QuickReply quickReply() {
    return null;
  }

  @Override
  public @Nullable Sender sender() {
    return null;
  }

  /** Without what it says. */
  @Override
  public String toString() {
    return "VerbatimMessage";
  }

  private static void write(Json value, JsonGenerator out) throws IOException {
    switch (value) {
      case Json.Obj(var fields) -> {
        out.writeStartObject();
        for (Map.Entry<String, Json> field : fields.entrySet()) {
          out.writeFieldName(Surrogates.mend(field.getKey()));
          write(field.getValue(), out);
        }
        out.writeEndObject();
      }
      case Json.Arr(var items) -> {
        out.writeStartArray();
        for (Json item : items) write(item, out);
        out.writeEndArray();
      }
      case Json.Str(var text) -> out.writeString(Surrogates.mend(text));
      case Json.Num(var number) -> out.writeNumber(number);
      case Json.Bool(var bool) -> out.writeBoolean(bool);
      case Json.Null() -> out.writeNull();
    }
  }
}
