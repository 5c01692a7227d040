package rusuban.local.doctor;

import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.ToIntFunction;
import rusuban.app.connection.doctor.ConnectionCheck;
import rusuban.app.connection.doctor.HandTickStore;
import rusuban.app.settings.SettingsRepository;
import rusuban.core.AccountId;
import rusuban.local.store.StoreAccess.Unavailable;
import rusuban.local.store.StoreTarget;

/** Opens what a check of a connection needs. */
@FunctionalInterface
interface DoctorAccess {

  /**
   * An open check and what it works on.
   *
   * @param webhook the webhook URL of this deployment for the account; empty if unknown
   */
  record Opened(
      ConnectionCheck check,
      HandTickStore ticks,
      SettingsRepository versions,
      Optional<URI> webhook,
      InstantSource clock) {}

  /**
   * Opens everything for the account, does the work and closes it.
   *
   * @param secrets the path in the Parameter Store above the accounts, on AWS
   * @return the result of the work
   * @throws Unavailable if something is unreachable or refuses
   */
  int with(StoreTarget target, AccountId account, String secrets, ToIntFunction<Opened> work)
      throws Unavailable, InterruptedException;
}
