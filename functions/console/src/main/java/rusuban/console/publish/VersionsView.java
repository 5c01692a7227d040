package rusuban.console.publish;

import java.util.List;
import java.util.Optional;

/**
 * The data of the page 版をくらべる.
 *
 * @param choices the versions to choose from
 * @param from the number of the older version
 * @param to the number of the newer version
 * @param groups the changes, by the part of the console that they are in
 * @param unchanged the parts that did not change, in words
 * @param back the way back to the older version, if the person may take it
 */
public record VersionsView(
    List<VersionRow> choices,
    long from,
    long to,
    int count,
    List<Group> groups,
    String unchanged,
    Optional<Back> back) {

  public VersionsView {
    choices = List.copyOf(choices);
    groups = List.copyOf(groups);
  }

  /** The changes in one part of the console. */
  public record Group(String title, List<ChangeRow> changes) {
    public Group {
      changes = List.copyOf(changes);
    }
  }

  /**
   * The way back to the older version.
   *
   * @param live the version that is live now
   * @param count the number of changes that it makes in the live version
   * @param draftChanges the number of changes in the draft
   */
  public record Back(long live, int count, int draftChanges) {}
}
