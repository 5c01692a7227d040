package rusuban.local.line.state;

/**
 * The channel's secret. A new secret replaces the old one at once, for signatures and tokens (LINE
 * Developers news of 2019-07-26, "What you should do"). Thread-safe.
 */
public final class ChannelSecret {
  private volatile String value;

  public ChannelSecret(String value) {
    this.value = value;
  }

  public String value() {
    return value;
  }

  public void issue(String next) {
    value = next;
  }
}
