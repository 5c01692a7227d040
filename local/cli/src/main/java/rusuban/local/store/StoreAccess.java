package rusuban.local.store;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.function.ToIntFunction;
import rusuban.app.people.PeoplePorts;
import rusuban.app.settings.SettingsRepository;
import rusuban.app.store.StorePorts;

/** Opens the store of a command. */
@FunctionalInterface
public interface StoreAccess {

  /** An open store and its clock. */
  record Store(
      SettingsRepository versions,
      StorePorts ports,
      PeoplePorts people,
      ChatList chatList,
      InstantSource clock) {
    /** Creates a store for commands that list no chats. */
    public Store(
        SettingsRepository versions, StorePorts ports, PeoplePorts people, InstantSource clock) {
      this(
          versions,
          ports,
          people,
          _ -> {
            throw new UnsupportedOperationException("this store lists no chats");
          },
          clock);
    }
  }

  /** An error of the store, for the person who gave the command. */
  final class Unavailable extends Exception {
    private static final long serialVersionUID = 1L;
    private final String ja;
    private final String en;

    /** Creates the exception with the message in both languages. */
    public Unavailable(String ja, String en) {
      super(en);
      this.ja = ja;
      this.en = en;
    }

    /** Prints the message, Japanese first. */
    public void say(PrintWriter to) {
      to.println(ja);
      to.println(en);
    }
  }

  /**
   * Opens the store, does the work and closes the store.
   *
   * @return the result of the work
   * @throws Unavailable if the store is unreachable or refuses
   */
  int with(StoreTarget storeTarget, ToIntFunction<Store> work)
      throws Unavailable, InterruptedException;
}
