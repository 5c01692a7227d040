package rusuban.app.connection.doctor;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds what is wrong with an account's connection to LINE. Each finding says how it is known, and
 * where in LINE's own screens it is mended. What no API tells is asked of an eye.
 */
public final class Doctor {
  private final List<Function<ConnectionFacts, Optional<DoctorRow>>> findings;

  /**
   * Creates a doctor.
   *
   * @param silentAfter open time without a webhook after which something is wrong
   */
  public Doctor(Duration silentAfter) {
    findings =
        List.of(
            LineFindings::channel,
            LineFindings::webhookUrl,
            LineFindings::webhookUse,
            LineFindings::webhookTest,
            LineFindings::chat,
            LineFindings::quota,
            EyeFindings::redelivery,
            EyeFindings::greeting,
            EyeFindings::autoReply,
            EyeFindings::responseHours,
            EyeFindings::businessManager,
            facts -> OwnFindings.silence(facts, silentAfter),
            OwnFindings::settings);
  }

  /** Returns the findings: what to mend first, then where to look, then what is fine. */
  public List<DoctorRow> rows(ConnectionFacts facts) {
    return findings.stream()
        .flatMap(finding -> finding.apply(facts).stream())
        .sorted(comparing(DoctorRow::kind).thenComparing(DoctorRow::topic))
        .toList();
  }
}
