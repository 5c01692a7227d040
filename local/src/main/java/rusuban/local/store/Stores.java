package rusuban.local.store;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.function.ToIntFunction;
import rusuban.app.Records;
import rusuban.app.SettingsVersions;

/** Opens the store that a command is about. */
@FunctionalInterface
public interface Stores {

  /** An open store, and the clock of the world it stands in. */
  record Store(SettingsVersions versions, Records records, Chats chats, InstantSource clock) {
    /** A store whose chats nobody lists. */
    public Store(SettingsVersions versions, Records records, InstantSource clock) {
      this(
          versions,
          records,
          _ -> {
            throw new UnsupportedOperationException("this store lists no chats");
          },
          clock);
    }
  }

  /** What is wrong with the store, for the person who gave the command. */
  final class Unavailable extends Exception {
    private static final long serialVersionUID = 1L;
    private final String ja;
    private final String en;

    /** Says so in both languages. */
    public Unavailable(String ja, String en) {
      super(en);
      this.ja = ja;
      this.en = en;
    }

    /** Says it, Japanese first. */
    public void say(PrintWriter to) {
      to.println(ja);
      to.println(en);
    }
  }

  /**
   * Does the work with the store open, and closes it.
   *
   * @return what the work came to
   * @throws Unavailable where the store cannot be reached or refuses
   */
  int with(Target target, ToIntFunction<Store> work) throws Unavailable, InterruptedException;
}
