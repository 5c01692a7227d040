package rusuban.testkit;

import rusuban.app.settings.DraftRepository;

final class InMemoryDraftRepositoryTest extends DraftRepositoryContract {
  @Override
  protected DraftRepository empty() {
    return new InMemoryDraftRepository();
  }
}
