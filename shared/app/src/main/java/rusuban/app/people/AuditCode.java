package rusuban.app.people;

import java.util.Arrays;
import java.util.Optional;

/**
 * Kind of change that the audit log records. The words are stored, so none of them may ever change.
 * {@link AuditText} puts them into sentences.
 */
public enum AuditCode {
  /** Somebody was invited. Arguments: address, role. */
  MEMBER_INVITED("member-invited", 2),
  /** An invitation was withdrawn. Arguments: address. */
  INVITATION_WITHDRAWN("invitation-withdrawn", 1),
  /** An invited person signed in for the first time. Arguments: role. */
  MEMBER_JOINED("member-joined", 1),
  /** A member signed in as a user whom the provider created anew. Arguments: role. */
  NEW_IDENTITY("new-identity", 1),
  /** The owner that the deployment names signed in for the first time. Arguments: address. */
  FIRST_OWNER("first-owner", 1),
  /** A member got another role. Arguments: name, old role, new role. */
  ROLE_CHANGED("role-changed", 3),
  /** A member got another name. Arguments: old name, new name. */
  MEMBER_RENAMED("member-renamed", 2),
  /** A member was removed. Arguments: name. */
  MEMBER_REMOVED("member-removed", 1),
  /** A follow-up of one customer was cancelled. Arguments: the follow-up's name. */
  FOLLOW_UP_CANCELLED("follow-up-cancelled", 1);

  private final String word;
  private final int arguments;

  AuditCode(String word, int arguments) {
    this.word = word;
    this.arguments = arguments;
  }

  /** Returns the word for stored items. */
  public String word() {
    return word;
  }

  /** Returns the number of arguments. */
  public int arguments() {
    return arguments;
  }

  /** Returns the code of this word; empty for the word of a newer version. */
  public static Optional<AuditCode> of(String word) {
    return Arrays.stream(values()).filter(code -> code.word.equals(word)).findFirst();
  }
}
