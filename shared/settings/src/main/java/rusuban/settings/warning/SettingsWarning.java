package rusuban.settings.warning;

import java.util.List;
import rusuban.core.ValidationProblem;

/**
 * A warning about valid settings, or a note that explains them.
 *
 * @param kind the kind of the warning
 * @param section the part of the document that it concerns, such as {@code rule:booking}, {@code
 *     follow-up:thanks}, {@code hours}, {@code closed-notice} or {@code policies}
 * @param by the ids of other rules that cause it, the highest priority first
 * @param problem the path, and the words in both languages
 */
public record SettingsWarning(
    Kind kind, String section, List<String> by, ValidationProblem problem) {

  public SettingsWarning {
    by = List.copyOf(by);
  }

  /** Kind of a warning. */
  public enum Kind {
    /** A rule never answers: earlier rules or its own exceptions take all of its texts. */
    NEVER_REACHED,
    /** A word of a rule never counts: an earlier rule or the rule's own exceptions take it. */
    WORD_TAKEN,
    /** A word is part of an earlier rule's word, so that the order of the two matters. */
    WORD_CONTAINED,
    /** A regular expression matches every message. */
    MATCHES_ALL,
    /** The last day of a rule is past. */
    OVER,
    /** A rule or follow-up is switched off. */
    SWITCHED_OFF,
    /** Nothing is ever said automatically. */
    NOTHING_SAID,
    /** A message that nobody can get. */
    NOBODY_GETS,
    /** Anything else. */
    OTHER
  }

  /** Returns whether it only explains settings that work as they are meant to. */
  public boolean isNote() {
    return switch (kind) {
      case WORD_CONTAINED, SWITCHED_OFF, NOTHING_SAID -> true;
      case NEVER_REACHED, WORD_TAKEN, MATCHES_ALL, OVER, NOBODY_GETS, OTHER -> false;
    };
  }
}
