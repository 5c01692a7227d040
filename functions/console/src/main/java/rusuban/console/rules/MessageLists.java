package rusuban.console.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import rusuban.core.content.Variable;
import rusuban.json.Json;
import rusuban.web.FormFields;

/**
 * The lists of messages in a form. They are the answers of a rule, the greetings, or the one list
 * of a notice. Message 2 of list 1 has the fields {@code kind-0-1}, {@code text-0-1} and {@code
 * json-0-1}.
 */
public record MessageLists(List<List<MessageField>> lists) {
  /** LINE's limit of messages in one answer. */
  public static final int MOST_MESSAGES = 5;

  /** Maximum number of answers of a rule (docs/settings.schema.json). */
  public static final int MOST_LISTS = 10;

  /** The most messages that a form is read for. The check refuses more than LINE allows. */
  private static final int MOST_READ = 50;

  private static final Pattern ON_MESSAGE =
      Pattern.compile("(remove|up|down|kind|put)-(\\d{1,2})-(\\d{1,2})(?:-([A-Z_]+))?");
  private static final Pattern ON_LIST = Pattern.compile("(add|unlist)-(\\d{1,2})");

  public MessageLists {
    lists = lists.stream().map(List::copyOf).toList();
  }

  /** Returns the lists of messages in the settings. */
  public static MessageLists of(List<? extends List<Json>> messages) {
    return new MessageLists(
        messages.stream().map(list -> list.stream().map(MessageField::of).toList()).toList());
  }

  /** Reads the lists of a form, which has one field {@code list} for each. */
  public static MessageLists read(FormFields form) {
    var lists = new ArrayList<List<MessageField>>();
    for (int list = 0; list < Math.min(form.all("list").size(), MOST_READ); list++) {
      var messages = new ArrayList<MessageField>();
      for (int i = 0; i < MOST_READ && form.has("kind-" + list + "-" + i); i++)
        messages.add(message(form, list + "-" + i));
      lists.add(messages);
    }
    return new MessageLists(lists);
  }

  private static MessageField message(FormFields form, String place) {
    var json = lines(form.text("json-" + place));
    return form.text("kind-" + place).equals("text")
        ? new MessageField(true, lines(form.text("text-" + place)), json)
        : new MessageField(false, "", json);
  }

  /** Returns the text with the line breaks of the settings: browsers send CR and LF. */
  public static String lines(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n');
  }

  /**
   * Returns the lists after a pressed button. Buttons are {@code add-0}, {@code remove-0-1}, {@code
   * up-0-1}, {@code down-0-1}, {@code kind-0-1-STICKER}, {@code kind-0-1-JSON}, {@code
   * put-0-1-SHOP_NAME}, {@code list} and {@code unlist-1}. Others change nothing.
   */
  public MessageLists edited(String button) {
    var edited = new ArrayList<List<MessageField>>();
    lists.forEach(list -> edited.add(new ArrayList<>(list)));
    var onMessage = ON_MESSAGE.matcher(button);
    var onList = ON_LIST.matcher(button);
    if (button.equals("list") && edited.size() < MOST_LISTS)
      edited.add(List.of(MessageField.EMPTY));
    else if (onList.matches()) onList(edited, onList);
    else if (onMessage.matches()) onMessage(edited, onMessage);
    return new MessageLists(edited);
  }

  private static void onList(List<List<MessageField>> edited, Matcher button) {
    int list = Integer.parseInt(button.group(2));
    if (list >= edited.size()) return;
    if (button.group(1).equals("unlist")) edited.remove(list);
    else if (edited.get(list).size() < MOST_MESSAGES) edited.get(list).add(MessageField.EMPTY);
  }

  private static void onMessage(List<List<MessageField>> edited, Matcher button) {
    int at = Integer.parseInt(button.group(2));
    int i = Integer.parseInt(button.group(3));
    if (at >= edited.size() || i >= edited.get(at).size()) return;
    var list = edited.get(at);
    var what = Optional.ofNullable(button.group(4)).orElse("");
    switch (button.group(1)) {
      case "remove" -> list.remove(i);
      case "up" -> list.add(Math.max(0, i - 1), list.remove(i));
      case "down" -> list.add(Math.min(list.size() - 1, i + 1), list.remove(i));
      case "kind" -> list.set(i, kind(list.get(i), what));
      default -> list.set(i, with(list.get(i), what));
    }
  }

  private static MessageField kind(MessageField field, String kind) {
    if (kind.equals("JSON")) return field.asJson();
    if (kind.equals("TEXT")) return field.isText() ? field : field.asText();
    return Stream.of(MessageKind.values())
        .filter(it -> it.name().equals(kind))
        .map(it -> new MessageField(false, "", it.draft().strip()))
        .findFirst()
        .orElse(field);
  }

  /** Returns a text with a variable at its end. */
  private static MessageField with(MessageField field, String variable) {
    return Stream.of(Variable.values())
        .filter(it -> field.isText() && it.name().equals(variable))
        .map(it -> new MessageField(true, field.text() + it.written(), field.json()))
        .findFirst()
        .orElse(field);
  }

  /** Returns the lists for the settings, without unreadable messages. */
  public List<List<Json>> messages() {
    return lists.stream()
        .map(list -> list.stream().flatMap(field -> field.message().stream()).toList())
        .toList();
  }

  /** Returns the lists as LINE's message objects, without unreadable messages. */
  public List<List<Json>> objects() {
    return lists.stream()
        .map(list -> list.stream().flatMap(field -> field.object().stream()).toList())
        .toList();
  }

  /** Returns the place in the form of the list that is saved at this place: empty ones are not. */
  public int placeOf(int saved) {
    int left = saved;
    for (int list = 0; list < lists.size(); list++)
      if (!lists.get(list).isEmpty() && left-- == 0) return list;
    return saved;
  }

  /** Returns the sizes alone: the lists hold messages. */
  @Override
  public String toString() {
    return "MessageLists" + lists.stream().map(List::size).toList();
  }
}
