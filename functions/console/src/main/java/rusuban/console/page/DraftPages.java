package rusuban.console.page;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import rusuban.app.settings.DraftEditor;
import rusuban.app.settings.DraftRepository;
import rusuban.app.settings.EditResult;
import rusuban.app.settings.SettingsFormat;
import rusuban.app.settings.WorkingSettings;
import rusuban.core.AccountId;
import rusuban.core.ValidationProblem;
import rusuban.core.settings.SettingsSection;
import rusuban.json.Json;
import rusuban.settings.SettingsDocument;

/**
 * The draft as pages read and edit it. A form carries the hash of the section that it was made from
 * in the field {@value #EXPECTED}.
 */
public final class DraftPages {
  /** Name of the field with the section's hash. */
  public static final String EXPECTED = "expected";

  /** The text form and the check of a settings document. */
  public static final SettingsFormat FORMAT =
      new SettingsFormat(SettingsDocument::parse, SettingsDocument::write, DraftPages::problems);

  private final DraftRepository drafts;
  private final DraftEditor editor;

  public DraftPages(DraftRepository drafts, DraftEditor editor) {
    this.drafts = drafts;
    this.editor = editor;
  }

  private static List<ValidationProblem> problems(String document) {
    return switch (SettingsDocument.read(document)) {
      case SettingsDocument.Read.Good _ -> List.of();
      case SettingsDocument.Read.Bad(var problems) -> problems;
    };
  }

  /** Returns the settings to edit. */
  public WorkingSettings read(AccountId account) {
    return editor.read(account);
  }

  /** Returns the number of changes in the draft. */
  public int changes(AccountId account) {
    return drafts.read(account).draft().map(draft -> draft.changes().size()).orElse(0);
  }

  /** Edits a section of the draft, if it is still as the form saw it. */
  public EditResult edit(
      ConsoleRequest request, SettingsSection section, UnaryOperator<Json.Obj> change) {
    return edit(request, section, request.form().text(EXPECTED), change);
  }

  /** Edits a section of the draft, if it still has this hash. */
  public EditResult edit(
      ConsoleRequest request,
      SettingsSection section,
      String expected,
      UnaryOperator<Json.Obj> change) {
    return editor.edit(
        request.account(), request.member().name(), section, expected, change, request.now());
  }

  /** Returns the words for a conflict. */
  public static String conflict(PageLanguage language) {
    return language.of(
        "この間に、ほかの方がここを変えました。入力したものは下に残っています。いまの内容を確かめてから、もう一度保存してください。",
        "Somebody else changed this meanwhile. What you typed is kept below. Look at the present"
            + " content, then save again.");
  }

  /** Returns the words of the problems, in this language. */
  public static List<String> words(List<ValidationProblem> problems, PageLanguage language) {
    return problems.stream().map(it -> language.of(it.ja(), it.en())).distinct().toList();
  }

  /** Returns the words of the first problem at or below a place of the document. */
  public static Optional<String> at(
      List<ValidationProblem> problems, String place, PageLanguage language) {
    return problems.stream()
        .filter(it -> it.at().equals(place) || it.at().startsWith(place))
        .map(it -> language.of(it.ja(), it.en()))
        .findFirst();
  }
}
