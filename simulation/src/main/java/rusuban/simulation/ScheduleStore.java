package rusuban.simulation;

import java.util.List;
import java.util.stream.IntStream;
import rusuban.app.settings.SettingsRepository;
import rusuban.app.store.StorePorts;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.testkit.InMemorySettingsRepository;
import rusuban.testkit.store.InMemoryTable;

/** Where one schedule keeps what it keeps: an account that nobody else uses. */
public interface ScheduleStore {

  /** The account. */
  AccountId account();

  /** Returns the ports of the store, without a fault. */
  StorePorts stores();

  /** The settings, without a fault. */
  SettingsRepository versions();

  /** The shards in which work of the customers may lie; a round asks these alone. */
  default List<Integer> shards() {
    return IntStream.range(0, stores().dueWork().shards()).boxed().toList();
  }

  /** The customers of every schedule. */
  static List<ChatId> customers() {
    return CustomerEvents.CUSTOMERS;
  }

  /** Everything that is kept of the account as text, to look for what must not be there. */
  String everything();

  /** One in memory. */
  static ScheduleStore inMemory() {
    var versions = new InMemorySettingsRepository();
    var table = new InMemoryTable(versions::live);
    var account = new AccountId("salon");
    return new ScheduleStore() {
      @Override
      public AccountId account() {
        return account;
      }

      @Override
      public StorePorts stores() {
        return table.ports();
      }

      @Override
      public SettingsRepository versions() {
        return versions;
      }

      @Override
      public String everything() {
        return table.toString();
      }
    };
  }
}
