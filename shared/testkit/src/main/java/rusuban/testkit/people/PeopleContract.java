package rusuban.testkit.people;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import rusuban.app.people.Actor;
import rusuban.app.people.AuditCode;
import rusuban.app.people.AuditEntry;
import rusuban.app.people.AuditLog;
import rusuban.app.people.EmailAddress;
import rusuban.app.people.Member;
import rusuban.app.people.MemberStore;
import rusuban.app.people.PeoplePorts;
import rusuban.app.people.Role;
import rusuban.app.people.Session;
import rusuban.app.people.SessionStore;
import rusuban.core.AccountId;

/** The fixture of the contract suites of the ports of the people. */
public abstract class PeopleContract {
  static final Instant NOW = Instant.parse("2026-11-29T05:12:00.123456Z");
  static final Duration DAY = Duration.ofDays(1);
  static final AccountId SALON = new AccountId("salon");
  static final AccountId BAR = new AccountId("bar");
  static final EmailAddress SAYAKA = new EmailAddress("sayaka@example.com");
  static final EmailAddress RYO = new EmailAddress("ryo@example.com");
  static final EmailAddress CHIHIRO = new EmailAddress("chihiro@example.com");
  static final int RACERS = 8;

  private PeoplePorts people = InMemoryPeoplePorts.empty();

  /** Returns the ports of an empty store. */
  protected abstract PeoplePorts empty();

  @BeforeEach
  final void start() {
    people = empty();
  }

  MemberStore members() {
    return people.members();
  }

  SessionStore sessions() {
    return people.sessions();
  }

  AuditLog audit() {
    return people.audit();
  }

  static Member invited(EmailAddress email, Role role) {
    return Member.invited(SALON, email, Optional.empty(), role, NOW);
  }

  /** Returns an entry of the audit log; the stores do not look into it. */
  static AuditEntry entry(AccountId account, Instant at, String what) {
    return AuditEntry.of(
        account, at, new Actor.CommandLine("test"), AuditCode.INVITATION_WITHDRAWN, what);
  }

  static AuditEntry entry(String what) {
    return entry(SALON, NOW, what);
  }

  /** Invites a person, lets them sign in, and returns the member. */
  Member join(AccountId account, EmailAddress email, Role role) {
    var invited = Member.invited(account, email, Optional.empty(), role, NOW);
    members().invite(invited, entry(account, NOW, "invite"));
    var joined = invited.joined("subject of " + email.localPart(), NOW);
    members().join(invited, joined, entry(account, NOW, "join"));
    return joined;
  }

  static Session session(int number, EmailAddress email, Instant at) {
    return Session.begin("%064x".formatted(number), SALON, email, "Safari / iPhone", at);
  }

  List<AuditEntry> entries(AccountId account) {
    return audit().page(account, 100, Optional.empty()).list();
  }
}
