package rusuban.dynamo;

import rusuban.app.SettingsVersions;
import rusuban.testkit.SettingsVersionsContract;

class DynamoSettingsVersionsTest extends SettingsVersionsContract {
  Tables tables() {
    return Local.TABLES;
  }

  @Override
  protected SettingsVersions empty() {
    return new DynamoSettingsVersions(tables().client(), tables().empty());
  }
}
