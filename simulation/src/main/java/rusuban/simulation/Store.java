package rusuban.simulation;

import rusuban.app.Records;
import rusuban.app.SettingsVersions;
import rusuban.core.AccountId;
import rusuban.testkit.InMemoryRecords;
import rusuban.testkit.InMemorySettingsVersions;

/** Where one schedule keeps what it keeps: an account that nobody else uses. */
public interface Store {

  /** The account. */
  AccountId account();

  /** The records, without a fault. */
  Records records();

  /** The settings, without a fault. */
  SettingsVersions versions();

  /** Everything that is kept of the account as text, to look for what must not be there. */
  String everything();

  /** One in memory. */
  static Store inMemory() {
    var versions = new InMemorySettingsVersions();
    var records = new InMemoryRecords(versions::live);
    var account = new AccountId("salon");
    return new Store() {
      @Override
      public AccountId account() {
        return account;
      }

      @Override
      public Records records() {
        return records;
      }

      @Override
      public SettingsVersions versions() {
        return versions;
      }

      @Override
      public String everything() {
        return records.toString();
      }
    };
  }
}
