package rusuban.console.replies;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rusuban.app.people.Role;
import rusuban.app.settings.WorkingSettings;
import rusuban.console.page.ConsolePaths;
import rusuban.console.page.ConsoleRequest;
import rusuban.console.page.DraftPages;
import rusuban.console.page.HtmlRenderer;
import rusuban.console.page.LayoutBuilder;
import rusuban.console.page.LiveShop;
import rusuban.console.page.MenuItem;
import rusuban.console.page.PageLanguage;
import rusuban.console.page.PageLayout.Notice;
import rusuban.console.preview.MessagePreview;
import rusuban.console.rules.MessageKind;
import rusuban.console.rules.MessageLists;
import rusuban.console.rules.RuleDocument;
import rusuban.console.rules.RuleForm;
import rusuban.core.content.Variable;
import rusuban.core.decision.CompiledSettings;
import rusuban.core.decision.MessageVariableValues;
import rusuban.core.settings.SettingsSection;
import rusuban.json.Json;
import rusuban.settings.SettingsDocument;
import rusuban.web.HttpResponse;

/** Shows the editor of a rule, a greeting, a notice or the default reply. */
public final class ReplyEditor {
  private static final String SAMPLE_NAME = "花子";

  private final DraftPages drafts;
  private final WorkingFindings findings;
  private final LayoutBuilder layouts;
  private final HtmlRenderer renderer;

  public ReplyEditor(
      DraftPages drafts, WorkingFindings findings, LayoutBuilder layouts, HtmlRenderer renderer) {
    this.drafts = drafts;
    this.findings = findings;
    this.layouts = layouts;
    this.renderer = renderer;
  }

  /**
   * The edited reply.
   *
   * @param title the heading of the page
   * @param action the address of the form
   * @param section the section whose hash the form carries
   * @param fixed the message of every shop; empty for a rule
   */
  record Subject(
      String title, String action, SettingsSection section, Optional<FixedReply> fixed) {}

  /**
   * The content of the form.
   *
   * @param rule the rule; empty for the messages of every shop
   * @param lists the messages
   * @param expected the hash that the form was made from
   * @param errors the problems at its fields
   * @param isConflict whether somebody else has changed the section
   * @param isTyped whether the form differs from the draft, so that its warnings may be outdated
   */
  record Content(
      Optional<RuleForm> rule,
      MessageLists lists,
      String expected,
      ReplyErrors errors,
      boolean isConflict,
      boolean isTyped) {

    static Content ofRule(RuleForm form, String expected) {
      return new Content(
          Optional.of(form), form.answers(), expected, ReplyErrors.NONE, false, false);
    }

    static Content ofMessages(MessageLists lists, String expected) {
      return new Content(Optional.empty(), lists, expected, ReplyErrors.NONE, false, false);
    }

    /** Returns what was typed, with its problems. */
    Content typed(ReplyErrors found) {
      return new Content(rule, lists, expected, found, isConflict, true);
    }

    /** Returns what was typed, for a section that is another one now. */
    Content conflicting(String present) {
      return new Content(rule, lists, present, errors, true, true);
    }
  }

  /** Returns the page of an editor. */
  HttpResponse page(
      int status, ConsoleRequest request, LiveShop shop, Subject subject, Content content) {
    var working = drafts.read(request.account());
    var layout =
        layouts.of(
            request,
            shop,
            subject.title(),
            MenuItem.REPLIES,
            Optional.of(ConsolePaths.REPLIES),
            content.isTyped() ? Optional.empty() : notice(request));
    return renderer.page(
        status,
        "reply-edit",
        Map.of("layout", layout, "view", view(request, shop, subject, content, working)));
  }

  private static Optional<Notice> notice(ConsoleRequest request) {
    var language = request.language();
    var text =
        switch (request.http().query("done").orElse("")) {
          case "saved" ->
              language.of(
                  "下書きに保存しました。公開するまで、お客さまには届きません。",
                  "Saved to the draft. Customers do not see it before you publish.");
          case "same" -> language.of("変わったところはありません。", "Nothing has changed.");
          default -> "";
        };
    return text.isEmpty() ? Optional.empty() : Optional.of(new Notice(text, Optional.empty()));
  }

  private ReplyEditView view(
      ConsoleRequest request,
      LiveShop shop,
      Subject subject,
      Content content,
      WorkingSettings working) {
    var language = request.language();
    return new ReplyEditView(
        subject.action(),
        content.expected(),
        request.member().role().isAtLeast(Role.STAFF),
        subject.section().equals(SettingsSection.RULE_ORDER),
        content.rule(),
        subject.fixed().map(it -> it.help(language)).orElse(""),
        IntStream.range(0, content.lists().lists().size())
            .mapToObj(i -> list(i, subject, content.lists(), language))
            .toList(),
        variables(content),
        content.errors(),
        content.errors().fields().entrySet().stream()
            .map(
                it ->
                    new ReplyEditView.ErrorLink(
                        it.getKey(), label(it.getKey(), subject, content, language), it.getValue()))
            .toList(),
        content.isConflict() ? Optional.of(DraftPages.conflict(language)) : Optional.empty(),
        content.isTyped() ? List.of() : notes(request, subject, working),
        content.rule().map(form -> plans(form, working)).orElse(List.of()),
        content.rule().map(form -> pauses(form, language)).orElse(List.of()),
        sample(request, shop, subject, content, working));
  }

