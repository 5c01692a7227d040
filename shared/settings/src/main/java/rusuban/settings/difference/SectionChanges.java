package rusuban.settings.difference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import rusuban.core.settings.SettingsSection;
import rusuban.settings.difference.CommonSequence.Step;
import rusuban.settings.difference.TextRun.Kind;

/** Collects the changes of one section. */
final class SectionChanges {
  private final SettingsSection section;
  private final Tense tense;
  private final List<SettingsChange> changes = new ArrayList<>();

  SectionChanges(SettingsSection section, Tense tense) {
    this.section = section;
    this.tense = tense;
  }

  /** Returns the changes so far. */
  List<SettingsChange> all() {
    return changes;
  }

  boolean isEmpty() {
    return changes.isEmpty();
  }

  /**
   * A headline in both tenses.
   *
   * @param ja the Japanese sentence up to its ます
   * @param coming the English sentence about a draft
   * @param done the English sentence about a version
   */
  record Headline(String ja, String coming, String done) {

    /** Returns the headline of something that changes. */
    static Headline changed(Wording what) {
      return new Headline(what.ja() + "が変わり", what.en() + " changes", what.en() + " changed");
    }

    /** Returns the headline of something new. */
    static Headline added(Wording what) {
      return new Headline(what.ja() + "が増え", what.en() + " is added", what.en() + " was added");
    }

    /** Returns the headline of something that goes. */
    static Headline removed(Wording what) {
      return new Headline(
          what.ja() + "がなくなり", what.en() + " is removed", what.en() + " was removed");
    }
  }

  /** Adds a change that its headline tells whole. */
  void add(Headline headline) {
    add(headline, List.of(), List.of());
  }

  /** Adds a change of the owner's own words, which are the same in both languages. */
  void add(Headline headline, List<TextRun> runs) {
    add(headline, runs, runs);
  }

  void add(Headline headline, List<TextRun> ja, List<TextRun> en) {
    var sentence =
        new Wording(tense.ja(headline.ja()), tense.en(headline.coming(), headline.done()));
    changes.add(new SettingsChange(section, sentence, ja, en));
  }

  /** Adds a change from one value to another. */
  void replaced(Headline headline, Wording before, Wording after) {
    add(headline, replacement(before.ja(), after.ja()), replacement(before.en(), after.en()));
  }

  /** Adds a change of a value, if it differs. */
  <T> void value(Wording what, T before, T after, Function<T, Wording> words) {
    if (!before.equals(after))
      replaced(Headline.changed(what), words.apply(before), words.apply(after));
  }

  /** Adds a new value, or one that goes. */
  void single(Headline headline, Kind kind, Wording value) {
    add(headline, List.of(new TextRun(kind, value.ja())), List.of(new TextRun(kind, value.en())));
  }

  /** Adds a change of the owner's text, which may be new or go. */
  void text(Headline headline, String before, String after) {
    add(headline, TextDifference.between(before, after));
  }

  /** Adds a change of a list of the owner's words, if it differs. */
  void words(Wording what, List<String> before, List<String> after) {
    if (!before.equals(after)) add(Headline.changed(what), list(before, after, "、"));
  }

  /** Adds a change of a list of phrases, if it differs. */
  void phrases(Wording what, List<Wording> before, List<Wording> after) {
    if (before.equals(after)) return;
    add(
        Headline.changed(what),
        list(of(before, Wording::ja), of(after, Wording::ja), "、"),
        list(of(before, Wording::en), of(after, Wording::en), ", "));
  }

  private static List<String> of(List<Wording> phrases, Function<Wording, String> language) {
    return phrases.stream().map(language).toList();
  }

  private static List<TextRun> replacement(String before, String after) {
    return List.of(TextRun.removed(before), TextRun.same(" "), TextRun.inserted(after));
  }

  /** Returns the runs of a list, whose elements stay whole. */
  static List<TextRun> list(List<String> before, List<String> after, String and) {
    var runs = new ArrayList<TextRun>();
    Optional<Kind> last = Optional.empty();
    for (Step<String> step : CommonSequence.between(before, after)) {
      if (last.isPresent()) {
        var between = last.get() == step.kind() ? step.kind() : Kind.SAME;
        boolean isReplacement = last.get() == Kind.REMOVED && step.kind() == Kind.INSERTED;
        append(runs, between, isReplacement ? " " : and);
      }
      append(runs, step.kind(), step.element());
      last = Optional.of(step.kind());
    }
    return TextDifference.shortened(runs);
  }

  private static void append(List<TextRun> runs, Kind kind, String text) {
    if (runs.isEmpty() || runs.getLast().kind() != kind) runs.add(new TextRun(kind, text));
    else runs.add(new TextRun(kind, runs.removeLast().text() + text));
  }
}
