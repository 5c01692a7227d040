package rusuban.simulation;

import java.util.List;
import java.util.stream.IntStream;
import rusuban.app.Records;
import rusuban.app.SettingsVersions;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
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

  /** The shards in which work of the customers may lie; a round asks these alone. */
  default List<Integer> shards() {
    return IntStream.range(0, records().shards()).boxed().toList();
  }

  /** The customers of every schedule. */
  static List<ChatId> customers() {
    return Happenings.CUSTOMERS;
  }

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
