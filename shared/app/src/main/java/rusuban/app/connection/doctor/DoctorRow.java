package rusuban.app.connection.doctor;

import java.util.Optional;
import rusuban.app.connection.BilingualText;

/**
 * One finding of the doctor.
 *
 * @param topic what the row is about; at most one row of a topic
 * @param kind the next step
 * @param headline the finding in a short sentence; a question if only an eye can answer it
 * @param explanation what it means for the customers, or what to do
 * @param knownBy how it is known
 * @param place where to mend it or to look; empty if there is nothing to do
 * @param ticked the check that a person ticks here; empty for any other row
 */
public record DoctorRow(
    Topic topic,
    Kind kind,
    BilingualText headline,
    BilingualText explanation,
    BilingualText knownBy,
    Optional<LinePlace> place,
    Optional<HandCheck> ticked) {

  /** The topics, in the order of a set-up. */
  public enum Topic {
    CHANNEL,
    WEBHOOK_URL,
    WEBHOOK_USE,
    WEBHOOK_TEST,
    REDELIVERY,
    CHAT,
    GREETING,
    AUTO_REPLY,
    RESPONSE_HOURS,
    QUOTA,
    SILENCE,
    SETTINGS,
    BUSINESS_MANAGER
  }

  /** The next step for a finding. */
  public enum Kind {
    /** Something is wrong. */
    MEND,
    /** Only an eye can tell whether something is wrong. */
    LOOK,
    /** Nothing is wrong. */
    FINE
  }
}
