package rusuban.local.cost;

import java.util.Arrays;
import java.util.Locale;

/** The kinds of events that use the table. Each is measured by itself. */
public enum UsageKind {
  FOLLOW(Trigger.WEBHOOK, "友だち追加 / follow"),
  FIRST_MESSAGE(Trigger.WEBHOOK, "初めてのメッセージ、返信なし / first message, no reply"),
  TEXT_REPLY(Trigger.WEBHOOK, "テキストで返信 / answered with a text"),
  FLEX_REPLY(Trigger.WEBHOOK, "Flex で返信 / answered with a Flex message"),
  UNANSWERED(Trigger.WEBHOOK, "返信なし / not answered"),
  DUPLICATE(Trigger.WEBHOOK, "二度目の webhook / delivered twice"),
  UNSEND(Trigger.WEBHOOK, "送信取消 / unsend"),
  UNFOLLOW(Trigger.WEBHOOK, "ブロック / unfollow"),
  IDLE_TICK(Trigger.TICK, "期限のもののない 1 分 / tick with nothing due"),
  HOUR_TICK(Trigger.TICK, "毎時の 1 分 / tick of the hour"),
  DUE_TICK(Trigger.TICK, "期限のお便りが 20 ある 1 分、お便りを除く / tick with 20 due, without them"),
  FOLLOW_UP(Trigger.WITHIN_TICK, "お便り 1 通 / follow-up sent"),
  LAPSED(Trigger.WITHIN_TICK, "送らずに終わるお便り / follow-up that lapses");

  private final Trigger trigger;
  private final String label;

  /** The cause of the function's invocation. */
  public enum Trigger {
    WEBHOOK,
    TICK,
    /** Part of a tick that runs anyway. */
    WITHIN_TICK
  }

  UsageKind(Trigger trigger, String label) {
    this.trigger = trigger;
    this.label = label;
  }

  public Trigger trigger() {
    return trigger;
  }

  /** Returns the name in Japanese and English. */
  public String label() {
    return label;
  }

  /** Returns the name in data files. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Returns the kind with this name in data files.
   *
   * @throws IllegalArgumentException if no kind has this name
   */
  public static UsageKind of(String key) {
    return Arrays.stream(values())
        .filter(it -> it.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no kind " + key));
  }
}
