package rusuban.ssm;

import java.util.List;
import rusuban.app.connection.ChannelCredentialsStore;
import rusuban.app.messaging.ChannelCredentials;
import rusuban.core.AccountId;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/**
 * Writes channels as the parameters that {@link SsmChannelRepository} reads. Other processes read
 * them when they next ask: within 15 seconds for an account or a secret that they did not know.
 */
public final class SsmChannelCredentialsStore implements ChannelCredentialsStore {
  private final SsmClient ssm;
  private final SsmChannelRepository channels;

  /** Creates a store for the parameters of these channels. */
  public SsmChannelCredentialsStore(SsmClient ssm, SsmChannelRepository channels) {
    this.ssm = ssm;
    this.channels = channels;
  }

  /**
   * {@inheritDoc}
   *
   * <p>The calls are no transaction. The secret comes first: if the id is missing or old, LINE
   * refuses the next call, and nothing is sent as another channel.
   */
  @Override
  public void put(AccountId account, ChannelCredentials channel) {
    if (channel.secrets().size() > 1 || channel.accessToken().isPresent())
      throw new IllegalArgumentException("one secret and no token");
    write(account, SsmChannelRepository.SECRET, channel.secrets().getFirst());
    write(account, SsmChannelRepository.ID, channel.id());
    var others =
        List.of(
            channels.path(account, SsmChannelRepository.NEXT_SECRET),
            channels.path(account, SsmChannelRepository.ACCESS_TOKEN));
    ssm.deleteParameters(request -> request.names(others));
    channels.remember(account, channel);
  }

  private void write(AccountId account, String name, String value) {
    ssm.putParameter(
        request ->
            request
                .name(channels.path(account, name))
                .value(value)
                .type(ParameterType.SECURE_STRING)
                .overwrite(true));
  }
}
