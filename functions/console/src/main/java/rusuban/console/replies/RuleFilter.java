package rusuban.console.replies;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import rusuban.console.page.ConsolePaths;
import rusuban.core.keyword.MatchCondition;
import rusuban.core.keyword.TextNormalizer;
import rusuban.core.settings.KeywordRule;
import rusuban.json.Json;

/**
 * The part of the rules that a list shows.
 *
 * @param text the words to find in names, words and answers; empty for all
 * @param show the word of the filter
 * @param page the number of the page, from 1
 */
record RuleFilter(String text, String show, int page) {
  static final String ALL = "all";
  static final String ON = "on";
  static final String OFF = "off";
  static final String WARNED = "warned";
  static final String DATED = "dated";

  /** The fields of LINE's message objects that people read. */
  private static final Set<String> READ =
      Set.of("address", "altText", "displayText", "label", "text", "title");

  private static final int LONGEST = 100;

  /** Reads a filter from the query or from a form; any text is one. */
  static RuleFilter read(UnaryOperator<String> fields) {
    var text = fields.apply("q").strip();
    var page = fields.apply("page");
    return new RuleFilter(
        text.substring(0, Math.min(text.length(), LONGEST)),
        Stream.of(ON, OFF, WARNED, DATED)
            .filter(fields.apply("show")::equals)
            .findFirst()
            .orElse(ALL),
        page.matches("[0-9]{1,4}") ? Math.max(1, Integer.parseInt(page)) : 1);
  }

  /** Returns the address of the list with another filter. */
  String address(String otherShow) {
    return new RuleFilter(text, otherShow, 1).address();
  }

  /** Returns the address of another page of the list. */
  String address(int otherPage) {
    return new RuleFilter(text, show, otherPage).address();
  }

  /** Returns the address of this list, to which {@code &name=value} can be added. */
  String address() {
    return ConsolePaths.REPLIES
        + "?q="
        + URLEncoder.encode(text, UTF_8)
        + (show.equals(ALL) ? "" : "&show=" + show)
        + (page == 1 ? "" : "&page=" + page);
  }

  /** Returns whether the filter's word fits a rule. */
  static boolean isIn(String show, KeywordRule rule, boolean isWarned) {
    return switch (show) {
      case ON -> rule.on();
      case OFF -> !rule.on();
      case WARNED -> isWarned;
      case DATED -> rule.from().isPresent() || rule.until().isPresent();
      default -> true;
    };
  }

  /** Returns whether the text occurs in the rule, compared as customers' words are. */
  boolean finds(KeywordRule rule) {
    var sought = TextNormalizer.fold(text);
    return sought.isEmpty()
        || Stream.of(
                Stream.of(rule.id(), rule.shownName()),
                words(rule.matchCondition()),
                rule.answers().stream()
                    .flatMap(answer -> answer.stream())
                    .flatMap(RuleFilter::texts))
            .flatMap(texts -> texts)
            .anyMatch(it -> TextNormalizer.fold(it).contains(sought));
  }

  /** Returns the words of a condition. */
  static Stream<String> words(MatchCondition condition) {
    return switch (condition) {
      case MatchCondition.Exact(var words, _) -> words.stream();
      case MatchCondition.Contains(var words, _) -> words.stream();
      case MatchCondition.StartsWith(var words, _) -> words.stream();
      case MatchCondition.AllWords(var words, _) -> words.stream();
      case MatchCondition.Regex(var pattern, _) -> Stream.of(pattern);
      case MatchCondition.Postback(var data) -> data.stream();
    };
  }

  /** Returns what people read in a message, in its order. */
  static Stream<String> texts(Json json) {
    return switch (json) {
      case Json.Obj(var fields) ->
          fields.entrySet().stream()
              .flatMap(
                  field ->
                      field.getValue() instanceof Json.Str(var text)
                          ? Stream.of(text).filter(_ -> READ.contains(field.getKey()))
                          : texts(field.getValue()));
      case Json.Arr(var items) -> items.stream().flatMap(RuleFilter::texts);
      case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> Stream.empty();
    };
  }
}
