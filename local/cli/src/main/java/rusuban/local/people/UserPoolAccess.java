package rusuban.local.people;

import java.util.Optional;
import java.util.function.ToIntFunction;
import rusuban.app.people.UserDirectory;
import rusuban.cognito.CognitoUserDirectory;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** Opens the user pool of a command. */
@FunctionalInterface
interface UserPoolAccess {

  /**
   * Opens the pool, does the work and closes the pool.
   *
   * @param region the region; empty for the machine's own configuration
   * @return the result of the work
   */
  int with(Optional<String> region, String pool, ToIntFunction<UserDirectory> work);

  /** Returns the access to pools on AWS, with this machine's usual credentials. */
  static UserPoolAccess aws() {
    return (region, pool, work) -> {
      try (var credentials = DefaultCredentialsProvider.builder().build();
          var users =
              CognitoUserDirectory.create(
                  region.orElseGet(() -> new DefaultAwsRegionProviderChain().getRegion().id()),
                  Optional.empty(),
                  credentials,
                  pool)) {
        return work.applyAsInt(users);
      }
    };
  }
}
