package rusuban.app;

import java.util.Map;
import java.util.Optional;
import rusuban.core.AccountId;

/**
 * Tells the engineer what happened: one structured line and, where it is counted, one metric, with
 * ids and never with a message, token or secret.
 */
public interface Telemetry {
  /** The metric of whatever was given up; the line says what. It has one alarm (template.yaml). */
  String FAILED = "Failed";

  /**
   * Tells that something happened once.
   *
   * @param what the metric
   * @param ids which event, chat or plan it concerns, and why; nothing a customer wrote
   */
  void tell(Metric what, AccountId account, Map<String, String> ids);

  /**
   * What is told. They are counted in ten metrics at most, as many custom metrics as CloudWatch
   * gives for nothing (CloudWatch pricing, "Free tier"); the alarms of template.yaml name some of
   * those.
   */
  enum Metric {
    EVENT_KEPT("EventKept", true),
    EVENT_DUPLICATE("EventDuplicate", false),
    EVENT_UNREADABLE("EventUnreadable", true),
    SIGNATURE_REFUSED("SignatureRefused", true),
    WEBHOOK_UNREADABLE("WebhookUnreadable", true),
    REPLY_SENT("ReplySent", false),
    REPLY_LATER("ReplyLater", false),
    REPLY_UNKNOWN("ReplyUnknown", true),
    REPLY_DEAD("ReplyDead", FAILED),
    REPLY_SKIPPED("ReplySkipped", false),
    FOLLOW_UP_SENT("FollowUpSent", false),
    FOLLOW_UP_LAPSED("FollowUpLapsed", false),
    FOLLOW_UP_LATER("FollowUpLater", false),
    FOLLOW_UP_UNKNOWN("FollowUpUnknown", true),
    FOLLOW_UP_DEAD("FollowUpDead", FAILED),
    LINE_CALL("LineCall", false),
    WORK_FAILED("WorkFailed", FAILED),
    ACCOUNT_SILENT("AccountSilent", true);

    private final String name;
    private final Optional<String> counter;

    Metric(String name, boolean counted) {
      this.name = name;
      this.counter = counted ? Optional.of(name) : Optional.empty();
    }

    Metric(String name, String counter) {
      this.name = name;
      this.counter = Optional.of(counter);
    }

    /** Returns the metric of CloudWatch that counts it; empty for a line in the log only. */
    public Optional<String> counter() {
      return counter;
    }

    /** Returns its name in the log. */
    public String metricName() {
      return name;
    }
  }
}
