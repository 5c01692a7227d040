package rusuban.console.letters;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import rusuban.core.ValidationProblem;
import rusuban.core.settings.FollowUpPlan.Due;
import rusuban.json.IndentedJson;
import rusuban.json.Json;
import rusuban.json.JsonText;
import rusuban.json.MalformedJsonException;
import rusuban.web.FormFields;

/**
 * A follow-up as the editor's form has it. Everything is as typed.
 *
 * @param start the word of the start in the settings
 * @param isSameDay whether it goes out on the day of its cause; otherwise after a delay
 * @param at the time of the same day
 * @param latest the latest time of the same day; empty for an hour later
 * @param after the delay
 * @param within the longest lateness after the delay; empty for the usual one
 * @param isHeld whether it waits while the customer waits for staff
 */
public record LetterForm(
    String name,
    boolean isOn,
    String start,
    boolean isSameDay,
    String at,
    String latest,
    TypedDuration after,
    TypedDuration within,
    boolean isHeld,
    List<Message> messages) {
  /** Most messages of a follow-up (Messaging API reference, "Send push message"). */
  public static final int MOST_MESSAGES = 5;

  private static final int MOST_NAME = 40;
  private static final String TEXT = "text";
  private static final String SAME_DAY = "same-day";

  /** The start by a rule that names the follow-up. */
  static final String BY_RULE = "rule";

  /** The starts, by their words in the settings. */
  private static final List<String> STARTS = List.of("first-message", "follow", BY_RULE);

  /** The form of a new follow-up. */
  static final LetterForm NEW =
      new LetterForm(
          "",
          true,
          STARTS.getFirst(),
          true,
          "20:00",
          "20:45",
          new TypedDuration("1", TypedDuration.Unit.DAYS.word()),
          TypedDuration.NONE,
          false,
          List.of(new Message(true, "")));

  public LetterForm {
    messages = List.copyOf(messages);
  }

  /**
   * One message.
   *
   * @param isText whether this is a text; otherwise it is the JSON of a message object
   */
  public record Message(boolean isText, String content) {
    private static Message of(Json json) {
      return text(json)
          .map(text -> new Message(true, text))
          .orElseGet(() -> new Message(false, IndentedJson.of(json).strip()));
    }

    /** Returns the words of a message that is nothing but text. */
    private static Optional<String> text(Json json) {
      return json instanceof Json.Str(var text)
          ? Optional.of(text)
          : json instanceof Json.Obj message && message.fields().size() == 2
              ? message.text(TEXT).filter(text -> Json.textMessage(text).equals(message))
              : Optional.empty();
    }
  }

  /** Result of {@link #applied}. */
  sealed interface Applied {
    /** The follow-up as the settings have it. */
    record Done(Json.Obj plan) implements Applied {}

    /** Fields that cannot be read, by their names in the page. */
    record Faulty(List<ValidationProblem> problems) implements Applied {
      public Faulty {
        problems = List.copyOf(problems);
      }
    }
  }

  /** Returns the form of a follow-up in a document that has passed every check. */
  static LetterForm of(Json.Obj plan) {
    var due = object(plan, "due");
    var after = due.text("after").map(Duration::parse).map(TypedDuration::of);
    return new LetterForm(
        plan.text("name").orElse(""),
        !plan.get("on").equals(Optional.of(new Json.Bool(false))),
        plan.text("start").orElse(""),
        after.isEmpty(),
        due.text("sameDayAt").orElse(NEW.at),
        after.isPresent() ? NEW.latest : due.text("latest").orElse(""),
        after.orElse(NEW.after),
        due.text("within").map(Duration::parse).map(TypedDuration::of).orElse(TypedDuration.NONE),
        plan.get("holdWhileWaiting").equals(Optional.of(new Json.Bool(true))),
        items(plan).stream().map(Message::of).toList());
  }

  /** Returns the form that was sent. */
  static LetterForm of(FormFields form) {
    var kinds = form.all("kind");
    var contents = form.all("say");
    var messages = new ArrayList<Message>();
    for (int i = 0; i < Math.min(kinds.size(), contents.size()); i++)
      messages.add(new Message(kinds.get(i).equals(TEXT), contents.get(i).replace("\r\n", "\n")));
    return new LetterForm(
        form.text("name"),
        form.has("on"),
        form.text("start"),
        form.text("due").equals(SAME_DAY),
        form.text("at"),
        form.text("latest"),
        new TypedDuration(form.text("after"), form.text("after-unit")),
        new TypedDuration(form.text("within"), form.text("within-unit")),
        form.has("hold"),
        messages);
  }

  private static Json.Obj object(Json.Obj parent, String name) {
    return parent.get(name).orElse(Json.Obj.EMPTY) instanceof Json.Obj object
        ? object
        : Json.Obj.EMPTY;
  }

  private static List<Json> items(Json.Obj plan) {
    return plan.get("messages").orElse(Json.Obj.EMPTY) instanceof Json.Arr(var items)
        ? items
        : List.of();
  }

  /** Returns the form after a button that edits the list of messages; the same for another. */
  LetterForm pressed(String button) {
    var edited = new ArrayList<>(messages);
    int colon = button.indexOf(':');
    int place = colon < 0 ? -1 : place(button.substring(colon + 1));
    switch (colon < 0 ? button : button.substring(0, colon)) {
      case "add-text" -> edited.add(new Message(true, ""));
      case "add-json" -> edited.add(new Message(false, "{\"type\": \"\"}"));
      case "remove" -> {
        if (place >= 0) edited.remove(place);
      }
      case "up" -> {
        if (place > 0) edited.add(place - 1, edited.remove(place));
      }
      default -> {
        // Saving and looking change no message.
      }
    }
    return new LetterForm(name, isOn, start, isSameDay, at, latest, after, within, isHeld, edited);
  }

  private int place(String number) {
    try {
      int place = Integer.parseInt(number);
      return place >= 0 && place < messages.size() ? place : -1;
    } catch (NumberFormatException _) {
      return -1;
    }
  }

  /**
   * Returns the follow-up of this form. Fields and notes that the form does not know stay as they
   * were.
   *
   * @param before the follow-up in the settings, or a new one with only its id
   */
  Applied applied(Json.Obj before) {
    var problems = new ArrayList<ValidationProblem>();
    var fields = new LinkedHashMap<>(before.fields());
    putName(fields, problems);
    if (!isOn || fields.containsKey("on")) fields.put("on", new Json.Bool(isOn));
    fields.put("start", Json.str(start));
    if (!STARTS.contains(start))
      problems.add(problem("start", "きっかけを選んでください。", "Choose what begins it."));
    fields.put("due", new Json.Obj(due(object(before, "due"), problems)));
    fields.put("messages", new Json.Arr(messages(items(before), problems)));
    if (isHeld || fields.containsKey("holdWhileWaiting"))
      fields.put("holdWhileWaiting", new Json.Bool(isHeld));
    return problems.isEmpty()
        ? new Applied.Done(new Json.Obj(fields))
        : new Applied.Faulty(problems);
  }

  private void putName(SequencedMap<String, Json> fields, List<ValidationProblem> problems) {
    boolean isNew = !fields.containsKey("start");
    var clean = name.strip();
    if (clean.isEmpty() && isNew) problems.add(problem("name", "名前を入れてください。", "Give it a name."));
    if (clean.length() > MOST_NAME)
      problems.add(
          problem(
              "name",
              "名前は" + MOST_NAME + "文字までにしてください（いまは" + clean.length() + "文字）。",
              "At most " + MOST_NAME + " characters, found " + clean.length() + "."));
    if (clean.isEmpty()) fields.remove("name");
    else fields.put("name", Json.str(clean));
  }

  private SequencedMap<String, Json> due(Json.Obj before, List<ValidationProblem> problems) {
    var due = new LinkedHashMap<>(before.fields());
    due.keySet().removeAll(isSameDay ? List.of("after", "within") : List.of("sameDayAt", "latest"));
    if (isSameDay) putSameDay(due, problems);
    else putAfter(due, problems);
    return due;
  }

  private void putSameDay(SequencedMap<String, Json> due, List<ValidationProblem> problems) {
    var from = LetterTime.read(at);
    var until = LetterTime.read(latest);
    from.ifPresentOrElse(
        time -> due.put("sameDayAt", Json.str(LetterTime.written(time))),
        () -> problems.add(unreadable("at")));
    if (latest.isBlank()) {
      due.remove("latest");
      return;
    }
    until.ifPresentOrElse(
        time -> due.put("latest", Json.str(LetterTime.written(time))),
        () -> problems.add(unreadable("latest")));
    if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get()))
      problems.add(
          problem(
              "latest",
              "「送る時刻」より後にしてください。日をまたぐことはできません。",
              "Must not be before the time to send: it ends on the same day."));
  }

  private static ValidationProblem unreadable(String field) {
    return problem(field, "「20:00」のように、時刻を入れてください。", "Enter a time such as 20:00.");
  }

  private void putAfter(SequencedMap<String, Json> due, List<ValidationProblem> problems) {
    putDuration(due, "after", after, problems);
    if (within.isEmpty()) due.remove("within");
    else putDuration(due, "within", within, problems);
  }

  private static void putDuration(
      SequencedMap<String, Json> due,
      String field,
      TypedDuration typed,
      List<ValidationProblem> problems) {
    var duration = typed.duration();
    if (duration.isEmpty()) {
      problems.add(problem(field, "数字で入れてください。", "Enter a number."));
      return;
    }
    boolean isSame =
        due.get(field) instanceof Json.Str(var text) && Duration.parse(text).equals(duration.get());
    if (!isSame) due.put(field, Json.str(TypedDuration.written(duration.get())));
  }

  private List<Json> messages(List<Json> before, List<ValidationProblem> problems) {
    if (messages.isEmpty())
      problems.add(problem("messages", "1通は入れてください。", "Write at least one message."));
    if (messages.size() > MOST_MESSAGES)
      problems.add(
          problem(
              "messages",
              MOST_MESSAGES + "通までにしてください。",
              "At most " + MOST_MESSAGES + " messages."));
    var all = new ArrayList<Json>();
    for (int i = 0; i < messages.size(); i++) {
      var message = messages.get(i);
      // What was not edited stays as the owner wrote it.
      var kept = before.stream().filter(json -> Message.of(json).equals(message)).findFirst();
      all.add(
          kept.orElse(message.isText ? text(message, i, problems) : json(message, i, problems)));
    }
    return all;
  }

  private static Json text(Message message, int place, List<ValidationProblem> problems) {
    if (message.content.isBlank())
      problems.add(
          problem("message-" + place, "文を入れるか、この1通を消してください。", "Write a text, or remove this one."));
    return Json.str(message.content);
  }

  private static Json json(Message message, int place, List<ValidationProblem> problems) {
    try {
      return JsonText.parse(message.content);
    } catch (MalformedJsonException e) {
      problems.add(
          problem(
              "message-" + place,
              "JSONとして読めません（" + e.line + "行目の" + e.column + "文字目）。カンマや引用符を確かめてください。",
              "Not readable as JSON (line "
                  + e.line
                  + ", column "
                  + e.column
                  + "). Look at commas and quotation marks."));
      return Json.str(message.content);
    }
  }

  private static ValidationProblem problem(String field, String ja, String en) {
    return new ValidationProblem(field, ja, en);
  }

  /** Returns the due time of the form; empty where a field cannot be read. */
  Optional<Due> readDue() {
    if (!isSameDay)
      return after
          .duration()
          .filter(_ -> within.isEmpty() || within.duration().isPresent())
          .map(delay -> new Due.After(delay, within.duration()));
    var from = LetterTime.read(at);
    var until = latest.isBlank() ? from.map(LetterForm::hourLater) : LetterTime.read(latest);
    return from.flatMap(
        time -> until.filter(end -> !end.isBefore(time)).map(end -> new Due.SameDay(time, end)));
  }

  /** Returns the usual latest time, as the settings document has it. */
  private static LocalTime hourLater(LocalTime at) {
    var lastMinute = LocalTime.of(23, 59);
    return at.isAfter(lastMinute.minusHours(1)) ? lastMinute : at.plusHours(1);
  }

  /** Returns the messages for a preview, as far as they can be read. */
  List<Json> readMessages() {
    var none = new ArrayList<ValidationProblem>();
    var read = new ArrayList<Json>();
    for (int i = 0; i < messages.size(); i++) {
      var message = messages.get(i);
      if (message.isText) read.add(Json.textMessage(message.content));
      else if (json(message, i, none) instanceof Json.Obj object) read.add(object);
    }
    return read;
  }

  /** Returns the field of the page that a problem of the whole document is about. */
  static Map.Entry<String, ValidationProblem> placed(ValidationProblem problem, int plan) {
    var path = problem.at();
    var start = "followUps[" + plan + "].";
    var rest = path.startsWith(start) ? path.substring(start.length()) : "";
    var field =
        switch (rest) {
          case "name", "start", "messages" -> rest;
          case "due", "due.sameDayAt" -> "at";
          case "due.latest" -> "latest";
          case "due.after" -> "after";
          case "due.within" -> "within";
          default -> rest.startsWith("messages[") ? "message-" + number(rest) : "";
        };
    return Map.entry(field, problem);
  }

  private static String number(String path) {
    return path.substring(path.indexOf('[') + 1, path.indexOf(']'));
  }
}
