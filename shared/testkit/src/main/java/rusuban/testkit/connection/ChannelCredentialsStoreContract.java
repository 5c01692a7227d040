package rusuban.testkit.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rusuban.app.connection.ChannelCredentialsStore;
import rusuban.app.messaging.ChannelCredentials;
import rusuban.app.messaging.ChannelRepository;
import rusuban.core.AccountId;

/** Contract tests for every implementation of {@link ChannelCredentialsStore}. */
public abstract class ChannelCredentialsStoreContract {
  private static final AccountId SALON = new AccountId("salon");
  private static final AccountId BAR = new AccountId("bar");
  private static final ChannelCredentials FIRST = channel("1234567890", "first-secret");
  private static final ChannelCredentials SECOND = channel("1234567891", "second-secret");
  private static final ChannelCredentials CHANGING =
      new ChannelCredentials(
          "1234567890", List.of("next-secret", "old-secret"), Optional.of("long-lived"));

  /** Sets the stored channels. */
  protected abstract void stored(Map<AccountId, ChannelCredentials> accounts);

  /** Returns the store of these channels. */
  protected abstract ChannelCredentialsStore store();

  /** Returns the repository that reads the same store in the same process. */
  protected abstract ChannelRepository channels();

  /** Returns a repository that reads the same store in another process. */
  protected abstract ChannelRepository elsewhere();

  private static ChannelCredentials channel(String id, String secret) {
    return new ChannelCredentials(id, List.of(secret), Optional.empty());
  }

  @Test
  void a_channel_is_found_at_once_even_by_a_process_that_has_looked_for_it_before() {
    stored(Map.of());
    assertThat(channels().find(SALON)).isEmpty();
    store().put(SALON, FIRST);
    assertThat(channels().find(SALON)).contains(FIRST);
    assertThat(channels().latest(SALON)).contains(FIRST);
    assertThat(channels().accounts()).containsExactly(SALON);
    assertThat(elsewhere().find(SALON)).contains(FIRST);
  }

  @Test
  void another_channel_replaces_the_first_as_a_whole_and_no_other_accounts() {
    stored(Map.of(SALON, CHANGING, BAR, CHANGING));
    assertThat(channels().find(SALON)).contains(CHANGING);
    store().put(SALON, SECOND);
    assertThat(channels().latest(SALON)).contains(SECOND);
    assertThat(channels().find(BAR)).contains(CHANGING);
    assertThat(elsewhere().find(SALON)).contains(SECOND);
    assertThat(elsewhere().find(BAR)).contains(CHANGING);
  }

  @Test
  void only_what_line_has_just_accepted_is_stored() {
    stored(Map.of(SALON, FIRST));
    var store = store();
    assertThatThrownBy(() -> store.put(SALON, CHANGING))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContainingAny("next-secret", "old-secret", "long-lived");
    assertThat(channels().find(SALON)).contains(FIRST);
  }
}
