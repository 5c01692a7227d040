package rusuban.testkit;

import rusuban.app.SettingsVersions;

final class InMemorySettingsVersionsTest extends SettingsVersionsContract {
  @Override
  protected SettingsVersions empty() {
    return new InMemorySettingsVersions();
  }
}
