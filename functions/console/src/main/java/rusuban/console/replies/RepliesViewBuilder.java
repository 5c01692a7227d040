package rusuban.console.replies;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import rusuban.app.people.Role;
import rusuban.app.settings.WorkingSettings;
import rusuban.console.page.ConsoleRequest;
import rusuban.console.page.PageLanguage;
import rusuban.console.replies.WorkingFindings.Findings;
import rusuban.console.rules.RuleAddress;
import rusuban.core.settings.DocumentSections;
import rusuban.core.settings.KeywordRule;
import rusuban.core.settings.SettingsSection;
import rusuban.settings.warning.SettingsWarning;

/** Builds the data of the page 返信 from the draft. */
final class RepliesViewBuilder {
  /** Rules on one page, so that a shop with thousands has a page of the usual size. */
  private static final int ROWS = 50;

  private static final int WORDS = 3;
  private static final int LONGEST_TEXT = 60;

  private RepliesViewBuilder() {}

  /**
   * Returns the data.
   *
   * @param filter the part of the rules to show
   * @param problems why the last action was not done
   */
  static RepliesView of(
      ConsoleRequest request,
      WorkingSettings working,
      Findings found,
      RuleFilter filter,
      List<String> problems) {
    var rules = found.settings().rules();
    var numbers = new HashMap<String, Integer>();
    for (int i = 0; i < rules.size(); i++) numbers.put(rules.get(i).id(), i);
    var warned = warnings(found);
    var shown =
        rules.stream()
            .filter(
                rule ->
                    RuleFilter.isIn(filter.show(), rule, warned.containsKey(rule.id()))
                        && filter.finds(rule))
            .toList();
    int pages = Math.max(1, (shown.size() + ROWS - 1) / ROWS);
    int page = Math.min(filter.page(), pages);
    var rows =
        shown.stream()
            .skip((long) (page - 1) * ROWS)
            .limit(ROWS)
            .map(rule -> row(rule, rules, numbers, warned, request.language(), working.sections()))
            .toList();
    return new RepliesView(
        Stream.of(FixedReply.values()).map(it -> row(it, found, request.language())).toList(),
        rows,
        rules.size(),
        filter.text(),
        filter.show(),
        page,
        chips(rules, warned, filter, request.language()),
        page > 1 ? Optional.of(filter.address(page - 1) + "#kw") : Optional.empty(),
        page < pages ? Optional.of(filter.address(page + 1) + "#kw") : Optional.empty(),
        working.sections().hash(SettingsSection.RULE_ORDER),
        request.member().role().isAtLeast(Role.STAFF),
        problems);
  }

  /** Returns the warnings of each rule that has any, without notes. */
  private static Map<String, List<SettingsWarning>> warnings(Findings found) {
    var warned = new LinkedHashMap<String, List<SettingsWarning>>();
    var prefix = SettingsSection.rule("x").code().replaceFirst("x$", "");
    for (var warning : found.warnings())
      if (!warning.isNote() && warning.section().startsWith(prefix))
        warned
            .computeIfAbsent(warning.section().substring(prefix.length()), _ -> new ArrayList<>())
            .add(warning);
    return warned;
  }

  private static List<RepliesView.FilterChip> chips(
      List<KeywordRule> rules,
      Map<String, List<SettingsWarning>> warned,
      RuleFilter filter,
      PageLanguage language) {
    var labels = new LinkedHashMap<String, String>();
    labels.put(RuleFilter.ALL, language.of("すべて", "All"));
    labels.put(RuleFilter.ON, language.of("オン", "On"));
    labels.put(RuleFilter.OFF, language.of("オフ", "Off"));
    labels.put(RuleFilter.WARNED, language.of("注意", "Warnings"));
    labels.put(RuleFilter.DATED, language.of("期間つき", "With dates"));
    var chips = new ArrayList<RepliesView.FilterChip>();
    labels.forEach(
        (show, label) ->
            chips.add(
                new RepliesView.FilterChip(
                    filter.address(show) + "#kw",
                    label,
                    (int)
                        rules.stream()
                            .filter(it -> RuleFilter.isIn(show, it, warned.containsKey(it.id())))
                            .count(),
                    show.equals(filter.show()))));
    return chips;
  }

  private static RepliesView.FixedRow row(FixedReply reply, Findings found, PageLanguage language) {
    var settings = found.settings();
    var messages =
        switch (reply) {
          case GREETING ->
              Stream.of(
                      settings.greeting().newFriend(),
                      settings.greeting().returningFriend(),
                      settings.greeting().group())
                  .flatMap(List::stream)
                  .toList();
          case CLOSED_NOTICE -> settings.closedNotice();
          case BUSY_NOTICE -> settings.busyNotice();
          case DEFAULT_REPLY -> settings.defaultReply();
        };
    var text =
        messages.stream()
            .flatMap(RuleFilter::texts)
            .findFirst()
            .map(RepliesViewBuilder::beginning)
            .orElseGet(
                () ->
                    messages.isEmpty()
                        ? reply.without(language)
                        : language.of("文のないメッセージ", "A message without words"));
    long warnings = found.in(reply.section()).stream().filter(warning -> !warning.isNote()).count();
    return new RepliesView.FixedRow(
        reply.page(),
        reply.icon(),
        reply.title(language),
        text,
        reply.when(language),
        (int) warnings);
  }

  private static String beginning(String text) {
    var line = text.replaceAll("\\s+", " ");
    if (line.length() <= LONGEST_TEXT) return line;
    int end =
        Character.isHighSurrogate(line.charAt(LONGEST_TEXT - 1)) ? LONGEST_TEXT - 1 : LONGEST_TEXT;
    return line.substring(0, end) + "…";
  }

  private static RepliesView.RuleRow row(
      KeywordRule rule,
      List<KeywordRule> rules,
      Map<String, Integer> numbers,
      Map<String, List<SettingsWarning>> warned,
      PageLanguage language,
      DocumentSections sections) {
    var told = new RuleWords(language);
    int index = numbers.getOrDefault(rule.id(), 0);
    var words = RuleFilter.words(rule.matchCondition()).toList();
    return new RepliesView.RuleRow(
        RuleAddress.of(rule.id()),
        index + 1,
        rule.shownName(),
        rule.on(),
        words.stream().limit(WORDS).toList(),
        Math.max(0, words.size() - WORDS),
        told.pills(rule),
        told.kind(rule),
        warned.getOrDefault(rule.id(), List.of()).stream()
            .map(warning -> warning(warning, rules, numbers, language))
            .toList(),
        sections.hash(SettingsSection.rule(rule.id())),
        neighbour(rules, index - 1, told),
        neighbour(rules, index + 1, told));
  }

  private static Optional<String> neighbour(List<KeywordRule> rules, int index, RuleWords told) {
    return index < 0 || index >= rules.size()
        ? Optional.empty()
        : Optional.of(told.numbered(index + 1, rules.get(index).shownName()));
  }

  private static RepliesView.RowWarning warning(
      SettingsWarning warning,
      List<KeywordRule> rules,
      Map<String, Integer> numbers,
      PageLanguage language) {
    var told = new RuleWords(language);
    var by =
        warning.by().stream()
            .filter(numbers::containsKey)
            .map(
                id -> {
                  int index = numbers.getOrDefault(id, 0);
                  return new RepliesView.RuleLink(
                      RuleAddress.page(id), told.numbered(index + 1, rules.get(index).shownName()));
                })
            .toList();
    return new RepliesView.RowWarning(
        language.of(warning.problem().ja(), warning.problem().en()), by);
  }
}
