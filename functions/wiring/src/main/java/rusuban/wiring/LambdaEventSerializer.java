package rusuban.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.CustomPojoSerializer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.util.function.Supplier;
import rusuban.json.Json;
import rusuban.json.JsonText;
import rusuban.json.MalformedJsonException;

/**
 * JSON of a function's events and answers. It replaces the serializer of Lambda's runtime client,
 * which first inspects every class by reflection (Lambda developer guide, "Define Lambda function
 * handler in Java"; docs/decisions/0015). Lambda finds it by its name in {@code META-INF/services},
 * one for each archive.
 */
@SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // Lambda's own signatures
public abstract class LambdaEventSerializer implements CustomPojoSerializer {
  /** Returns the event of this type from JSON. */
  protected abstract Object event(Json.Obj json, Type type);

  /** Returns the JSON of an answer. */
  protected abstract Json answer(Object answer);

  @Override
  public <T> T fromJson(InputStream input, Type type) {
    try {
      var json = input.readAllBytes();
      return (T) read(() -> JsonText.parse(json), type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public <T> T fromJson(String input, Type type) {
    return (T) read(() -> JsonText.parse(input), type);
  }

  /**
   * Returns the event; for JSON of another form one without fields, which the function refuses. An
   * exception here would bypass the function, and {@link PostResponseExecutor} would wait for its
   * answer.
   */
  private Object read(Supplier<Json> json, Type type) {
    try {
      return event(json.get() instanceof Json.Obj object ? object : Json.Obj.EMPTY, type);
    } catch (MalformedJsonException _) {
      return event(Json.Obj.EMPTY, type);
    }
  }

  @Override
  public <T> void toJson(T value, OutputStream output, Type type) {
    try {
      output.write(JsonText.write(answer(value)).getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
