package rusuban.simulation;

import java.util.List;
import java.util.stream.IntStream;
import rusuban.app.settings.SettingsRepository;
import rusuban.app.store.StorePorts;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.testkit.InMemorySettingsRepository;
import rusuban.testkit.store.InMemoryStorePorts;
import rusuban.testkit.store.InMemoryTable;

/** The store of one schedule, with an account of its own. */
public interface ScheduleStore {

  /** Returns the account. */
  AccountId account();

  /** Returns the ports of the store, without a fault. */
  StorePorts stores();

  /** Returns the settings, without a fault. */
  SettingsRepository versions();

  /** Returns the shards in which the customers' work may lie; a tick queries these alone. */
  default List<Integer> shards() {
    return IntStream.range(0, stores().dueWork().shards()).boxed().toList();
  }

  /** Returns the customers of every schedule. */
  static List<ChatId> customers() {
    return CustomerEvents.CUSTOMERS;
  }

  /** Returns everything stored of the account as text, to search it for erased content. */
  String everything();

  /** Creates a store in memory. */
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
        return InMemoryStorePorts.of(table);
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
