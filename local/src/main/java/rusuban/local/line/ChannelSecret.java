package rusuban.local.line;

/**
 * The channel's secret as LINE knows it. A new one takes the place of the old one at once, for
 * signatures and for tokens alike (LINE Developers news of 2019-07-26, "What you should do").
 * Thread-safe.
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
