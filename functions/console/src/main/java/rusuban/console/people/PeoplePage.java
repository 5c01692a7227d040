package rusuban.console.people;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import rusuban.app.people.AuditEntry;
import rusuban.app.people.AuditText;
import rusuban.app.people.EmailAddress;
import rusuban.app.people.EmailFaultText;
import rusuban.app.people.Member;
import rusuban.app.people.MemberAdministration;
import rusuban.app.people.MemberAdministration.InvitationResult;
import rusuban.app.people.MemberStore.ChangeResult;
import rusuban.app.people.PeoplePorts;
import rusuban.app.people.Role;
import rusuban.app.people.Session;
import rusuban.app.people.UserDirectory;
import rusuban.console.page.ConsolePaths;
import rusuban.console.page.ConsoleRequest;
import rusuban.console.page.DateTimeText;
import rusuban.console.page.HtmlRenderer;
import rusuban.console.page.LayoutBuilder;
import rusuban.console.page.LiveShop;
import rusuban.console.page.MenuItem;
import rusuban.console.page.PageLanguage;
import rusuban.console.page.PageLayout.Notice;
import rusuban.console.page.ShopReader;
import rusuban.console.people.PeopleView.InviteForm;
import rusuban.web.HttpResponse;

/** The page スタッフ. Every change acts at once and is in the record. */
public final class PeoplePage {
  private static final int AUDIT_ROWS = 30;

  private final PeoplePorts people;
  private final MemberAdministration administration;
  private final ShopReader shops;
  private final LayoutBuilder layouts;
  private final HtmlRenderer renderer;

  public PeoplePage(
      PeoplePorts people,
      UserDirectory users,
      ShopReader shops,
      LayoutBuilder layouts,
      HtmlRenderer renderer) {
    this.people = people;
    this.administration = new MemberAdministration(people.members(), people.sessions(), users);
    this.shops = shops;
    this.layouts = layouts;
    this.renderer = renderer;
  }

  /** Shows the page. */
  public HttpResponse show(ConsoleRequest request) {
    return page(200, request, InviteForm.EMPTY);
  }

  /** Invites a person. */
  public HttpResponse invite(ConsoleRequest request) {
    var form = request.form();
    var typed =
        new InviteForm(form.text("mail"), form.text("name"), form.text("role"), Optional.empty());
    var role = Role.of(typed.role());
    var fault = EmailAddress.fault(typed.email());
    if (fault.isPresent())
      return refused(
          request,
          typed,
          request
              .language()
              .of(
                  EmailFaultText.ja(fault.get(), typed.email()),
                  EmailFaultText.en(fault.get(), typed.email())));
    if (role.isEmpty())
      return refused(
          request, typed, request.language().of("できることを選んでください。", "Choose what she may do."));
    var name = Optional.of(typed.name().strip()).filter(it -> !it.isEmpty());
    if (name.filter(it -> !Member.isName(it)).isPresent())
      return refused(
          request,
          typed,
          request
              .language()
              .of("名前は50文字まで、1行で書いてください。", "Write the name in one line of at most 50 characters."));
    return invite(request, typed, new EmailAddress(typed.email()), name, role.get());
  }

  private HttpResponse invite(
      ConsoleRequest request,
      InviteForm typed,
      EmailAddress email,
      Optional<String> name,
      Role role) {
    var language = request.language();
    var by = request.member().actor();
    return switch (administration.invite(request.account(), email, name, role, by, request.now())) {
      case InvitationResult.Invited(_, var notice) -> done(code(notice));
      case InvitationResult.Refused(var known) ->
          refused(
              request,
              typed,
              known.hasJoined()
                  ? language.of("この方は、もうこの店に入れます。", "She may enter this shop already.")
                  : language.of("この方は、もう招待しています。", "She is invited already."));
    };
  }

  private static String code(UserDirectory.Notice notice) {
    return switch (notice) {
      case MAILED -> "invited";
      case CAN_SIGN_IN -> "invited-known";
      case NOT_MAILED -> "not-mailed";
    };
  }

  /** Changes the role of a member. */
  public HttpResponse changeRole(ConsoleRequest request) {
    var role = Role.of(request.form().text("role"));
    var member = member(request);
    if (role.isEmpty() || member.isEmpty()) return done("outdated");
    var by = request.member().actor();
    return changed(administration.changeRole(member.get(), role.get(), by, request.now()), "role");
  }

  /** Removes a member, or withdraws an invitation. Her sessions end. */
  public HttpResponse remove(ConsoleRequest request) {
    var by = request.member().actor();
    return member(request)
        .map(before -> changed(administration.remove(before, by, request.now()), "removed"))
        .orElseGet(() -> done("outdated"));
  }

  /** Ends one of the person's own sessions. */
  public HttpResponse endSession(ConsoleRequest request) {
    var id = request.form().text("session");
    sessions(request).stream()
        .filter(session -> shortId(session).equals(id))
        .findFirst()
        .ifPresent(people.sessions()::end);
    return done("session");
  }

  private Optional<Member> member(ConsoleRequest request) {
    return EmailAddress.read(request.form().text("who"))
        .flatMap(email -> people.members().find(request.account(), email, request.now()));
  }

