package rusuban.console.page;

/** One entry of the console's menu. */
public enum MenuItem {
  TODAY(ConsolePaths.TODAY, "today", "今日", "Today", true),
  REPLIES(ConsolePaths.REPLIES, "reply", "返信", "Replies", true),
  HOURS(ConsolePaths.HOURS, "clock", "営業時間", "Hours", true),
  LETTERS(ConsolePaths.LETTERS, "letter", "お便り", "Follow-ups", true),
  POLICIES(ConsolePaths.POLICIES, "rules", "店の決めごと", "Policies", false),
  TRY(ConsolePaths.TRY, "try", "試す", "Try it", false),
  PUBLISH(ConsolePaths.PUBLISH, "publish", "公開と履歴", "Publish", false),
  PEOPLE(ConsolePaths.PEOPLE, "people", "スタッフ", "People", false);

  private final String path;
  private final String icon;
  private final String ja;
  private final String en;
  private final boolean docked;

  MenuItem(String path, String icon, String ja, String en, boolean docked) {
    this.path = path;
    this.icon = icon;
    this.ja = ja;
    this.en = en;
    this.docked = docked;
  }

  public String path() {
    return path;
  }

  /** Returns the icon's id in the sprite. */
  public String icon() {
    return icon;
  }

  public String label(PageLanguage language) {
    return language.of(ja, en);
  }

  /** Returns whether a phone shows it in the dock, where four have room beside 「その他」. */
  public boolean isDocked() {
    return docked;
  }
}
