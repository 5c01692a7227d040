package rusuban.app;

import java.util.Map;
import rusuban.core.AccountId;

/**
 * Tells the engineer what happened: one structured line and one metric, with ids and never with a
 * message, token or secret.
 */
public interface Journal {

  /**
   * Tells that something happened once.
   *
   * @param what the metric
   * @param ids which event, chat or plan it concerns, and why; nothing a customer wrote
   */
  void tell(Metric what, AccountId account, Map<String, String> ids);

  /** What is counted. The alarms of template.yaml name these. */
  enum Metric {
    EVENT_KEPT("EventKept"),
    EVENT_DUPLICATE("EventDuplicate"),
    EVENT_UNREADABLE("EventUnreadable"),
    SIGNATURE_REFUSED("SignatureRefused"),
    WEBHOOK_UNREADABLE("WebhookUnreadable"),
    REPLY_SENT("ReplySent"),
    REPLY_LATER("ReplyLater"),
    REPLY_UNKNOWN("ReplyUnknown"),
    REPLY_DEAD("ReplyDead"),
    REPLY_SKIPPED("ReplySkipped"),
    FOLLOW_UP_SENT("FollowUpSent"),
    FOLLOW_UP_LAPSED("FollowUpLapsed"),
    FOLLOW_UP_LATER("FollowUpLater"),
    FOLLOW_UP_UNKNOWN("FollowUpUnknown"),
    FOLLOW_UP_DEAD("FollowUpDead"),
    WORK_FAILED("WorkFailed"),
    SHOP_OPEN("ShopOpen");

    private final String name;

    Metric(String name) {
      this.name = name;
    }

    /** The metric's name in CloudWatch. */
    public String metricName() {
      return name;
    }
  }
}