  private static HttpResponse changed(ChangeResult result, String what) {
    return switch (result) {
      case ChangeResult.Changed() -> done(what);
      case ChangeResult.LastOwner() -> done("last-owner");
      case ChangeResult.Outdated() -> done("outdated");
    };
  }

  private static HttpResponse done(String what) {
    return HttpResponse.seeOther(ConsolePaths.PEOPLE + "?done=" + what);
  }

  private HttpResponse refused(ConsoleRequest request, InviteForm typed, String problem) {
    return page(
        422,
        request,
        new InviteForm(typed.email(), typed.name(), typed.role(), Optional.of(problem)));
  }

  private HttpResponse page(int status, ConsoleRequest request, InviteForm form) {
    var shop = shops.read(request.account());
    if (shop.isEmpty()) return HttpResponse.seeOther(ConsolePaths.START);
    var language = request.language();
    var layout =
        layouts.of(
            request,
            shop.get(),
            language.of("スタッフ", "People"),
            MenuItem.PEOPLE,
            Optional.empty(),
            request.http().query("done").flatMap(done -> notice(language, done)));
    return renderer.page(
        status, "people", Map.of("layout", layout, "view", view(request, shop.get(), form)));
  }

  private static Optional<Notice> notice(PageLanguage language, String done) {
    var text =
        switch (done) {
          case "invited" -> language.of("招待のメールを送りました。", "The invitation is on its way.");
          case "invited-known" ->
              language.of(
                  "招待しました。この方はもうサインインできるので、メールは送っていません。知らせてあげてください。",
                  "Invited. She can sign in already, so no mail was sent: please tell her.");
          case "not-mailed" ->
              language.of(
                  "招待しましたが、メールを送れませんでした。取り消してから、もう一度招待してください。",
                  "Invited, but the mail could not be sent. Withdraw the invitation and repeat it.");
          case "role" -> language.of("役割を変えました。", "The role is changed.");
          case "removed" ->
              language.of("この店から外しました。開いていた画面も閉じました。", "Removed. Open sessions have ended.");
          case "session" -> language.of("その端末をサインアウトしました。", "That device is signed out.");
          case "last-owner" ->
              language.of(
                  "変えませんでした。オーナーが一人もいなくなるためです。先に、ほかの方をオーナーにしてください。",
                  "Not changed: the shop would have no owner. Make another person owner first.");
          case "outdated" ->
              language.of(
                  "変えませんでした。この間に、ほかの方が変えたようです。", "Not changed: somebody changed it meanwhile.");
          default -> "";
        };
    return text.isEmpty() ? Optional.empty() : Optional.of(new Notice(text, Optional.empty()));
  }

  private PeopleView view(ConsoleRequest request, LiveShop shop, InviteForm form) {
    var time = shop.time(request.language(), request.now());
    var members =
        people.members().list(request.account(), request.now()).stream()
            .sorted(Comparator.comparing(Member::role).thenComparing(Member::name))
            .toList();
    var audit = people.audit().page(request.account(), AUDIT_ROWS, request.http().query("before"));
    return new PeopleView(
        IntStream.range(0, members.size())
            .mapToObj(i -> row(i, members.get(i), request, time))
            .toList(),
        sessions(request).stream().map(session -> row(session, time)).toList(),
        audit.list().stream().map(entry -> row(entry, time)).toList(),
        audit.next(),
        request.member().role() == Role.OWNER,
        form);
  }

  private static PeopleView.MemberRow row(
      int number, Member member, ConsoleRequest request, DateTimeText time) {
    var language = request.language();
    boolean isSelf = member.email().equals(request.member().email());
    var seen =
        switch (member.standing()) {
          case Member.Standing.Invited(_, var until) ->
              language.of("招待中・", "Invited, until ") + time.moment(until) + language.of("まで", "");
          case Member.Standing.Joined _ ->
              isSelf
                  ? language.of("いま見ています", "here now")
                  : member
                      .seenAt()
                      .map(at -> time.moment(at) + language.of(" に見ました", ""))
                      .orElse("");
        };
    return new PeopleView.MemberRow(
        "member-" + number,
        member.email().value(),
        member.name(),
        member.role().word(),
        language.of(member.role().ja(), member.role().en()),
        seen,
        isSelf,
        !member.hasJoined());
  }

  private List<Session> sessions(ConsoleRequest request) {
    return people.sessions().list(request.account(), request.member().email(), request.now());
  }

  private static PeopleView.SessionRow row(Session session, DateTimeText time) {
    return new PeopleView.SessionRow(
        shortId(session), session.device(), time.moment(session.seenAt()));
  }

  /** Returns enough of the hash to tell a person's sessions apart. */
  private static String shortId(Session session) {
    return session.tokenHash().substring(0, 16);
  }

  private static PeopleView.AuditRow row(AuditEntry entry, DateTimeText time) {
    var language = time.language();
    return new PeopleView.AuditRow(
        time.moment(entry.at()),
        language.of(AuditText.ja(entry.what()), AuditText.en(entry.what())),
        language.of(AuditText.ja(entry.by()), AuditText.en(entry.by())));
  }
}
