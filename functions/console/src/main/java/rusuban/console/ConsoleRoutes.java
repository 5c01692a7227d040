package rusuban.console;

import java.util.List;
import rusuban.app.people.Role;
import rusuban.console.hours.DateHoursPage;
import rusuban.console.hours.HoursPage;
import rusuban.console.letters.LetterEditorPage;
import rusuban.console.letters.LettersPage;
import rusuban.console.page.ConsolePaths;
import rusuban.console.people.PeoplePage;
import rusuban.console.policies.PoliciesPage;
import rusuban.console.publish.PublishPage;
import rusuban.console.publish.VersionsPage;
import rusuban.console.replies.ReplyPages;
import rusuban.console.replies.RuleEditPage;
import rusuban.console.today.TodayPage;
import rusuban.console.trial.TrialPage;

/** The one list of all addresses for signed-in people, with the lowest role for each. */
final class ConsoleRoutes {
  private ConsoleRoutes() {}

  static List<ConsoleRoute> of(
      TodayPage today,
      HoursPage hours,
      DateHoursPage dateHours,
      PoliciesPage policies,
      ReplyPages replies,
      LettersPage letters,
      LetterEditorPage letterEditor,
      TrialPage trial,
      PublishPage publish,
      VersionsPage versions,
      PeoplePage people,
      NoSettingsPage noSettings,
      ShopChoicePage shopChoice) {
    return List.of(
        ConsoleRoute.get(ConsolePaths.TODAY, Role.VIEWER, today::show),
        ConsoleRoute.post("/console/switches/{switch}", Role.STAFF, today::change),
        ConsoleRoute.get(ConsolePaths.HOURS, Role.VIEWER, hours::show),
        ConsoleRoute.post("/console/hours/week/{day}", Role.STAFF, hours::saveWeekday),
        ConsoleRoute.post("/console/hours/holidays", Role.STAFF, hours::saveHolidays),
        ConsoleRoute.post("/console/hours/days-off", Role.STAFF, hours::addDayOff),
        ConsoleRoute.post("/console/hours/days-off/remove", Role.STAFF, hours::removeDayOff),
        ConsoleRoute.post("/console/hours/undo", Role.STAFF, hours::undo),
        ConsoleRoute.get("/console/hours/dates/{date}", Role.VIEWER, dateHours::show),
        ConsoleRoute.post("/console/hours/dates/{date}", Role.STAFF, dateHours::save),
        ConsoleRoute.get(ConsolePaths.POLICIES, Role.VIEWER, policies::show),
        ConsoleRoute.post(ConsolePaths.POLICIES, Role.STAFF, policies::save),
        ConsoleRoute.post("/console/policies/undo", Role.STAFF, policies::undo),
        ConsoleRoute.get(ConsolePaths.REPLIES, Role.VIEWER, replies.list()::show),
        ConsoleRoute.get(RuleEditPage.NEW, Role.STAFF, replies.rule()::showNew),
        ConsoleRoute.post(RuleEditPage.NEW, Role.STAFF, replies.rule()::create),
        ConsoleRoute.get("/console/replies/rules.csv", Role.VIEWER, replies.transfer()::csv),
        ConsoleRoute.get("/console/replies/rules.json", Role.VIEWER, replies.transfer()::json),
        ConsoleRoute.get("/console/replies/import", Role.STAFF, replies.transfer()::show),
        ConsoleRoute.post("/console/replies/import", Role.STAFF, replies.transfer()::load),
        ConsoleRoute.get("/console/replies/greeting", Role.VIEWER, replies.greeting()::show),
        ConsoleRoute.post("/console/replies/greeting", Role.STAFF, replies.greeting()::save),
        ConsoleRoute.get(
            "/console/replies/closed-notice", Role.VIEWER, replies.closedNotice()::show),
        ConsoleRoute.post(
            "/console/replies/closed-notice", Role.STAFF, replies.closedNotice()::save),
        ConsoleRoute.get("/console/replies/busy-notice", Role.VIEWER, replies.busyNotice()::show),
        ConsoleRoute.post("/console/replies/busy-notice", Role.STAFF, replies.busyNotice()::save),
        ConsoleRoute.get(
            "/console/replies/default-reply", Role.VIEWER, replies.defaultReply()::show),
        ConsoleRoute.post(
            "/console/replies/default-reply", Role.STAFF, replies.defaultReply()::save),
        ConsoleRoute.get("/console/replies/{rule}", Role.VIEWER, replies.rule()::show),
        ConsoleRoute.post("/console/replies/{rule}", Role.STAFF, replies.rule()::save),
        ConsoleRoute.post("/console/replies/{rule}/switch", Role.STAFF, replies.list()::toggle),
        ConsoleRoute.post("/console/replies/{rule}/order", Role.STAFF, replies.list()::arrange),
        ConsoleRoute.get("/console/replies/{rule}/delete", Role.STAFF, replies.list()::askDelete),
        ConsoleRoute.post("/console/replies/{rule}/delete", Role.STAFF, replies.list()::delete),
        ConsoleRoute.get(ConsolePaths.LETTERS, Role.VIEWER, letters::show),
        ConsoleRoute.post("/console/letters/cancel", Role.STAFF, letters::cancel),
        ConsoleRoute.get("/console/letters/new", Role.STAFF, letterEditor::showNew),
        ConsoleRoute.post("/console/letters/new", Role.STAFF, letterEditor::add),
        ConsoleRoute.get("/console/letters/{id}", Role.VIEWER, letterEditor::show),
        ConsoleRoute.post("/console/letters/{id}", Role.STAFF, letterEditor::save),
        ConsoleRoute.post("/console/letters/{id}/on", Role.STAFF, letters::switchOn),
        ConsoleRoute.post("/console/letters/{id}/delete", Role.STAFF, letterEditor::delete),
        ConsoleRoute.get(ConsolePaths.TRY, Role.VIEWER, trial::show),
        ConsoleRoute.get(ConsolePaths.PUBLISH, Role.VIEWER, publish::show),
        ConsoleRoute.post(ConsolePaths.PUBLISH, Role.OWNER, publish::publish),
        ConsoleRoute.post("/console/publish/rebase", Role.OWNER, publish::rebase),
        ConsoleRoute.post("/console/publish/discard", Role.STAFF, publish::discard),
        ConsoleRoute.get(ConsolePaths.VERSIONS, Role.VIEWER, versions::show),
        ConsoleRoute.post(ConsolePaths.VERSIONS, Role.OWNER, versions::goBack),
        ConsoleRoute.get(ConsolePaths.PEOPLE, Role.VIEWER, people::show),
        ConsoleRoute.post(ConsolePaths.PEOPLE, Role.OWNER, people::invite),
        ConsoleRoute.post("/console/people/role", Role.OWNER, people::changeRole),
        ConsoleRoute.post("/console/people/remove", Role.OWNER, people::remove),
        ConsoleRoute.post("/console/people/session", Role.VIEWER, people::endSession),
        ConsoleRoute.get(ConsolePaths.START, Role.VIEWER, noSettings::show),
        ConsoleRoute.post(ConsolePaths.SHOP, Role.VIEWER, shopChoice::choose));
  }
}
