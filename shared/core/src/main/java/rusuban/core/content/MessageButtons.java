package rusuban.core.content;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rusuban.json.Json;

/**
 * The buttons of messages: quick replies, and actions of templates, Flex messages and imagemaps
 * (Messaging API reference, "Action objects").
 */
public final class MessageButtons {
  private MessageButtons() {}

  /** Kind of event that LINE sends after a tap. */
  public enum Kind {
    /** A message in the customer's name. */
    MESSAGE,
    /** A postback event. */
    POSTBACK,
    /** A postback event with a date or time. */
    DATE_PICKER,
    /** A postback event that only reports another rich menu. */
    MENU_SWITCH
  }

  /**
   * One button.
   *
   * @param data the event's {@code data}; empty for a message
   * @param says the text that a tap shows as the customer's own
   */
  public record Button(Kind kind, Optional<String> data, Optional<String> says) {}

  /** Returns the buttons of these messages whose taps LINE reports to the account, in order. */
  public static List<Button> in(List<? extends Json> messages) {
    var buttons = new ArrayList<Button>();
    var ahead = new ArrayDeque<Json>(messages);
    while (!ahead.isEmpty()) {
      switch (ahead.pop()) {
        case Json.Obj object -> {
          button(object).ifPresent(buttons::add);
          push(List.copyOf(object.fields().values()), ahead);
        }
        case Json.Arr(var items) -> push(items, ahead);
        case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> {}
      }
    }
    return List.copyOf(buttons);
  }

  private static void push(List<? extends Json> parts, ArrayDeque<Json> ahead) {
    for (int i = parts.size() - 1; i >= 0; i--) ahead.push(parts.get(i));
  }

  private static Optional<Button> button(Json.Obj action) {
    var data = action.text("data");
    return switch (action.text("type").orElse("")) {
      case "message" ->
          action
              .text("text")
              .map(it -> new Button(Kind.MESSAGE, Optional.empty(), Optional.of(it)));
      // "text" is the older name of displayText.
      case "postback" ->
          data.map(
              it ->
                  new Button(
                      Kind.POSTBACK,
                      Optional.of(it),
                      action.text("displayText").or(() -> action.text("text"))));
      case "datetimepicker" ->
          data.map(it -> new Button(Kind.DATE_PICKER, Optional.of(it), Optional.empty()));
      case "richmenuswitch" ->
          data.map(it -> new Button(Kind.MENU_SWITCH, Optional.of(it), Optional.empty()));
      default -> Optional.empty();
    };
  }
}
