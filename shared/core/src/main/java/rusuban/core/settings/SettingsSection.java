package rusuban.core.settings;

import java.util.Optional;

/**
 * A part of the settings document that is edited, compared and told by itself.
 *
 * @param kind the kind of the section
 * @param id the id of the rule or follow-up; empty for every other kind
 */
public record SettingsSection(Kind kind, String id) {
  /** The response hours. */
  public static final SettingsSection HOURS = new SettingsSection(Kind.HOURS, "");

  /** The order of the keyword rules, which is their priority. */
  public static final SettingsSection RULE_ORDER = new SettingsSection(Kind.RULE_ORDER, "");

  /** The greetings. */
  public static final SettingsSection GREETING = new SettingsSection(Kind.GREETING, "");

  /** The closed notice. */
  public static final SettingsSection CLOSED_NOTICE = new SettingsSection(Kind.CLOSED_NOTICE, "");

  /** The busy notice. */
  public static final SettingsSection BUSY_NOTICE = new SettingsSection(Kind.BUSY_NOTICE, "");

  /** The default reply. */
  public static final SettingsSection DEFAULT_REPLY = new SettingsSection(Kind.DEFAULT_REPLY, "");

  /** The order of the follow-ups. */
  public static final SettingsSection FOLLOW_UP_ORDER =
      new SettingsSection(Kind.FOLLOW_UP_ORDER, "");

  /** Everything else, such as the shop's name and the quiet hours. */
  public static final SettingsSection POLICIES = new SettingsSection(Kind.POLICIES, "");

  /**
   * Checks the id.
   *
   * @throws IllegalArgumentException if a rule or follow-up has no id, or another kind has one
   */
  public SettingsSection {
    if (kind.isNamed == id.isEmpty())
      throw new IllegalArgumentException("a section " + kind + " with the id \"" + id + "\"");
  }

  /** Kind of a section. Drafts store the codes, which therefore never change. */
  public enum Kind {
    HOURS("hours", false),
    GREETING("greeting", false),
    CLOSED_NOTICE("closed-notice", false),
    BUSY_NOTICE("busy-notice", false),
    DEFAULT_REPLY("default-reply", false),
    RULE("rule", true),
    RULE_ORDER("rule-order", false),
    FOLLOW_UP("follow-up", true),
    FOLLOW_UP_ORDER("follow-up-order", false),
    POLICIES("policies", false);

    private final String code;
    private final boolean isNamed;

    Kind(String code, boolean isNamed) {
      this.code = code;
      this.isNamed = isNamed;
    }
  }

  /** Returns the section of a keyword rule. */
  public static SettingsSection rule(String id) {
    return new SettingsSection(Kind.RULE, id);
  }

  /** Returns the section of a follow-up. */
  public static SettingsSection followUp(String id) {
    return new SettingsSection(Kind.FOLLOW_UP, id);
  }

  /** Returns the section of this code; empty if there is none, as from a newer release. */
  public static Optional<SettingsSection> of(String code) {
    int colon = code.indexOf(':');
    var name = colon < 0 ? code : code.substring(0, colon);
    var id = colon < 0 ? "" : code.substring(colon + 1);
    for (var kind : Kind.values())
      if (kind.code.equals(name) && kind.isNamed != id.isEmpty())
        return Optional.of(new SettingsSection(kind, id));
    return Optional.empty();
  }

  /** Returns the form that {@link #of} reads, such as {@code hours} or {@code rule:booking}. */
  public String code() {
    return kind.isNamed ? kind.code + ":" + id : kind.code;
  }

  @Override
  public String toString() {
    return code();
  }
}
