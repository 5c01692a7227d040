package rusuban.core.decision;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import rusuban.core.Json;
import rusuban.core.chat.ChatStatus;
import rusuban.core.keyword.Match;
import rusuban.core.settings.KeywordRule;
import rusuban.core.settings.KeywordRule.Actions;
import rusuban.core.settings.KeywordRule.Active;
import rusuban.core.settings.KeywordRule.Pick;

/** Keyword rules for tests. */
final class Rules {
  private Rules() {}

  /** A rule on one word, named by it, with one answer for each text. */
  static KeywordRule on(String word, String... answers) {
    return new KeywordRule(
        word,
        new Match.Contains(List.of(word), List.of()),
        Active.ANY_TIME,
        Optional.empty(),
        Optional.empty(),
        false,
        Stream.of(answers).map(text -> List.<Json>of(Json.textMessage(text))).toList(),
        Pick.IN_TURN,
        Optional.empty(),
        Actions.NONE);
  }

  static KeywordRule active(KeywordRule r, Active active) {
    return new KeywordRule(
        r.id(),
        r.match(),
        active,
        r.from(),
        r.until(),
        r.groups(),
        r.answers(),
        r.pick(),
        r.pause(),
        r.actions());
  }

  static KeywordRule between(KeywordRule r, String from, String until) {
    return new KeywordRule(
        r.id(),
        r.match(),
        r.active(),
        Optional.of(LocalDate.parse(from)),
        Optional.of(LocalDate.parse(until)),
        r.groups(),
        r.answers(),
        r.pick(),
        r.pause(),
        r.actions());
  }

  static KeywordRule groups(KeywordRule r) {
    return new KeywordRule(
        r.id(),
        r.match(),
        r.active(),
        r.from(),
        r.until(),
        true,
        r.answers(),
        r.pick(),
        r.pause(),
        r.actions());
  }

  static KeywordRule pick(KeywordRule r, Pick pick) {
    return new KeywordRule(
        r.id(),
        r.match(),
        r.active(),
        r.from(),
        r.until(),
        r.groups(),
        r.answers(),
        pick,
        r.pause(),
        r.actions());
  }

  static KeywordRule pause(KeywordRule r, Duration pause) {
    return new KeywordRule(
        r.id(),
        r.match(),
        r.active(),
        r.from(),
        r.until(),
        r.groups(),
        r.answers(),
        r.pick(),
        Optional.of(pause),
        r.actions());
  }

  static KeywordRule does(KeywordRule r, Actions actions) {
    return new KeywordRule(
        r.id(),
        r.match(),
        r.active(),
        r.from(),
        r.until(),
        r.groups(),
        r.answers(),
        r.pick(),
        r.pause(),
        actions);
  }

  static Actions tags(Set<String> add, Set<String> remove) {
    return new Actions(add, remove, Optional.empty(), false, Set.of(), Set.of(), Optional.empty());
  }

  static Actions status(ChatStatus status) {
    return new Actions(
        Set.of(), Set.of(), Optional.of(status), false, Set.of(), Set.of(), Optional.empty());
  }

  static Actions callStaff() {
    return new Actions(
        Set.of(), Set.of(), Optional.empty(), true, Set.of(), Set.of(), Optional.empty());
  }

  static Actions followUps(Set<String> start, Set<String> stop) {
    return new Actions(Set.of(), Set.of(), Optional.empty(), false, start, stop, Optional.empty());
  }

  static Actions optOut(boolean out, Set<String> start) {
    return new Actions(
        Set.of(), Set.of(), Optional.empty(), false, start, Set.of(), Optional.of(out));
  }
}
