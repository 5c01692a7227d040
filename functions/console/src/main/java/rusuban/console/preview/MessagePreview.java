package rusuban.console.preview;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rusuban.console.page.PageLanguage;
import rusuban.json.Json;

/**
 * Messages as a customer's phone shows them (Messaging API reference, "Message objects").
 *
 * @param bubbles one for each message
 * @param quickReplies the labels under the last message
 */
public record MessagePreview(List<PreviewBubble> bubbles, List<String> quickReplies) {
  private static final int MOST_LINES = 60;

  public MessagePreview {
    bubbles = List.copyOf(bubbles);
    quickReplies = List.copyOf(quickReplies);
  }

  /** Returns the preview of messages with their variables filled in or not. */
  public static MessagePreview of(List<Json> messages, PageLanguage language) {
    var bubbles = messages.stream().map(message -> bubble(message, language)).toList();
    return new MessagePreview(
        bubbles, messages.isEmpty() ? List.of() : quickReplies(messages.getLast()));
  }

  private static List<String> quickReplies(Json message) {
    return field(message, "quickReply").stream()
        .flatMap(it -> items(it, "items"))
        .flatMap(item -> field(item, "action").stream())
        .map(MessagePreview::label)
        .toList();
  }

  private static PreviewBubble bubble(Json message, PageLanguage language) {
    return switch (text(message, "type")) {
      case "text", "textV2" ->
          new PreviewBubble.Words(List.of(new PreviewBubble.Run(text(message, "text"), false)));
      case "image" ->
          new PreviewBubble.Picture(text(message, "previewImageUrl"), language.of("写真", "Photo"));
      case "video" ->
          new PreviewBubble.Picture(text(message, "previewImageUrl"), language.of("動画", "Video"));
      case "location" -> new PreviewBubble.Place(text(message, "title"), text(message, "address"));
      case "template" -> template(message, language);
      case "flex" -> flex(message);
      case "sticker" -> new PreviewBubble.Named(language.of("スタンプ", "Sticker"));
      case "audio" -> new PreviewBubble.Named(language.of("音声", "Audio"));
      case "imagemap" -> new PreviewBubble.Named(text(message, "altText"));
      case "coupon" -> new PreviewBubble.Named(language.of("クーポン", "Coupon"));
      default -> new PreviewBubble.Named(text(message, "type"));
    };
  }

  private static PreviewBubble template(Json message, PageLanguage language) {
    var template = field(message, "template").orElse(Json.Obj.EMPTY);
    return switch (text(template, "type")) {
      case "buttons", "confirm" -> card(template);
      case "carousel" ->
          new PreviewBubble.Cards(items(template, "columns").map(MessagePreview::card).toList());
      case "image_carousel" ->
          new PreviewBubble.Cards(
              items(template, "columns")
                  .flatMap(column -> field(column, "action").stream())
                  .map(
                      action ->
                          new PreviewBubble.Card(
                              Optional.empty(), language.of("写真", "Photo"), List.of(label(action))))
                  .toList());
      default -> new PreviewBubble.Named(text(message, "altText"));
    };
  }

  private static PreviewBubble.Card card(Json card) {
    return new PreviewBubble.Card(
        Optional.of(text(card, "title")).filter(it -> !it.isEmpty()),
        text(card, "text"),
        items(card, "actions").map(MessagePreview::label).toList());
  }

  private static PreviewBubble flex(Json message) {
    var lines = new ArrayList<PreviewBubble.FlexLine>();
    field(message, "contents").ifPresent(it -> collect(it, lines));
    return new PreviewBubble.Flex(lines.stream().limit(MOST_LINES).toList());
  }

  /** Collects texts and buttons from the top down. The texts of one row stand in one line. */
  private static void collect(Json component, List<PreviewBubble.FlexLine> lines) {
    switch (text(component, "type")) {
      case "carousel" -> items(component, "contents").forEach(it -> collect(it, lines));
      case "bubble" ->
          Stream.of("header", "hero", "body", "footer")
              .flatMap(part -> field(component, part).stream())
              .forEach(it -> collect(it, lines));
      case "box" -> {
        var row = items(component, "contents").map(it -> text(it, "text")).toList();
        boolean isRow =
            text(component, "layout").matches("horizontal|baseline")
                && row.stream().noneMatch(String::isEmpty);
        if (isRow && !row.isEmpty()) lines.add(new PreviewBubble.FlexLine(row, false, false));
        else items(component, "contents").forEach(it -> collect(it, lines));
      }
      case "text" ->
          lines.add(
              new PreviewBubble.FlexLine(
                  List.of(text(component, "text")),
                  false,
                  text(component, "weight").equals("bold")));
      case "button" ->
          lines.add(
              new PreviewBubble.FlexLine(
                  field(component, "action").map(MessagePreview::label).stream().toList(),
                  true,
                  false));
      default -> {
        // Pictures, separators and spacers have no words.
      }
    }
  }

  private static String label(Json action) {
    var label = text(action, "label");
    return label.isEmpty() ? text(action, "text") : label;
  }

  private static Optional<Json> field(Json json, String name) {
    return json instanceof Json.Obj object ? object.get(name) : Optional.empty();
  }

  private static Stream<Json> items(Json json, String name) {
    return field(json, name).orElse(null) instanceof Json.Arr(var items)
        ? items.stream()
        : Stream.empty();
  }

  private static String text(Json json, String name) {
    return json instanceof Json.Obj object ? object.text(name).orElse("") : "";
  }
}
