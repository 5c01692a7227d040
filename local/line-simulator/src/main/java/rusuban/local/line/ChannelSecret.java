package rusuban.local.line;

/**
 * The channel's secret. A new secret replaces the old one at once, for signatures and tokens (LINE
 * Developers news of 2019-07-26, "What you should do"). Thread-safe.
 */
final class ChannelSecret {
  private volatile String value;

  ChannelSecret(String value) {
    this.value = value;
  }

  String value() {
    return value;
  }

  void issue(String next) {
    value = next;
  }
}
