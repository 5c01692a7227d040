package rusuban.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rusuban.app.messaging.ChannelCredentials;
import rusuban.app.messaging.ChannelRepository;
import rusuban.core.AccountId;

/** Contract tests for every implementation of {@link ChannelRepository}. */
public abstract class ChannelRepositoryContract {
  private static final AccountId SALON = new AccountId("salon");
  private static final AccountId BAR = new AccountId("bar");
  private static final ChannelCredentials PLAIN =
      new ChannelCredentials(
          "1234567890", List.of("8c570fa6dd201bb328f1c1eac23a96d8"), Optional.empty());
  private static final ChannelCredentials CHANGING =
      new ChannelCredentials(
          "1234567891", List.of("new-secret", "old-secret"), Optional.of("long-lived"));

  /** Returns a repository with the channels of these accounts and no others. */
  protected abstract ChannelRepository of(Map<AccountId, ChannelCredentials> accounts);

  @Test
  void an_account_of_this_deployment_has_its_channel_with_its_newest_secret_first() {
    var channels = of(Map.of(SALON, PLAIN, BAR, CHANGING));
    assertThat(channels.find(SALON)).contains(PLAIN);
    assertThat(channels.find(BAR)).contains(CHANGING);
    assertThat(channels.latest(BAR)).contains(CHANGING);
    assertThat(channels.accounts()).containsExactlyInAnyOrder(SALON, BAR);
  }

  @Test
  void another_account_has_none() {
    assertThat(of(Map.of(SALON, PLAIN)).find(BAR)).isEmpty();
    assertThat(of(Map.of()).find(BAR)).isEmpty();
    assertThat(of(Map.of(SALON, PLAIN)).latest(BAR)).isEmpty();
    assertThat(of(Map.of()).accounts()).isEmpty();
  }

  @Test
  void a_channel_never_prints_what_is_secret() {
    assertThat(of(Map.of(BAR, CHANGING)).find(BAR).toString())
        .doesNotContain("secret")
        .doesNotContain("long-lived");
  }
}
