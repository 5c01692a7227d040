package rusuban.local.settings;

import java.time.InstantSource;
import java.util.function.ToIntFunction;
import rusuban.app.SettingsVersions;

/** Opens the store that a command is about. */
@FunctionalInterface
interface SettingsStores {

  /** An open store, and the clock of the world it stands in. */
  record Store(SettingsVersions versions, InstantSource clock) {}

  /** What is wrong with the store, for the person who gave the command. */
  final class Unavailable extends Exception {
    private static final long serialVersionUID = 1L;
    final String ja;
    final String en;

    Unavailable(String ja, String en) {
      super(en);
      this.ja = ja;
      this.en = en;
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
