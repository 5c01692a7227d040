package rusuban.testkit.people;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import rusuban.app.people.AuditEntry;
import rusuban.app.people.EmailAddress;
import rusuban.app.people.Member;
import rusuban.app.people.MemberStore;
import rusuban.app.people.Role;
import rusuban.core.AccountId;
import rusuban.testkit.people.InMemoryPeople.MemberKey;

/** Members in memory. */
record InMemoryMemberStore(InMemoryPeople people) implements MemberStore {

  @Override
  public List<Member> list(AccountId account, Instant now) {
    synchronized (people) {
      return people.members.values().stream()
          .filter(member -> member.account().equals(account) && !member.isExpired(now))
          .toList();
    }
  }

  @Override
  public Optional<Member> find(AccountId account, EmailAddress email, Instant now) {
    synchronized (people) {
      return Optional.ofNullable(people.members.get(new MemberKey(account, email)))
          .filter(member -> !member.isExpired(now));
    }
  }

  @Override
  public List<Member> memberships(EmailAddress email, Instant now) {
    synchronized (people) {
      return people.members.values().stream()
          .filter(member -> member.email().equals(email) && !member.isExpired(now))
          .sorted(Comparator.comparing(member -> member.account().value()))
          .toList();
    }
  }

  @Override
  public InviteResult invite(Member invited, AuditEntry audit) {
    if (!(invited.standing() instanceof Member.Standing.Invited(var at, _)))
      throw new IllegalArgumentException("has signed in");
    synchronized (people) {
      var taken = find(invited.account(), invited.email(), at);
      if (taken.isPresent()) return new InviteResult.Taken(taken.get());
      put(invited, audit);
      return new InviteResult.Saved();
    }
  }

  @Override
  public boolean join(Member before, Member joined, AuditEntry audit) {
    if (!(joined.standing() instanceof Member.Standing.Joined(var at, _)))
      throw new IllegalArgumentException("has not signed in");
    synchronized (people) {
      var stored = find(before.account(), before.email(), at);
      boolean same =
          stored
              .filter(it -> it.role() == before.role() && it.standing().equals(before.standing()))
              .isPresent();
      if (same) put(joined, audit);
      return same;
    }
  }

  @Override
  public boolean makeFirstOwner(Member owner, AuditEntry audit) {
    if (!owner.isStandingOwner()) throw new IllegalArgumentException("not an owner");
    synchronized (people) {
      if (owners(owner.account()) > 0) return false;
      put(owner, audit);
      return true;
    }
  }

  @Override
  public ChangeResult changeRole(Member before, Role to, AuditEntry audit) {
    synchronized (people) {
      var stored = stored(before);
      if (stored.isEmpty()) return new ChangeResult.Outdated();
      if (to != Role.OWNER && isLastOwner(stored.get())) return new ChangeResult.LastOwner();
      put(stored.get().as(to), audit);
      return new ChangeResult.Changed();
    }
  }

  @Override
  public ChangeResult rename(Member before, String to, AuditEntry audit) {
    synchronized (people) {
      var stored = Optional.ofNullable(people.members.get(MemberKey.of(before)));
      if (stored.filter(it -> it.name().equals(before.name())).isEmpty())
        return new ChangeResult.Outdated();
      put(stored.get().named(to), audit);
      return new ChangeResult.Changed();
    }
  }

  @Override
  public ChangeResult remove(Member before, AuditEntry audit) {
    synchronized (people) {
      var stored = stored(before);
      if (stored.isEmpty()) return new ChangeResult.Outdated();
      if (isLastOwner(stored.get())) return new ChangeResult.LastOwner();
      people.members.remove(MemberKey.of(before));
      people.audit.add(audit);
      return new ChangeResult.Changed();
    }
  }

  @Override
  public void noteSeen(AccountId account, EmailAddress email, Instant at) {
    synchronized (people) {
      people.members.computeIfPresent(
          new MemberKey(account, email),
          (_, member) ->
              member.seenAt().filter(seen -> !seen.isBefore(at)).isPresent()
                  ? member
                  : new Member(
                      account,
                      email,
                      member.name(),
                      member.role(),
                      member.standing(),
                      Optional.of(at)));
    }
  }

  /** Returns the stored member if role and standing are as they were read. */
  private Optional<Member> stored(Member before) {
    return Optional.ofNullable(people.members.get(MemberKey.of(before)))
        .filter(it -> it.role() == before.role() && it.hasJoined() == before.hasJoined());
  }

  private boolean isLastOwner(Member member) {
    return member.isStandingOwner() && owners(member.account()) == 1;
  }

  private long owners(AccountId account) {
    return people.members.values().stream()
        .filter(member -> member.account().equals(account) && member.isStandingOwner())
        .count();
  }

  private void put(Member member, AuditEntry audit) {
    people.members.put(MemberKey.of(member), member);
    people.audit.add(audit);
  }
}
