package rusuban.app.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rusuban.core.AccountId;

/**
 * Decides after a sign-in which accounts a person may enter (docs/decisions/0027). It accepts the
 * invitations of the verified address, and makes the first owner of an account that has none.
 */
public final class Admission {
  private final MemberStore members;
  private final Optional<FirstOwner> firstOwner;

  /** The owner that the deployment names, and the account that is hers while it has no owner. */
  public record FirstOwner(AccountId account, EmailAddress email) {}

  /** The result of a sign-in. */
  public sealed interface AdmissionResult {

    /**
     * The person may enter these accounts.
     *
     * @param memberships at least one, by account
     */
    record Admitted(List<Member> memberships) implements AdmissionResult {
      public Admitted {
        memberships = List.copyOf(memberships);
        if (memberships.isEmpty()) throw new IllegalArgumentException("admitted nowhere");
      }
    }

    /** No account knows this address, or its invitation has ended. */
    record NotInvited() implements AdmissionResult {}
  }

  /** Creates the use case; {@code firstOwner} is empty if the deployment names nobody. */
  public Admission(MemberStore members, Optional<FirstOwner> firstOwner) {
    this.members = members;
    this.firstOwner = firstOwner;
  }

  /** Returns the accounts that the person may enter. */
  public AdmissionResult admit(VerifiedIdentity identity, Instant now) {
    firstOwner
        .filter(owner -> owner.email().equals(identity.email()))
        .ifPresent(owner -> claim(owner, identity, now));
    for (var member : members.memberships(identity.email(), now))
      if (!member.isKnownAs(identity.subject())) join(member, identity, now);
    var admitted =
        members.memberships(identity.email(), now).stream()
            .filter(member -> member.isKnownAs(identity.subject()))
            .toList();
    return admitted.isEmpty()
        ? new AdmissionResult.NotInvited()
        : new AdmissionResult.Admitted(admitted);
  }

  /** Makes her the owner. The store refuses if the account has one, which she may be herself. */
  private void claim(FirstOwner owner, VerifiedIdentity identity, Instant now) {
    var name = identity.name().filter(Member::isName);
    var member =
        Member.invited(owner.account(), owner.email(), name, Role.OWNER, now)
            .joined(identity.subject(), now);
    members.makeFirstOwner(
        member,
        AuditEntry.of(
            owner.account(),
            now,
            new Actor.Deployment(),
            AuditCode.FIRST_OWNER,
            owner.email().value()));
  }

  /**
   * Accepts an invitation, or stores the provider's new id of a member. Users are created by the
   * shop's own people alone, so a verified address is the same person, also in a pool made anew.
   */
  private void join(Member before, VerifiedIdentity identity, Instant now) {
    var joined = before.joined(identity.subject(), now);
    var code = before.hasJoined() ? AuditCode.NEW_IDENTITY : AuditCode.MEMBER_JOINED;
    var audit = AuditEntry.of(before.account(), now, joined.actor(), code, before.role().word());
    // A refusal needs no answer: the memberships are read again.
    members.join(before, joined, audit);
  }
}