  private static ReplyEditView.MessageList list(
      int index, Subject subject, MessageLists all, PageLanguage language) {
    var fields = all.lists().get(index);
    var messages = new ArrayList<ReplyEditView.MessageBox>();
    for (int i = 0; i < fields.size(); i++)
      messages.add(
          new ReplyEditView.MessageBox(
              index + "-" + i,
              i + 1,
              fields.get(i).isText()
                  ? MessageKind.TEXT.label(language)
                  : MessageKind.label(fields.get(i).type(), language),
              fields.get(i),
              i == 0,
              i == fields.size() - 1));
    return new ReplyEditView.MessageList(
        index,
        heading(index, subject, all, language),
        messages,
        fields.size() >= MessageLists.MOST_MESSAGES,
        subject.fixed().isEmpty() && all.lists().size() > 1);
  }

  private static String heading(
      int index, Subject subject, MessageLists all, PageLanguage language) {
    if (subject.fixed().isPresent())
      return subject.fixed().get().lists().size() > 1
          ? subject.fixed().get().heading(index, language)
          : "";
    return all.lists().size() > 1 ? language.of("候補" + (index + 1), "Answer " + (index + 1)) : "";
  }

  /** The variable of a picked date has a value only in the answer to a tap. */
  private static List<ReplyEditView.VariableChip> variables(Content content) {
    boolean isTap = content.rule().filter(form -> form.how().equals("postback")).isPresent();
    return Stream.of(Variable.values())
        .filter(it -> isTap || it != Variable.PICKED)
        .map(it -> new ReplyEditView.VariableChip(it.name(), it.written()))
        .toList();
  }

  private static String label(
      String field, Subject subject, Content content, PageLanguage language) {
    if (field.startsWith("say-") || field.startsWith("list-")) {
      var parts = field.split("-", -1);
      int list = Integer.parseInt(parts[1]);
      var heading =
          list < content.lists().lists().size()
              ? heading(list, subject, content.lists(), language)
              : "";
      var message =
          parts.length > 2
              ? language.of("返信", "Message ") + (Integer.parseInt(parts[2]) + 1)
              : language.of("返信", "Messages");
      return heading.isEmpty() ? message : heading + language.of("の", ", ") + message;
    }
    return switch (field) {
      case "name" -> language.of("名前", "Name");
      case "words" -> language.of("言葉", "Words");
      case "except" -> language.of("答えない言葉", "Exceptions");
      case "answers" -> language.of("返信", "Answer");
      case "pick" -> language.of("選び方", "Choice");
      case "active" -> language.of("時間", "Hours");
      case "from" -> language.of("この日から", "From");
      case "until" -> language.of("この日まで", "Until");
      case "pause" -> language.of("同じ方に次に答えるまで", "Pause");
      case "addTags" -> language.of("付けるタグ", "Tags to add");
      case "removeTags" -> language.of("外すタグ", "Tags to remove");
      default -> language.of("あわせてすること", "Actions");
    };
  }

  private List<ReplyEditView.NoteLine> notes(
      ConsoleRequest request, Subject subject, WorkingSettings working) {
    return findings
        .of(request.account(), working.document(), request.now())
        .in(subject.section())
        .stream()
        .map(
            it ->
                new ReplyEditView.NoteLine(
                    request.language().of(it.problem().ja(), it.problem().en()), !it.isNote()))
        .toList();
  }

  private static List<ReplyEditView.PlanChoice> plans(RuleForm form, WorkingSettings working) {
    return RuleDocument.items(working.document(), "followUps").stream()
        .filter(Json.Obj.class::isInstance)
        .map(Json.Obj.class::cast)
        .map(
            plan ->
                new ReplyEditView.PlanChoice(
                    RuleDocument.id(plan),
                    RuleDocument.name(plan),
                    form.actions().start().contains(RuleDocument.id(plan)),
                    form.actions().stop().contains(RuleDocument.id(plan))))
        .toList();
  }

  private static List<ReplyEditView.PauseChoice> pauses(RuleForm form, PageLanguage language) {
    var values = new ArrayList<>(List.of("", "PT1H", "PT12H", "P1D"));
    if (!values.contains(form.pause())) values.add(form.pause());
    return values.stream()
        .map(it -> new ReplyEditView.PauseChoice(it, pause(it, language), it.equals(form.pause())))
        .toList();
  }

  private static String pause(String value, PageLanguage language) {
    if (value.isEmpty()) return language.of("あけない", "No pause");
    try {
      return new RuleWords(language).duration(Duration.parse(value));
    } catch (DateTimeParseException _) {
      return value;
    }
  }

  /**
   * Returns the customer's screen, with the variables of the draft's hours and the shop's state.
   */
  private static ReplyEditView.Sample sample(
      ConsoleRequest request,
      LiveShop shop,
      Subject subject,
      Content content,
      WorkingSettings working) {
    var language = request.language();
    // The rules are not needed for a value, and compiling thousands takes time.
    var settings = SettingsDocument.settings(working.document().without("keywordRules"::equals));
    var compiled = CompiledSettings.of(settings).in(shop.state().state());
    var answers = new ArrayList<ReplyEditView.SampleAnswer>();
    var lists = content.lists().objects();
    for (int i = 0; i < lists.size(); i++) {
      if (lists.get(i).isEmpty()) continue;
      var filled =
          MessageVariableValues.fill(
              lists.get(i), compiled, Optional.of(SAMPLE_NAME), request.now());
      answers.add(
          new ReplyEditView.SampleAnswer(
              heading(i, subject, content.lists(), language), MessagePreview.of(filled, language)));
    }
    return new ReplyEditView.Sample(
        content.rule().map(ReplyEditor::said).orElse(""),
        answers,
        shop.time(language, request.now()).clock(request.now()),
        settings.shopName());
  }

  /** Returns words to which the rule answers; none for a pattern or a button. */
  private static String said(RuleForm form) {
    if (form.isTyped() || form.words().isEmpty()) return "";
    return form.how().equals("allWords") ? String.join(" ", form.words()) : form.words().getFirst();
  }
}
