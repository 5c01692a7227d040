package rusuban.core.chat;

/** Who answers. */
public enum ResponseMode {
  /** Always automatic. */
  AUTO,
  /** Always staff. */
  STAFF,
  /** Staff while the shop is open and not busy, automatic while it is closed or busy. */
  BY_HOURS
}
