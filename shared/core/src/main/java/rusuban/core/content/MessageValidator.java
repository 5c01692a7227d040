package rusuban.core.content;

import static rusuban.core.content.schema.Schema.items;

import java.util.ArrayList;
import java.util.List;
import rusuban.core.ValidationProblem;
import rusuban.core.content.schema.MessageSchemas;
import rusuban.core.content.schema.MessageSizes;
import rusuban.core.content.schema.Schema;
import rusuban.core.content.schema.SchemaValidator;
import rusuban.core.content.schema.ValidationErrors;
import rusuban.json.Json;

/**
 * Check of messages against LINE's reference. Reports at most 100 problems. A valid message may
 * still fail, since the reference does not disclose everything: the existence of ids and pictures,
 * the length of an emoji's alternative text, the forbidden words in a sender's name.
 */
public final class MessageValidator {
  /** LINE's limit of 1 to 5 message objects a call ("Send reply message", messages). */
  private static final Schema MESSAGES = items(1, 5, MessageSchemas.ANY);

  private MessageValidator() {}

  /**
   * Checks messages as LINE receives them, from any JSON value.
   *
   * @param at the path of the messages, such as {@code greeting.messages}
   */
  public static List<ValidationProblem> check(Json messages, String at) {
    var validationErrors = new ValidationErrors();
    if (messages instanceof Json.Arr(var items)) {
      return check(items, at);
    }
    new SchemaValidator(validationErrors).check(MESSAGES, messages, JsonPath.root(at));
    return validationErrors.all();
  }

  /** Checks messages of a list as LINE receives them. */
  public static List<ValidationProblem> check(List<? extends Json> messages, String at) {
    var validationErrors = new ValidationErrors();
    if (MessageSizes.fitRequest(messages, JsonPath.root(at), validationErrors)) {
      MessageSizes.checkFlex(messages, JsonPath.root(at), validationErrors);
      checkShapes(messages, at, validationErrors);
    }
    return validationErrors.all();
  }

  /**
   * Checks messages with variables, as an owner writes them. If none has a problem here, every
   * result of {@link Variables#render} passes {@link #check}. A text must fit with the shortest
   * values of its variables, since rendering cuts it. A size must fit with the longest values.
   */
  public static List<ValidationProblem> checkWithVariables(
      List<? extends Json> messages, String at) {
    var validationErrors = new ValidationErrors();
    if (!MessageSizes.fitRequest(messages, JsonPath.root(at), validationErrors)) {
      return validationErrors.all();
    }
    var longest = Variables.fillUncut(messages, MessageValidator::longest);
    MessageSizes.fitRequest(longest, JsonPath.root(at), validationErrors);
    MessageSizes.checkFlex(longest, JsonPath.root(at), validationErrors);
    checkShapes(Variables.fillUncut(messages, _ -> "＊"), at, validationErrors);
    var all = new ArrayList<>(Variables.unknownIn(messages, at));
    all.addAll(validationErrors.all());
    return List.copyOf(all);
  }

  /**
   * Returns the value with the largest JSON. Surrogate pairs take six bytes a UTF-16 unit, and no
   * other text takes more.
   */
  private static String longest(Variable variable) {
    return "\uD842\uDFB7".repeat((variable.maxLength() + 1) / 2);
  }

  private static void checkShapes(
      List<? extends Json> messages, String at, ValidationErrors validationErrors) {
    new SchemaValidator(validationErrors)
        .check(MESSAGES, new Json.Arr(List.copyOf(messages)), JsonPath.root(at));
  }
}
