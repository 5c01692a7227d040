package rusuban.local.line.state;

import java.util.Locale;

/** The call by which the account sent a message. */
public enum SendMethod {
  REPLY,
  PUSH,
  MULTICAST,
  NARROWCAST,
  BROADCAST;

  /** Returns the name in the API's paths. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
