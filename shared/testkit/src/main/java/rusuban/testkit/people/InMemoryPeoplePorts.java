package rusuban.testkit.people;

import rusuban.app.people.PeoplePorts;

/** The ports of the people on a store in memory. */
public final class InMemoryPeoplePorts {
  private InMemoryPeoplePorts() {}

  /** Returns the ports of an empty store. */
  public static PeoplePorts empty() {
    var people = new InMemoryPeople();
    return new PeoplePorts(
        new InMemoryMemberStore(people),
        new InMemorySessionStore(people),
        new InMemoryAuditLog(people));
  }
}
