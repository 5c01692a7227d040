package rusuban.console.people;

import java.util.List;
import java.util.Optional;

/**
 * The data of the page スタッフ.
 *
 * @param isOwner whether the person may change anything here
 * @param form what was typed into the invitation, after an error
 * @param older the cursor of the older part of the record
 */
public record PeopleView(
    List<MemberRow> members,
    List<SessionRow> sessions,
    List<AuditRow> audit,
    Optional<String> older,
    boolean isOwner,
    InviteForm form) {

  public PeopleView {
    members = List.copyOf(members);
    sessions = List.copyOf(sessions);
    audit = List.copyOf(audit);
  }

  /**
   * One member or invitation.
   *
   * @param id the id of the sheet, unique in the page
   * @param seen the last use or the end of the invitation, in words
   */
  public record MemberRow(
      String id,
      String email,
      String name,
      String role,
      String roleName,
      String seen,
      boolean isSelf,
      boolean isInvited) {}

  /** One session of the person herself. */
  public record SessionRow(String id, String device, String seen) {}

  /** One line of the record. */
  public record AuditRow(String time, String what, String by) {}

  /** The typed invitation, and its problem. */
  public record InviteForm(String email, String name, String role, Optional<String> problem) {
    static final InviteForm EMPTY = new InviteForm("", "", "staff", Optional.empty());
  }
}
