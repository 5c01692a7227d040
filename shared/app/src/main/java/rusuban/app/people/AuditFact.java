package rusuban.app.people;

import java.util.List;

/** A change that the audit log records, without words. */
public sealed interface AuditFact {

  /**
   * A change that this version knows.
   *
   * @param arguments as many as the code has
   */
  record Known(AuditCode code, List<String> arguments) implements AuditFact {
    /**
     * Checks the number of arguments.
     *
     * @throws IllegalArgumentException if the code has more or fewer
     */
    public Known {
      arguments = List.copyOf(arguments);
      if (arguments.size() != code.arguments())
        throw new IllegalArgumentException(code.word() + " has " + code.arguments());
    }

    /** Returns the code alone, since arguments name people. */
    @Override
    public String toString() {
      return code.word();
    }
  }

  /** A change that a newer version stored. */
  record Unknown(String word, List<String> arguments) implements AuditFact {
    public Unknown {
      arguments = List.copyOf(arguments);
    }

    /** Returns the word alone, since arguments name people. */
    @Override
    public String toString() {
      return word;
    }
  }

  /** Returns the fact of this stored word. */
  static AuditFact of(String word, List<String> arguments) {
    return AuditCode.of(word)
        .filter(code -> code.arguments() == arguments.size())
        .<AuditFact>map(code -> new Known(code, arguments))
        .orElseGet(() -> new Unknown(word, arguments));
  }
}
