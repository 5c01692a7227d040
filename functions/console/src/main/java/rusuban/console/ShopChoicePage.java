package rusuban.console;

import rusuban.app.people.Member;
import rusuban.app.people.MemberStore;
import rusuban.console.page.ConsolePaths;
import rusuban.console.page.ConsoleRequest;
import rusuban.web.HttpResponse;

/** Moves a person to another of her shops. */
final class ShopChoicePage {
  private final MemberStore members;
  private final SessionOpening sessions;

  ShopChoicePage(MemberStore members, SessionOpening sessions) {
    this.members = members;
    this.sessions = sessions;
  }

  /** Opens a session for the chosen account, if the person is a member of it. */
  HttpResponse choose(ConsoleRequest request) {
    var wanted = request.form().text("account");
    var leave = HttpResponse.seeOther(ConsolePaths.TODAY);
    return members.memberships(request.member().email(), request.now()).stream()
        .filter(Member::hasJoined)
        .filter(member -> member.account().value().equals(wanted))
        .findFirst()
        .map(member -> sessions.open(request.http(), member, request.now(), leave))
        .orElse(leave);
  }
}
