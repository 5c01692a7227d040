package rusuban.testkit.people;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rusuban.app.people.AuditEntry;
import rusuban.app.people.EmailAddress;
import rusuban.app.people.Member;
import rusuban.app.people.Session;
import rusuban.core.AccountId;

/**
 * The people of all accounts in memory, the plainest implementation that keeps the contracts. Its
 * ports share the lock of this object.
 */
final class InMemoryPeople {
  final Map<MemberKey, Member> members = new HashMap<>();
  final Map<String, Session> sessions = new HashMap<>();
  final List<AuditEntry> audit = new ArrayList<>();

  record MemberKey(AccountId account, EmailAddress email) {
    static MemberKey of(Member member) {
      return new MemberKey(member.account(), member.email());
    }
  }
}
