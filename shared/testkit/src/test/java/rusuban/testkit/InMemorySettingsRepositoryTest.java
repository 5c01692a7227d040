package rusuban.testkit;

import rusuban.app.settings.SettingsRepository;

final class InMemorySettingsRepositoryTest extends SettingsRepositoryContract {
  @Override
  protected SettingsRepository empty() {
    return new InMemorySettingsRepository();
  }
}
