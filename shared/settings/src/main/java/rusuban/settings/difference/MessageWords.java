package rusuban.settings.difference;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import rusuban.json.Json;

/** The words of messages that a customer reads, and the addresses that a tap or picture opens. */
final class MessageWords {
  /** Fields of LINE's message objects with words or addresses, in every kind of message. */
  private static final Set<String> FIELDS =
      Set.of(
          "address",
          "altText",
          "baseUrl",
          "displayText",
          "fillInText",
          "imageUrl",
          "label",
          "linkUri",
          "originalContentUrl",
          "previewImageUrl",
          "text",
          "thumbnailImageUrl",
          "title",
          "uri",
          "url");

  private MessageWords() {}

  /** Returns the words of these messages, each text on lines of its own. */
  static String of(List<Json> messages) {
    var words = new ArrayList<String>();
    messages.forEach(message -> collect(message, words));
    return String.join("\n", words);
  }

  /** Returns the words of the alternatives of a rule. */
  static String ofAll(List<List<Json>> answers) {
    return answers.stream().map(MessageWords::of).collect(Collectors.joining("\n"));
  }

  private static void collect(Json json, List<String> words) {
    switch (json) {
      case Json.Obj(var fields) ->
          fields.forEach(
              (name, value) -> {
                if (FIELDS.contains(name) && value instanceof Json.Str(var text)) words.add(text);
                else collect(value, words);
              });
      case Json.Arr(var items) -> items.forEach(item -> collect(item, words));
      case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> {}
    }
  }

  /** Adds the change of the messages of something, which may be new or go. */
  static void tell(
      Wording what, List<List<Json>> before, List<List<Json>> after, SectionChanges changes) {
    if (before.equals(after)) return;
    var was = ofAll(before);
    var is = ofAll(after);
    if (isNone(before))
      changes.text(
          new SectionChanges.Headline(
              what.ja() + "を送るようになり", what.en() + " will be sent", what.en() + " began to be sent"),
          was,
          is);
    else if (isNone(after))
      changes.text(
          new SectionChanges.Headline(
              what.ja() + "を送らなくなり",
              what.en() + " will no longer be sent",
              what.en() + " was no longer sent"),
          was,
          is);
    else if (was.equals(is))
      changes.add(
          SectionChanges.Headline.changed(
              new Wording(what.ja() + "の見た目か動き", "The look or the function of " + lower(what))));
    else
      changes.text(
          SectionChanges.Headline.changed(
              new Wording(what.ja() + "の文", "The text of " + lower(what))),
          was,
          is);
  }

  private static boolean isNone(List<List<Json>> answers) {
    return answers.stream().allMatch(List::isEmpty);
  }

  /** Returns English words that begin with "The" for the middle of a sentence. */
  private static String lower(Wording what) {
    return "t" + what.en().substring(1);
  }
}
