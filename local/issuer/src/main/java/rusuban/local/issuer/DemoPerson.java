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
public record DemoPerson(String name, EmailAddress email, Role role) {
  /** The people of the demo salon: one for each role, the owner first. */
  public static final List<DemoPerson> ALL =
      List.of(
          new DemoPerson("沙也加", new EmailAddress("sayaka@example.com"), Role.OWNER),
          new DemoPerson("亮", new EmailAddress("ryo@example.com"), Role.STAFF),
          new DemoPerson("田中会計", new EmailAddress("tanaka@example.com"), Role.VIEWER));

  /** Returns the id that the provider gives this person, always the same. */
  String subject() {
    return "local-" + role.word();
  }

  /**
   * Makes these people members of an account that has no members yet. The first of them is the
   * first owner.
   */
  public static void join(
      List<DemoPerson> people, MemberStore members, AccountId account, Instant now) {
    if (!members.list(account, now).isEmpty()) return;
    for (var person : people) {
      var invited =
          Member.invited(account, person.email, Optional.of(person.name), person.role, now);
      var joined = invited.joined(person.subject(), now);
      if (person.role == Role.OWNER
          && members.makeFirstOwner(
              joined, audit(invited, AuditCode.FIRST_OWNER, person.email.value()))) continue;
      members.invite(
          invited,
          audit(invited, AuditCode.MEMBER_INVITED, person.email.value(), person.role.word()));
      members.join(invited, joined, audit(invited, AuditCode.MEMBER_JOINED, person.role.word()));
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
