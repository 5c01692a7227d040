package rusuban.console.publish;

import java.util.List;
import java.util.Optional;

/**
 * The data of the page 公開と履歴.
 *
 * @param others the names of the other people who edit the draft
 * @param changes the changes that publishing makes
 * @param warnings what is valid and hardly intended
 * @param revision the revision of the draft that the page shows
 * @param mayPublish whether the person may publish
 * @param superseded the version that went live since the draft was begun, if one did
 * @param why the person's reason as typed
 * @param problem why the last attempt did not publish
 */
public record PublishView(
    List<String> others,
    List<ChangeRow> changes,
    List<String> warnings,
    List<VersionRow> versions,
    long revision,
    boolean mayPublish,
    Optional<Long> superseded,
    String why,
    Optional<String> problem) {

  public PublishView {
    others = List.copyOf(others);
    changes = List.copyOf(changes);
    warnings = List.copyOf(warnings);
    versions = List.copyOf(versions);
  }
}
