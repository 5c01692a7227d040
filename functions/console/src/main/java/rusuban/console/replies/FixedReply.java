package rusuban.console.replies;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rusuban.console.page.ConsolePaths;
import rusuban.console.page.PageLanguage;
import rusuban.console.rules.RuleDocument;
import rusuban.core.settings.SettingsSection;
import rusuban.json.Json;
import rusuban.json.JsonObjectBuilder;

/** The messages that every shop may have once: greeting, notices and default reply. */
public enum FixedReply {
  GREETING("greeting", "greeting", "gift"),
  CLOSED_NOTICE("closed-notice", "closedNotice", "moon"),
  BUSY_NOTICE("busy-notice", "busyNotice", "busy"),
  DEFAULT_REPLY("default-reply", "defaultReply", "hand");

  private final String word;
  private final String field;
  private final String icon;

  FixedReply(String word, String field, String icon) {
    this.word = word;
    this.field = field;
    this.icon = icon;
  }

  /** Returns the message of a word in an address. */
  static Optional<FixedReply> of(String word) {
    return Stream.of(values()).filter(it -> it.word.equals(word)).findFirst();
  }

  /** Returns the address of the editor. */
  public String page() {
    return ConsolePaths.REPLIES + "/" + word;
  }

  /** Returns the field of the document. */
  String field() {
    return field;
  }

  SettingsSection section() {
    return switch (this) {
      case GREETING -> SettingsSection.GREETING;
      case CLOSED_NOTICE -> SettingsSection.CLOSED_NOTICE;
      case BUSY_NOTICE -> SettingsSection.BUSY_NOTICE;
      case DEFAULT_REPLY -> SettingsSection.DEFAULT_REPLY;
    };
  }

  /** Returns the icon's id in the sprite. */
  public String icon() {
    return icon;
  }

  /** Returns the fields with messages. */
  List<String> lists() {
    return this == GREETING
        ? List.of("newFriend", "returningFriend", "group")
        : List.of("messages");
  }

  public String title(PageLanguage language) {
    return switch (this) {
      case GREETING -> language.of("あいさつ", "Greeting");
      case CLOSED_NOTICE -> language.of("休みのお知らせ", "Closed notice");
      case BUSY_NOTICE -> language.of("混雑のお知らせ", "Busy notice");
      case DEFAULT_REPLY -> language.of("ほかのメッセージ", "Every other message");
    };
  }

  /** Returns the words for the time at which it is sent. */
  public String when(PageLanguage language) {
    return switch (this) {
      case GREETING -> language.of("友だち追加", "New friends");
      case CLOSED_NOTICE -> language.of("休みごとに1度", "Once a closing");
      case BUSY_NOTICE -> language.of("混雑中に1度", "Once while busy");
      case DEFAULT_REPLY -> language.of("営業中", "While open");
    };
  }

  /** Returns the words for a shop without it. */
  public String without(PageLanguage language) {
    return switch (this) {
      case GREETING, CLOSED_NOTICE, BUSY_NOTICE -> language.of("送りません", "Not sent");
      case DEFAULT_REPLY -> language.of("返信せず、スタッフを待ちます", "No answer: waits for staff");
    };
  }

  /** Returns the explanation above the editor. */
  public String help(PageLanguage language) {
    return switch (this) {
      case GREETING ->
          language.of(
              "友だちになった方や、招かれたグループに、すぐに送ります。",
              "Sent at once to whoever becomes a friend, and to a group that invites you.");
      case CLOSED_NOTICE ->
          language.of(
              "営業時間外に届いた、どの返信にも当てはまらないメッセージに。ひとつの休みにつき、お一人に1度です。",
              "For messages while closed that no reply matches: once per closing and person.");
      case BUSY_NOTICE ->
          language.of(
              "混雑中に届いた、どの返信にも当てはまらないメッセージに。混雑のあいだ、お一人に1度です。",
              "For messages while busy that no reply matches: once per person.");
      case DEFAULT_REPLY ->
          language.of(
              "ほかに何も答えなかったときに、毎回送ります。なければ、スタッフの返信を待ちます。",
              "Sent each time if nothing else answered. Without it, messages wait for staff.");
    };
  }

  /** Returns the heading of one of its lists. */
  String heading(int list, PageLanguage language) {
    return switch (lists().get(list)) {
      case "newFriend" -> language.of("はじめての方に", "To a new friend");
      case "returningFriend" ->
          language.of("戻ってきた方に（ブロックの解除）", "To a friend who returns (unblocked)");
      case "group" -> language.of("招かれたグループに", "To a group that invites you");
      default -> language.of("メッセージ", "Messages");
    };
  }

  /** Returns the messages of a document, one list for each field. */
  List<List<Json>> messages(Json.Obj document) {
    var object = RuleDocument.object(document, field);
    return lists().stream().map(list -> RuleDocument.items(object, list)).toList();
  }

  /**
   * Returns the document with these messages. A list without messages has no field, and without any
   * list the whole goes.
   */
  Json.Obj applied(Json.Obj document, List<List<Json>> messages) {
    var before = RuleDocument.object(document, field);
    var object = JsonObjectBuilder.of(before.without(name -> isEmptied(name, messages)));
    for (int i = 0; i < Math.min(lists().size(), messages.size()); i++)
      if (!messages.get(i).isEmpty()) object.put(lists().get(i), messages.get(i));
    var after = object.build();
    boolean isNothing = lists().stream().noneMatch(list -> after.get(list).isPresent());
    if (isNothing && document.get(field).isEmpty()) return document;
    return isNothing
        ? document.without(field::equals)
        : JsonObjectBuilder.of(document).put(field, after).build();
  }

  private boolean isEmptied(String name, List<List<Json>> messages) {
    int list = lists().indexOf(name);
    return list >= 0 && list < messages.size() && messages.get(list).isEmpty();
  }
}
