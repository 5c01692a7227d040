package rusuban.core.decision;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import rusuban.core.chat.ChatStatus;
import rusuban.core.keyword.MatchCondition;
import rusuban.core.settings.KeywordRule;
import rusuban.core.settings.KeywordRule.Actions;
import rusuban.core.settings.KeywordRule.Active;
import rusuban.core.settings.KeywordRule.Pick;

/** Builder of a keyword rule for tests. The rule is named by its word. */
public final class RuleBuilder {
  private final String word;
  private final MatchCondition matchCondition;
  private final List<String> answers;
  private boolean on = true;
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

  private RuleBuilder(String word, MatchCondition matchCondition, List<String> answers) {
    this.word = word;
    this.matchCondition = matchCondition;
    this.answers = answers;
  }

  /** Begins a rule for a word, with one answer per text. */
  public static RuleBuilder on(String word, String... answers) {
    return new RuleBuilder(
        word, new MatchCondition.Contains(List.of(word), List.of()), List.of(answers));
  }

  /** Begins a rule for a tap with this data. */
  public static RuleBuilder onTap(String data, String... answers) {
    return new RuleBuilder(data, new MatchCondition.Postback(List.of(data)), List.of(answers));
  }

  public RuleBuilder off() {
    on = false;
    return this;
  }

  public RuleBuilder active(Active it) {
    active = it;
    return this;
  }

  public RuleBuilder between(String first, String last) {
    from = Optional.of(LocalDate.parse(first));
    until = Optional.of(LocalDate.parse(last));
    return this;
  }

  public RuleBuilder groups() {
    groups = true;
    return this;
  }

  public RuleBuilder pick(Pick it) {
    pick = it;
    return this;
  }

  public RuleBuilder pause(Duration it) {
    pause = Optional.of(it);
    return this;
  }

  public RuleBuilder tags(Set<String> add, Set<String> remove) {
    addTags = add;
    removeTags = remove;
    return this;
  }

  public RuleBuilder status(ChatStatus it) {
    status = Optional.of(it);
    return this;
  }

  public RuleBuilder callStaff() {
    callStaff = true;
    return this;
  }

  public RuleBuilder start(String... plans) {
    start = Set.of(plans);
    return this;
  }

  public RuleBuilder stop(String... plans) {
    stop = Set.of(plans);
    return this;
  }

  public RuleBuilder optOut(boolean out) {
    optOut = Optional.of(out);
    return this;
  }

  public KeywordRule done() {
    return new KeywordRule(
        word,
        Optional.empty(),
        on,
        matchCondition,
        active,
        from,
        until,
        groups,
        answers.stream().map(ShopFixture::say).toList(),
        pick,
        pause,
        new Actions(addTags, removeTags, status, callStaff, start, stop, optOut));
  }
}
