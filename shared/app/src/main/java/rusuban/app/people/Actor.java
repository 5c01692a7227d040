package rusuban.app.people;

/** Whoever changed something. */
public sealed interface Actor {

  /** A member who is signed in, with the name at that time. */
  record Person(EmailAddress email, String name) implements Actor {
    /** Returns nothing that names the person. */
    @Override
    public String toString() {
      return "Person[hidden]";
    }
  }

  /**
   * A person at the command line.
   *
   * @param by the name given with {@code --by}
   */
  record CommandLine(String by) implements Actor {
    /** Returns nothing that names the person. */
    @Override
    public String toString() {
      return "CommandLine[hidden]";
    }
  }

  /** The deployment itself, by one of its parameters. */
  record Deployment() implements Actor {}
}
