package rusuban.local.issuer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rusuban.app.people.Actor;
import rusuban.app.people.AuditCode;
import rusuban.app.people.AuditEntry;
import rusuban.app.people.EmailAddress;
import rusuban.app.people.Member;
import rusuban.app.people.MemberStore;
import rusuban.app.people.Role;
import rusuban.core.AccountId;

/** A person who can sign in on this machine with one click. */
public record LocalUser(String name, EmailAddress email, Role role) {
  /** The people of the demo salon: one for each role, the owner first. */
  public static final List<LocalUser> DEMO =
      List.of(
          new LocalUser("沙也加", new EmailAddress("sayaka@example.com"), Role.OWNER),
          new LocalUser("亮", new EmailAddress("ryo@example.com"), Role.STAFF),
          new LocalUser("田中会計", new EmailAddress("tanaka@example.com"), Role.VIEWER));

  /** Returns a member or an invited person as a user. */
  public static LocalUser of(Member member) {
    return new LocalUser(member.name(), member.email(), member.role());
  }

  /** Returns the id that the provider gives this person, always the same. */
  String subject() {
    return "local-" + email.value();
  }

  /** Returns nothing that names the user. */
  @Override
  public String toString() {
    return "LocalUser[" + role.word() + "]";
  }

  /**
   * Makes these people members of an account that has no members yet. The first of them is the
   * first owner.
   */
  public static void join(
      List<LocalUser> users, MemberStore members, AccountId account, Instant now) {
    if (!members.list(account, now).isEmpty()) return;
    for (var user : users) {
      var invited = Member.invited(account, user.email, Optional.of(user.name), user.role, now);
      var joined = invited.joined(user.subject(), now);
      if (user.role == Role.OWNER
          && members.makeFirstOwner(
              joined, audit(invited, AuditCode.FIRST_OWNER, user.email.value()))) continue;
      members.invite(
          invited, audit(invited, AuditCode.MEMBER_INVITED, user.email.value(), user.role.word()));
      members.join(invited, joined, audit(invited, AuditCode.MEMBER_JOINED, user.role.word()));
    }
  }

  private static AuditEntry audit(Member member, AuditCode code, String... arguments) {
    var at =
        member.standing() instanceof Member.Standing.Invited(var invitedAt, _)
            ? invitedAt
            : Instant.EPOCH;
    return AuditEntry.of(
        member.account(), at, new Actor.CommandLine("rusuban up"), code, arguments);
  }
}
