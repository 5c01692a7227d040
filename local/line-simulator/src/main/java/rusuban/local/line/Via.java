package rusuban.local.line;

import java.util.Locale;

/** The call by which the account sent a message. */
public enum Via {
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
