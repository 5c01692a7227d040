package rusuban.core.content;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import rusuban.core.ValidationProblem;
import rusuban.core.content.schema.LineEmojis;
import rusuban.core.content.schema.Schema;
import rusuban.core.content.schema.ValidationErrors;
import rusuban.json.Json;

/**
 * Warnings about messages that LINE accepts but shows differently from the writer's intention. Only
 * saving settings looks for them, sending never does.
 */
public final class MessageWarnings {
  /**
   * Assumed maximum length of an emoji's alternative text. LINE counts this text in place of the
   * {@code $} and does not disclose it ("Character counting in a text").
   */
  private static final int EMOJI_LENGTH = 20;

  private static final int LONGEST_TEXT = 5000;

  /** Honorifics that must not follow the fallback of a name; rendering leaves most of them out. */
  private static final Pattern ADDRESSED_TWICE =
      Pattern.compile(
          Variable.CUSTOMER_NAME.fallback()
              + "[ \\u3000]*(お客|さま(?!ざま)|様(?![々子式相態変])|さん|ちゃん|くん|君|殿|氏(?!名)|先生)");

  private final ValidationErrors validationErrors = new ValidationErrors();
  private final String shopName;

  private MessageWarnings(String shopName) {
    this.shopName = shopName;
  }

  /**
   * Returns the warnings for messages that pass {@link MessageValidator#checkWithVariables}.
   *
   * @param at the path of the list, such as {@code greeting.newFriend}
   * @param shopName the value of {店名}
   */
  public static List<ValidationProblem> of(
      List<? extends Json> messages, String at, String shopName) {
    var warnings = new MessageWarnings(shopName);
    for (int i = 0; i < messages.size(); i++) {
      var jsonPath = JsonPath.root(at).item(i);
      if (messages.get(i) instanceof Json.Obj message) {
        if (i < messages.size() - 1) warnings.buttonsOfAnEarlier(message, jsonPath);
        warnings.emojis(message, jsonPath);
      }
      VisibleTexts.edit(
          messages.get(i),
          jsonPath,
          (shape, text, where) -> {
            if (shape.shown()) warnings.shown(shape, text, where);
            return text;
          });
    }
    return warnings.validationErrors.all();
  }

  /**
   * Warns of a quick reply before the last message, since LINE shows only the last one ("Quick
   * reply").
   */
  private void buttonsOfAnEarlier(Json.Obj message, JsonPath at) {
    if (message.get("quickReply").isPresent())
      validationErrors.add(
          at.field("quickReply"),
          "LINE に出るのは、いちばん最後のメッセージの quickReply だけです。最後のメッセージに移してください。",
          "LINE shows the quickReply of the last message only. Move it to the last message.");
  }

  private void shown(Schema.Text shape, String text, JsonPath at) {
    var filled = InterpolatedText.of(text, this::usualAtMost).text();
    if (!filled.equals(text) && shape.length(filled) > shape.max())
      validationErrors.add(
          at,
          "変数が長いときは%d文字を超え、終わりが「…」と切れます。文を短くしてください。".formatted(shape.max()),
          "With long values of its variables this exceeds %d characters and is cut with \"…\". Shorten it."
              .formatted(shape.max()));
    if (text.contains(Variable.CUSTOMER_NAME.written())) withoutName(text, at);
  }

  private void withoutName(String text, JsonPath at) {
    var twice = ADDRESSED_TWICE.matcher(InterpolatedText.of(text, Variable::fallback).text());
    if (twice.find())
      validationErrors.add(
          at,
          "名前がわからないお客様には「%s」となります。「%sさま」と書いてください。"
              .formatted(twice.group(), Variable.CUSTOMER_NAME.written()),
          "A customer without a name is called \"%s\". Write %sさま."
              .formatted(twice.group(), Variable.CUSTOMER_NAME.written()));
  }

  private void emojis(Json.Obj message, JsonPath at) {
    int emojis = LineEmojis.in(message).size() + substituted(message);
    var text = InterpolatedText.of(message.text("text").orElse(""), this::usualAtMost).text();
    if (emojis > 0 && text.length() + emojis * (EMOJI_LENGTH - 1) > LONGEST_TEXT)
      validationErrors.add(
          at.field("text"),
          "LINE は絵文字を、公開していない代わりの文の長さで数えます。%d文字に絵文字が%d個では、%d文字を超えて送れないことがあります。短くしてください。"
              .formatted(text.length(), emojis, LONGEST_TEXT),
          "LINE counts an emoji by an alternative text that it does not disclose: %d characters with %d emojis may exceed %d and not be sent. Shorten it."
              .formatted(text.length(), emojis, LONGEST_TEXT));
  }

  /** Returns the number of emojis and mentions in a text of version 2. */
  private static int substituted(Json.Obj message) {
    Optional<Json> entries = message.get("substitution");
    return entries.isPresent() && entries.get() instanceof Json.Obj(var fields) ? fields.size() : 0;
  }

  /** Returns the longest usual value. */
  private String usualAtMost(Variable variable) {
    return switch (variable) {
      case CUSTOMER_NAME -> "あ".repeat(20);
      case SHOP_NAME -> shopName;
      case NEXT_OPENING -> "2027年11月24日(水) 10:00";
      case TODAYS_HOURS -> "10:00〜13:00、14:00〜19:00";
      case TODAY -> "11月24日(火)";
      case PICKED -> "2027年12月10日(木) 15:00";
    };
  }
}
