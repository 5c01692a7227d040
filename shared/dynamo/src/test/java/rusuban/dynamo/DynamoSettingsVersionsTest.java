package rusuban.dynamo;

import rusuban.app.SettingsVersions;
import rusuban.testkit.SettingsVersionsContract;

final class DynamoSettingsVersionsTest extends SettingsVersionsContract {
  @Override
  protected SettingsVersions empty() {
    return new DynamoSettingsVersions(Local.CLIENT, Local.emptyTable());
  }
}
