package rusuban.console.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rusuban.json.Json;
import rusuban.json.JsonObjectBuilder;
import rusuban.web.FormFields;

/**
 * Actions of a rule besides its answer, as a form has them.
 *
 * @param status the status word; empty for none
 * @param start the ids of the follow-ups that it starts
 * @param stop the ids of those that it stops
 * @param optOut {@code true}, {@code false} or empty
 */
public record ActionFields(
    boolean callStaff,
    List<String> addTags,
    List<String> removeTags,
    String status,
    List<String> start,
    List<String> stop,
    String optOut) {

  public ActionFields {
    addTags = List.copyOf(addTags);
    removeTags = List.copyOf(removeTags);
    start = List.copyOf(start);
    stop = List.copyOf(stop);
  }

  public static ActionFields of(Json.Obj actions) {
    return new ActionFields(
        RuleDocument.flag(actions, "callStaff", false),
        RuleDocument.texts(actions, "addTags"),
        RuleDocument.texts(actions, "removeTags"),
        actions.text("status").orElse(""),
        RuleDocument.texts(actions, "startFollowUps"),
        RuleDocument.texts(actions, "stopFollowUps"),
        actions.get("optOut").orElse(null) instanceof Json.Bool(var out)
            ? String.valueOf(out)
            : "");
  }

  public static ActionFields read(FormFields form) {
    return new ActionFields(
        form.has("callStaff"),
        WordFields.read(form, "addTags"),
        WordFields.read(form, "removeTags"),
        form.text("status"),
        form.all("start"),
        form.all("stop"),
        form.text("optOut"));
  }

  /** Returns these actions after a button that removes a word, such as {@code drop-addTags-0}. */
  public ActionFields edited(String button) {
    return new ActionFields(
        callStaff,
        WordFields.dropped(addTags, "addTags", button),
        WordFields.dropped(removeTags, "removeTags", button),
        status,
        start,
        stop,
        optOut);
  }

  /** Returns the actions for the settings, with the notes of those before. */
  public Json.Obj applied(Json.Obj before) {
    var fields = JsonObjectBuilder.of(before.without(name -> isGone(before, name)));
    if (callStaff || before.get("callStaff").isPresent()) fields.put("callStaff", callStaff);
    list(fields, "addTags", before, addTags);
    list(fields, "removeTags", before, removeTags);
    if (!status.isEmpty()) fields.put("status", status);
    list(fields, "startFollowUps", before, start);
    list(fields, "stopFollowUps", before, stop);
    if (!optOut.isEmpty()) fields.put("optOut", optOut.equals("true"));
    return fields.build();
  }

  private boolean isGone(Json.Obj before, String name) {
    return switch (name) {
      case "addTags" -> addTags.isEmpty() && !isEmptyList(before, name);
      case "removeTags" -> removeTags.isEmpty() && !isEmptyList(before, name);
      case "startFollowUps" -> start.isEmpty() && !isEmptyList(before, name);
      case "stopFollowUps" -> stop.isEmpty() && !isEmptyList(before, name);
      case "status" -> status.isEmpty();
      case "optOut" -> optOut.isEmpty();
      default -> false;
    };
  }

  private static boolean isEmptyList(Json.Obj before, String name) {
    return before.get(name).equals(Optional.of(new Json.Arr(List.of())));
  }

  /** Puts a list in the order of the one before, which check boxes do not keep. */
  private static void list(
      JsonObjectBuilder fields, String name, Json.Obj before, List<String> chosen) {
    if (chosen.isEmpty()) return;
    var ordered = new ArrayList<>(RuleDocument.texts(before, name));
    ordered.retainAll(chosen);
    chosen.stream().filter(it -> !ordered.contains(it)).forEach(ordered::add);
    fields.put(name, ordered.stream().map(Json::str).toList());
  }
}
