package rusuban.settings.difference;

import java.util.LinkedHashSet;
import java.util.Set;
import rusuban.json.CanonicalJson;
import rusuban.json.Json;
import rusuban.settings.difference.SectionChanges.Headline;

/**
 * Tells the changes that replies and follow-ups have in common. These are the name, the switch,
 * fields of a newer release, and the owner's notes.
 *
 * @param what the kind of thing, such as 返信 and reply
 */
record NamedDifference(Wording what, Json.Obj before, Json.Obj after, SectionChanges changes) {
  private static final String NAME = "name";
  private static final String ON = "on";
  private static final String NOTE = "//";

  /** Returns the owner's name of a rule or follow-up; its id if it has no name. */
  static String name(Json.Obj item) {
    return item.text(NAME).or(() -> item.text("id")).orElse("?");
  }

  /** Returns a rule or follow-up in a sentence, such as 返信「料金」. */
  static Wording named(Wording what, Json.Obj item) {
    return new Wording(
        what.ja() + "「" + name(item) + "」", "the " + what.en() + " “" + name(item) + "”");
  }

  /** Returns this one in a sentence. */
  Wording named() {
    return named(what, after);
  }

  /** Returns a part of this one at the beginning of a sentence. */
  Wording part(String ja, String en) {
    return new Wording(named().ja() + ja, en + " of " + named().en());
  }

  /** Tells another name, and whether it is switched on or off. */
  void nameAndSwitch() {
    if (!name(before).equals(name(after)))
      changes.add(
          new Headline(
              named(what, before).ja() + "の名前が「" + name(after) + "」に変わり",
              "The name of " + named(what, before).en() + " becomes “" + name(after) + "”",
              "The name of " + named(what, before).en() + " became “" + name(after) + "”"));
    if (isOn(before) == isOn(after)) return;
    changes.add(
        isOn(after)
            ? new Headline(
                named().ja() + "を使うようになり",
                "The " + what.en() + " “" + name(after) + "” is switched on",
                "The " + what.en() + " “" + name(after) + "” was switched on")
            : new Headline(
                named().ja() + "を使わなくなり",
                "The " + what.en() + " “" + name(after) + "” is switched off",
                "The " + what.en() + " “" + name(after) + "” was switched off"));
  }

  private static boolean isOn(Json.Obj item) {
    return !item.get(ON).equals(java.util.Optional.of(new Json.Bool(false)));
  }

  /** Tells the fields that no other change has told, and then the notes if nothing else is told. */
  void rest(Set<String> told) {
    for (var field : fields()) {
      if (told.contains(field) || field.equals(NAME) || field.equals(ON) || field.startsWith(NOTE))
        continue;
      if (!before.get(field).equals(after.get(field)))
        changes.replaced(
            Headline.changed(
                new Wording(named().ja() + "の " + field, field + " of " + named().en())),
            value(before, field),
            value(after, field));
    }
    if (changes.isEmpty())
      changes.add(
          new Headline(
              named().ja() + "の書き方か覚え書きだけが変わり",
              "Only the notation or the notes of " + named().en() + " change",
              "Only the notation or the notes of " + named().en() + " changed"));
  }

  private Set<String> fields() {
    var fields = new LinkedHashSet<>(before.fields().keySet());
    fields.addAll(after.fields().keySet());
    return fields;
  }

  private static Wording value(Json.Obj item, String field) {
    return item.get(field).map(CanonicalJson::of).map(Wording::same).orElse(Phrases.NONE);
  }
}
