package rusuban.console.replies;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import rusuban.console.page.PageLanguage;
import rusuban.console.rules.MessageLists;
import rusuban.console.rules.RuleForm;
import rusuban.core.ValidationProblem;

/**
 * The problems of a form in words, each at its field.
 *
 * @param fields the words of each field, in the order of the problems
 * @param others the words of problems that no field of the form has
 */
public record ReplyErrors(SequencedMap<String, String> fields, List<String> others) {
  static final ReplyErrors NONE = new ReplyErrors(new LinkedHashMap<>(), List.of());

  private static final Pattern IN_RULE = Pattern.compile("keywordRules\\[(\\d+)](?:\\.(.*))?");
  private static final Pattern ANSWER = Pattern.compile("answer\\[(\\d+)](.*)");
  private static final Pattern ANSWERS = Pattern.compile("answers\\[(\\d+)](?:\\[(\\d+)](.*))?");
  private static final Pattern LIST = Pattern.compile("(\\w+)(?:\\[(\\d+)](.*))?");

  /** The fields of a form for fields of a rule. */
  private static final Map<String, String> RULE_FIELDS =
      Map.ofEntries(
          Map.entry("name", "name"),
          Map.entry("match", "words"),
          Map.entry("answer", "answers"),
          Map.entry("answers", "answers"),
          Map.entry("pick", "pick"),
          Map.entry("active", "active"),
          Map.entry("from", "from"),
          Map.entry("until", "until"),
          Map.entry("groups", "groups"),
          Map.entry("pause", "pause"),
          Map.entry("actions", "actions"));

  public ReplyErrors {
    others = List.copyOf(others);
  }

  /** A place in a form, and the rest of the path within the message there. */
  private record Place(String field, String rest) {}

  /** Returns the words at a field. */
  public Optional<String> at(String field) {
    return Optional.ofNullable(fields.get(field));
  }

  public boolean isEmpty() {
    return fields.isEmpty() && others.isEmpty();
  }

  public int count() {
    return fields.size() + others.size();
  }

  /** Returns the problems of messages whose JSON is not readable, and of a regex on many lines. */
  static ReplyErrors ofTyping(MessageLists lists, PageLanguage language) {
    var fields = new LinkedHashMap<String, String>();
    for (int list = 0; list < lists.lists().size(); list++)
      for (int i = 0; i < lists.lists().get(list).size(); i++) {
        var id = list + "-" + i;
        lists
            .lists()
            .get(list)
            .get(i)
            .fault()
            .ifPresent(
                at ->
                    fields.put(
                        "say-" + id,
                        language.of(
                            at.line()
                                + "行目の"
                                + at.column()
                                + "文字目で、JSONとして読めません。カンマや引用符の過不足がないか、確かめてください。",
                            "Not readable as JSON at line "
                                + at.line()
                                + ", column "
                                + at.column()
                                + ". Look for a comma or quotation mark too many or too few.")));
      }
    return new ReplyErrors(fields, List.of());
  }

  /** Returns the problems of a rule's form before it is saved. */
  static ReplyErrors ofTyping(RuleForm form, PageLanguage language) {
    var typing = ofTyping(form.answers(), language);
    if (!form.how().equals("regex") || form.words().size() <= 1) return typing;
    var fields = new LinkedHashMap<>(typing.fields());
    fields.putFirst(
        "words",
        language.of(
            "正規表現は1つだけ、1行で書いてください（いまは" + form.words().size() + "行）。「または」は | で書けます。",
            "Write one pattern on one line (found "
                + form.words().size()
                + "). Alternatives are separated by |."));
    return new ReplyErrors(fields, typing.others());
  }

  /** Returns the document's problems at the fields of the form of the rule at this place. */
  static ReplyErrors ofRule(
      List<ValidationProblem> problems, int index, RuleForm form, PageLanguage language) {
    return of(problems, at -> inRule(at, index, form), language);
  }

  /** Returns the document's problems at the fields of the form of a greeting or notice. */
  static ReplyErrors ofFixed(
      List<ValidationProblem> problems, FixedReply reply, PageLanguage language) {
    return of(problems, at -> inFixed(at, reply), language);
  }

  private static ReplyErrors of(
      List<ValidationProblem> problems,
      Function<String, Optional<Place>> place,
      PageLanguage language) {
    var fields = new LinkedHashMap<String, String>();
    var others = new ArrayList<String>();
    for (var problem : problems) {
      var words = language.of(problem.ja(), problem.en());
      place
          .apply(problem.at())
          .ifPresentOrElse(
              it ->
                  fields.putIfAbsent(
                      it.field(), it.rest().isEmpty() ? words : it.rest() + ": " + words),
              () -> others.add(problem.at() + ": " + words));
    }
    return new ReplyErrors(fields, others.stream().distinct().toList());
  }

  private static Optional<Place> inRule(String at, int index, RuleForm form) {
    var path = IN_RULE.matcher(at);
    if (!path.matches() || !path.group(1).equals(String.valueOf(index))) return Optional.empty();
    var rest = Optional.ofNullable(path.group(2)).orElse("");
    var answer = ANSWER.matcher(rest);
    if (answer.matches())
      return Optional.of(message(form.answers().placeOf(0), answer.group(1), answer.group(2)));
    var answers = ANSWERS.matcher(rest);
    if (answers.matches()) {
      int list = form.answers().placeOf(Integer.parseInt(answers.group(1)));
      return Optional.of(
          answers.group(2) == null
              ? new Place("list-" + list, "")
              : message(list, answers.group(2), answers.group(3)));
    }
    if (rest.startsWith("match.except")) return Optional.of(new Place("except", ""));
    if (rest.startsWith("actions.addTags")) return Optional.of(new Place("addTags", ""));
    if (rest.startsWith("actions.removeTags")) return Optional.of(new Place("removeTags", ""));
    return Optional.ofNullable(RULE_FIELDS.get(rest.replaceFirst("[.\\[].*", "")))
        .map(field -> new Place(field, ""));
  }

  private static Optional<Place> inFixed(String at, FixedReply reply) {
    if (!at.startsWith(reply.field() + ".")) return Optional.empty();
    var path = LIST.matcher(at.substring(reply.field().length() + 1));
    if (!path.matches()) return Optional.empty();
    int list = reply.lists().indexOf(path.group(1));
    if (list < 0) return Optional.empty();
    return Optional.of(
        path.group(2) == null
            ? new Place("list-" + list, "")
            : message(list, path.group(2), path.group(3)));
  }

  private static Place message(int list, String message, String rest) {
    return new Place("say-" + list + "-" + message, rest(rest));
  }

  /** Returns the path within a message without its first dot; none for the words of a text. */
  private static String rest(String path) {
    var rest = path.startsWith(".") ? path.substring(1) : path;
    return rest.equals("text") ? "" : rest;
  }

  /** Returns the fields alone: the words may quote the owner's. */
  @Override
  public String toString() {
    return "ReplyErrors" + fields.keySet();
  }
}
