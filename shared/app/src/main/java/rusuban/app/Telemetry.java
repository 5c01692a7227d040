package rusuban.app;

import java.util.Map;
import java.util.Optional;
import rusuban.core.AccountId;

/**
 * Logs and metrics for engineers. Each report is one structured log line; some also count in a
 * metric. It contains ids and never a message, token or secret.
 */
public interface Telemetry {
  /**
   * Metric of all work that was given up. It has one alarm (template.yaml). The log line gives the
   * kind.
   */
  String FAILED = "Failed";

  /**
   * Reports that something happened once.
   *
   * @param what the metric
   * @param ids the event, chat or plan that it concerns, and the reason; nothing a customer wrote
   */
  void tell(Metric what, AccountId account, Map<String, String> ids);

  /**
   * Kinds of report. They count in at most ten metrics, CloudWatch's free number of custom metrics
   * (CloudWatch pricing, "Free tier"). The alarms of template.yaml name some of them.
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

    /** Returns the CloudWatch metric that counts it; empty for a kind that is only logged. */
    public Optional<String> counter() {
      return counter;
    }

    /** Returns the name in the log. */
    public String metricName() {
      return name;
    }
  }
}
