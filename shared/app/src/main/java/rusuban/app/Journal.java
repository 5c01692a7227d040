package rusuban.app;

import java.util.Map;
import rusuban.core.AccountId;

/**
 * Tells the engineer what happened: one structured line and, where it is counted, one metric, with
 * ids and never with a message, token or secret.
 */
public interface Journal {

  /**
   * Tells that something happened once.
   *
   * @param what the metric
   * @param ids which event, chat or plan it concerns, and why; nothing a customer wrote
   */
  void tell(Metric what, AccountId account, Map<String, String> ids);

  /**
   * What is told. Ten of them are counted, which is as many custom metrics as CloudWatch gives for
   * nothing (CloudWatch pricing, "Free tier"); the alarms of template.yaml name some of those.
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
    REPLY_DEAD("ReplyDead", true),
    REPLY_SKIPPED("ReplySkipped", false),
    FOLLOW_UP_SENT("FollowUpSent", false),
    FOLLOW_UP_LAPSED("FollowUpLapsed", false),
    FOLLOW_UP_LATER("FollowUpLater", false),
    FOLLOW_UP_UNKNOWN("FollowUpUnknown", true),
    FOLLOW_UP_DEAD("FollowUpDead", true),
    LINE_CALL("LineCall", false),
    WORK_FAILED("WorkFailed", true),
    SHOP_OPEN("ShopOpen", true);

    private final String name;
    private final boolean counted;

    Metric(String name, boolean counted) {
      this.name = name;
      this.counted = counted;
    }

    /** Whether CloudWatch counts it; else it is a line in the log only. */
    public boolean isCounted() {
      return counted;
    }

    /** The metric's name in CloudWatch. */
    public String metricName() {
      return name;
    }
  }
}
