package rusuban.console.rules;

import java.util.List;
import java.util.Set;
import rusuban.json.Json;
import rusuban.json.JsonObjectBuilder;
import rusuban.web.FormFields;

/**
 * A keyword rule as a form has it.
 *
 * @param how the field of {@code match}, such as {@code contains}
 * @param words the words, the data of buttons, or the one pattern
 * @param except the words that prevent an answer
 * @param pick the choice among several answers
 * @param pause the cooldown, such as PT1H; empty for none
 */
public record RuleForm(
    String name,
    boolean on,
    String how,
    List<String> words,
    List<String> except,
    MessageLists answers,
    String pick,
    String active,
    String from,
    String until,
    boolean groups,
    String pause,
    ActionFields actions) {
  public static final List<String> HOWS =
      List.of("contains", "exact", "startsWith", "allWords", "regex", "postback");
  private static final Set<String> PLAIN = Set.of("regex", "postback");

  public RuleForm {
    words = List.copyOf(words);
    except = List.copyOf(except);
  }

  /** Returns the form of a new rule. */
  public static RuleForm empty() {
    return of(JsonObjectBuilder.fields().put("answer", List.of(Json.str(""))).build());
  }

  /** Returns the form of a rule. */
  public static RuleForm of(Json.Obj rule) {
    var match = RuleDocument.object(rule, "match");
    var how =
        HOWS.stream().filter(it -> match.get(it).isPresent()).findFirst().orElse(HOWS.getFirst());
    return new RuleForm(
        rule.text("name").orElse(""),
        RuleDocument.flag(rule, "on", true),
        how,
        match.text(how).map(List::of).orElseGet(() -> RuleDocument.texts(match, how)),
        RuleDocument.texts(match, "except"),
        MessageLists.of(RuleDocument.answers(rule)),
        rule.text("pick").orElse("in-turn"),
        rule.text("active").orElse("any-time"),
        rule.text("from").orElse(""),
        rule.text("until").orElse(""),
        RuleDocument.flag(rule, "groups", false),
        rule.text("pause").orElse(""),
        ActionFields.of(RuleDocument.object(rule, "actions")));
  }

  /** Reads a form. */
  public static RuleForm read(FormFields form) {
    return new RuleForm(
        form.text("name").strip(),
        form.has("on"),
        HOWS.contains(form.text("how")) ? form.text("how") : HOWS.getFirst(),
        WordFields.read(form, "words"),
        WordFields.read(form, "except"),
        MessageLists.read(form),
        form.last("pick").orElse("in-turn"),
        form.last("active").orElse("any-time"),
        form.text("from").strip(),
        form.text("until").strip(),
        form.has("groups"),
        form.text("pause"),
        ActionFields.read(form));
  }

  /** Returns the form after a button that edits it. Other buttons change nothing. */
  public RuleForm edited(String button) {
    return new RuleForm(
        name,
        on,
        how,
        WordFields.dropped(words, "words", button),
        WordFields.dropped(except, "except", button),
        answers.edited(button),
        pick,
        active,
        from,
        until,
        groups,
        pause,
        actions.edited(button));
  }

  /** Returns whether the words are typed as lines, since they are no words of customers. */
  public boolean isTyped() {
    return PLAIN.contains(how);
  }

  /** Returns the rule for the settings, with the id and the notes of the one before. */
  public Json.Obj applied(Json.Obj before) {
    var messages = answers.messages().stream().filter(list -> !list.isEmpty()).toList();
    var rule = JsonObjectBuilder.of(before.without(name -> isGone(before, name, messages)));
    if (!name.isEmpty()) rule.put("name", name);
    if (!on || before.get("on").isPresent()) rule.put("on", on);
    rule.put("match", match(RuleDocument.object(before, "match")));
    choice(rule, before, "active", active, "any-time");
    if (!from.isEmpty()) rule.put("from", from);
    if (!until.isEmpty()) rule.put("until", until);
    if (groups || before.get("groups").isPresent()) rule.put("groups", groups);
    answers(rule, before, messages);
    choice(rule, before, "pick", pick, "in-turn");
    if (!pause.isEmpty()) rule.put("pause", pause);
    var changed = actions.applied(RuleDocument.object(before, "actions"));
    if (!changed.fields().isEmpty() || before.get("actions").isPresent())
      rule.put("actions", changed);
    return rule.build();
  }

  private boolean isGone(Json.Obj before, String name, List<List<Json>> messages) {
    return switch (name) {
      case "name" -> this.name.isEmpty();
      case "from" -> from.isEmpty();
      case "until" -> until.isEmpty();
      case "pause" -> pause.isEmpty();
      case "answer" -> messages.size() != 1;
      case "answers" ->
          (messages.isEmpty() && !RuleDocument.items(before, name).isEmpty())
              || (before.get("answer").isPresent() && messages.size() == 1);
      default -> false;
    };
  }

  private static void choice(
      JsonObjectBuilder rule, Json.Obj before, String name, String value, String usual) {
    if (!value.equals(usual) || before.get(name).isPresent()) rule.put(name, value);
  }

  private static void answers(JsonObjectBuilder rule, Json.Obj before, List<List<Json>> messages) {
    if (messages.size() > 1 || (!messages.isEmpty() && before.get("answers").isPresent()))
      rule.put("answers", messages.stream().map(Json.Arr::new).toList());
    else if (!messages.isEmpty()) rule.put("answer", messages.getFirst());
  }

  private Json.Obj match(Json.Obj before) {
    var match =
        JsonObjectBuilder.of(
            before.without(
                name ->
                    (HOWS.contains(name) && !name.equals(how))
                        || (name.equals("except")
                            && except.isEmpty()
                            && !RuleDocument.texts(before, name).isEmpty())));
    if (how.equals("regex")) match.put(how, String.join("\n", words));
    else match.put(how, words.stream().map(Json::str).toList());
    if (!except.isEmpty()) match.put("except", except.stream().map(Json::str).toList());
    return match.build();
  }

  /** Returns the form's kind alone: the fields hold what the owner wrote. */
  @Override
  public String toString() {
    return "RuleForm[" + how + "]";
  }
}
