package rusuban.core.decision;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import rusuban.core.chat.ChatStatus;
import rusuban.core.keyword.Match;
import rusuban.core.settings.KeywordRule;
import rusuban.core.settings.KeywordRule.Actions;
import rusuban.core.settings.KeywordRule.Active;
import rusuban.core.settings.KeywordRule.Pick;

/** A keyword rule for tests: on one word, and named by it; each test sets what it is about. */
final class Rule {
  private final String word;
  private final Match match;
  private final List<String> answers;
  private Active active = Active.ANY_TIME;
  private Optional<LocalDate> from = Optional.empty();
  private Optional<LocalDate> until = Optional.empty();
  private boolean groups;
  private Pick pick = Pick.IN_TURN;
  private Optional<Duration> pause = Optional.empty();
  private Set<String> addTags = Set.of();
  private Set<String> removeTags = Set.of();
  private Optional<ChatStatus> status = Optional.empty();
  private boolean callStaff;
  private Set<String> start = Set.of();
  private Set<String> stop = Set.of();
  private Optional<Boolean> optOut = Optional.empty();

  private Rule(String word, Match match, List<String> answers) {
    this.word = word;
    this.match = match;
    this.answers = answers;
  }

  /** With one answer for each text. */
  static Rule on(String word, String... answers) {
    return new Rule(word, new Match.Contains(List.of(word), List.of()), List.of(answers));
  }

  /** On a tap with this data. */
  static Rule onTap(String data, String... answers) {
    return new Rule(data, new Match.Postback(List.of(data)), List.of(answers));
  }

  Rule active(Active it) {
    active = it;
    return this;
  }

  Rule between(String first, String last) {
    from = Optional.of(LocalDate.parse(first));
    until = Optional.of(LocalDate.parse(last));
    return this;
  }

  Rule groups() {
    groups = true;
    return this;
  }

  Rule pick(Pick it) {
    pick = it;
    return this;
  }

  Rule pause(Duration it) {
    pause = Optional.of(it);
    return this;
  }

  Rule tags(Set<String> add, Set<String> remove) {
    addTags = add;
    removeTags = remove;
    return this;
  }

  Rule status(ChatStatus it) {
    status = Optional.of(it);
    return this;
  }

  Rule callStaff() {
    callStaff = true;
    return this;
  }

  Rule start(String... plans) {
    start = Set.of(plans);
    return this;
  }

  Rule stop(String... plans) {
    stop = Set.of(plans);
    return this;
  }

  Rule optOut(boolean out) {
    optOut = Optional.of(out);
    return this;
  }

  KeywordRule done() {
    return new KeywordRule(
        word,
        match,
        active,
        from,
        until,
        groups,
        answers.stream().map(Shop::say).toList(),
        pick,
        pause,
        new Actions(addTags, removeTags, status, callStaff, start, stop, optOut));
  }
}
