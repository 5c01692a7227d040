package rusuban.app.people;

import java.util.Arrays;
import java.util.Optional;

/** Role of a member in one account. Each role may do what the roles below it may. */
public enum Role {
  /** Publishes settings, and invites and removes members. */
  OWNER("owner", "オーナー", "Owner"),
  /** Switches, drafts and answers. */
  STAFF("staff", "スタッフ", "Staff"),
  /** Reads, and changes nothing. */
  VIEWER("viewer", "見るだけ", "Viewer");

  private final String word;
  private final String ja;
  private final String en;

  Role(String word, String ja, String en) {
    this.word = word;
    this.ja = ja;
    this.en = en;
  }

  /** Returns the word for stored items, forms and commands. */
  public String word() {
    return word;
  }

  /** Returns the role's name in Japanese. */
  public String ja() {
    return ja;
  }

  /** Returns the role's name in English. */
  public String en() {
    return en;
  }

  /** Returns the role of this word; empty if no role has it. */
  public static Optional<Role> of(String word) {
    return Arrays.stream(values()).filter(role -> role.word.equals(word)).findFirst();
  }

  /** Returns whether this role may do all that the other one may. */
  public boolean isAtLeast(Role least) {
    return compareTo(least) <= 0;
  }
}
