package rusuban.app.people;

import java.time.Instant;
import java.util.Optional;
import rusuban.app.people.MemberStore.ChangeResult;
import rusuban.app.people.MemberStore.InviteResult;
import rusuban.core.AccountId;

/**
 * Changes the members of an account, with the audit entry that belongs to each change. The store
 * comes first and the identity provider second: a user without a membership may enter nothing.
 */
public final class MemberAdministration {
  private final MemberStore members;
  private final SessionStore sessions;
  private final UserDirectory users;

  /** The result of an invitation. */
  public sealed interface InvitationResult {
    /** The person is invited. */
    record Invited(Member member, UserDirectory.Notice notice) implements InvitationResult {}

    /** The address belongs to a member, or to an invitation that still holds. */
    record Refused(Member known) implements InvitationResult {}
  }

  /** Creates the use case on these stores. */
  public MemberAdministration(MemberStore members, SessionStore sessions, UserDirectory users) {
    this.members = members;
    this.sessions = sessions;
    this.users = users;
  }

  /**
   * Invites a person.
   *
   * @param name the name; the part of the address before @ if empty
   */
  public InvitationResult invite(
      AccountId account,
      EmailAddress email,
      Optional<String> name,
      Role role,
      Actor by,
      Instant now) {
    var audit =
        AuditEntry.of(account, now, by, AuditCode.MEMBER_INVITED, email.value(), role.word());
    var invited = Member.invited(account, email, name, role, now);
    return switch (members.invite(invited, audit)) {
      case InviteResult.Saved() ->
          new InvitationResult.Invited(invited, users.invite(invited.email()));
      case InviteResult.Taken(var known) -> new InvitationResult.Refused(known);
    };
  }

  /** Gives a member another role. The next request of the member has it already. */
  public ChangeResult changeRole(Member before, Role to, Actor by, Instant now) {
    if (before.role() == to) return new ChangeResult.Changed();
    var audit =
        AuditEntry.of(
            before.account(),
            now,
            by,
            AuditCode.ROLE_CHANGED,
            before.name(),
            before.role().word(),
            to.word());
    return members.changeRole(before, to, audit);
  }

  /**
   * Gives a member another name.
   *
   * @throws IllegalArgumentException unless {@link Member#isName}
   */
  public ChangeResult rename(Member before, String to, Actor by, Instant now) {
    if (before.name().equals(to)) return new ChangeResult.Changed();
    var audit =
        AuditEntry.of(before.account(), now, by, AuditCode.MEMBER_RENAMED, before.name(), to);
    return members.rename(before, to, audit);
  }

  /** Removes a member and ends the member's sessions, or withdraws an invitation. */
  public ChangeResult remove(Member before, Actor by, Instant now) {
    var audit =
        before.hasJoined()
            ? AuditEntry.of(before.account(), now, by, AuditCode.MEMBER_REMOVED, before.name())
            : AuditEntry.of(
                before.account(), now, by, AuditCode.INVITATION_WITHDRAWN, before.email().value());
    var result = members.remove(before, audit);
    // A session or a user without a member opens nothing, so a crash in between is harmless.
    if (result instanceof ChangeResult.Changed) {
      sessions.endAll(before.account(), before.email());
      if (members.memberships(before.email(), now).isEmpty()) users.remove(before.email());
    }
    return result;
  }
}
