package rusuban.console.replies;

import java.util.Optional;
import rusuban.app.people.Role;
import rusuban.app.settings.WorkingSettings;
import rusuban.console.page.ConsoleRequest;
import rusuban.console.page.DraftPages;
import rusuban.console.page.PageLanguage;
import rusuban.console.page.PageLayout.Notice;
import rusuban.console.rules.RuleAddress;
import rusuban.console.rules.RuleDocument;
import rusuban.core.settings.SettingsSection;

/** The words for the last action on the list of replies. */
final class ReplyNotice {
  private ReplyNotice() {}

  /** Returns the result that the address names, with a button to undo it where that is easy. */
  static Optional<Notice> of(ConsoleRequest request, WorkingSettings working) {
    var done = request.http().query("done").orElse("");
    var language = request.language();
    if (done.equals("gone"))
      return notice(
          language.of("その返信はもうありません。ほかの方が消したようです。", "That reply is gone: somebody deleted it."));
    if (done.equals("deleted"))
      return notice(
          language.of(
              "返信を消しました。公開するまでは、お客さまに変わりはありません。",
              "Deleted. Customers notice nothing before you publish."));
    if (done.equals("imported"))
      return notice(language.of("読み込んだ返信を下書きに入れました。", "The imported replies are in the draft."));
    var rule =
        request
            .http()
            .query("rule")
            .flatMap(RuleAddress::id)
            .flatMap(id -> RuleDocument.find(working.document(), id));
    if (rule.isEmpty()) return Optional.empty();
    var id = RuleDocument.id(rule.get());
    var name = RuleDocument.name(rule.get());
    boolean canEdit = request.member().role().isAtLeast(Role.STAFF);
    var undo =
        switch (done) {
          case "on", "off" ->
              "/switch?on=" + done.equals("off") + expected(working, SettingsSection.rule(id));
          case "up" -> "/order?do=down" + expected(working, SettingsSection.RULE_ORDER);
          case "down" -> "/order?do=up" + expected(working, SettingsSection.RULE_ORDER);
          default -> "";
        };
    return text(language, done, name)
        .map(
            text ->
                new Notice(
                    text,
                    Optional.of(undo)
                        .filter(it -> canEdit && !it.isEmpty())
                        .map(it -> RuleAddress.page(id) + it)));
  }

  private static String expected(WorkingSettings working, SettingsSection section) {
    return "&" + DraftPages.EXPECTED + "=" + working.sections().hash(section);
  }

  private static Optional<Notice> notice(String text) {
    return Optional.of(new Notice(text, Optional.empty()));
  }

  private static Optional<String> text(PageLanguage language, String done, String name) {
    return switch (done) {
      case "on" -> Optional.of(language.of("「" + name + "」を働かせました", "“" + name + "” is on"));
      case "off" -> Optional.of(language.of("「" + name + "」を切りました", "“" + name + "” is off"));
      case "up" -> Optional.of(language.of("「" + name + "」をひとつ上へ移しました", "“" + name + "” moved up"));
      case "down" ->
          Optional.of(language.of("「" + name + "」をひとつ下へ移しました", "“" + name + "” moved down"));
      case "copied" ->
          Optional.of(
              language.of(
                  "「" + name + "」を作りました。オフにしてあります。言葉を直してから働かせてください",
                  "“" + name + "” is made and off. Change its words, then switch it on"));
      default -> Optional.empty();
    };
  }
}
