package rusuban.app.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rusuban.core.AccountId;

/**
 * The members of each account. Every change is stored together with its audit entry, or neither is.
 * An account that has an owner keeps one: the last owner who has signed in is never removed and
 * never gets another role. An invitation that has ended is as good as none.
 */
public interface MemberStore {

  /** Returns all members of an account, in no order. */
  List<Member> list(AccountId account, Instant now);

  /** Returns the member with this address. The read is strongly consistent. */
  Optional<Member> find(AccountId account, EmailAddress email, Instant now);

  /** Returns what this address is a member of or is invited to, by account. */
  List<Member> memberships(EmailAddress email, Instant now);

  /**
   * Saves an invitation.
   *
   * @param invited a member who is invited and has not signed in
   */
  InviteResult invite(Member invited, AuditEntry audit);

  /** The result of an invitation. */
  sealed interface InviteResult {
    /** The person is invited. */
    record Saved() implements InviteResult {}

    /** The address belongs to a member, or to an invitation that still holds. */
    record Taken(Member member) implements InviteResult {}
  }

  /**
   * Turns an invitation into a membership, or stores the provider's new id of a member.
   *
   * @param before the member as it was read
   * @param joined the same person after the sign-in
   * @return false if the member has changed, or the invitation has ended
   */
  boolean join(Member before, Member joined, AuditEntry audit);

  /**
   * Saves an owner, in place of whatever this address was, if no owner of the account has signed in
   * yet.
   *
   * @return false if the account has an owner
   */
  boolean makeFirstOwner(Member owner, AuditEntry audit);

  /** Changes the role of a member. */
  ChangeResult changeRole(Member before, Role to, AuditEntry audit);

  /** Changes the name of a member. */
  ChangeResult rename(Member before, String to, AuditEntry audit);

  /** Removes a member or withdraws an invitation. Sessions stay; end them afterwards. */
  ChangeResult remove(Member before, AuditEntry audit);

  /** The result of a change. */
  sealed interface ChangeResult {
    /** The change is stored. */
    record Changed() implements ChangeResult {}

    /** Nothing is stored, because the account would be left without an owner. */
    record LastOwner() implements ChangeResult {}

    /** Nothing is stored, because the member has another role by now, or is gone. */
    record Outdated() implements ChangeResult {}
  }

  /** Saves that the member used the console at this time. Has no effect if the member is gone. */
  void noteSeen(AccountId account, EmailAddress email, Instant at);
}
