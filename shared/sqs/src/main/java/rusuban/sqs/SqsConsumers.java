package rusuban.sqs;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import rusuban.app.Consumers;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Consumers behind a FIFO queue. A shard is a message group, so that one consumer at a time is at
 * it; its number and the minute are the deduplication id, so that ticks and consumers that see the
 * same crowd hand it over once (SQS Developer Guide, "Using the message deduplication ID": for five
 * minutes).
 */
public final class SqsConsumers implements Consumers {
  /** A tick has better to do than to wait for a queue: it can carry the shard itself. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final String queue;
  private final String region;
  private final Optional<URI> endpoint;
  private final AwsCredentialsProvider credentials;
  private final InstantSource clock;
  private Optional<SqsClient> client = Optional.empty();

  /**
   * Nothing is reached, and none of the SDK's classes for SQS loaded, before there is a crowd.
   *
   * @param queue the queue's URL
   * @param endpoint where SQS is, if not at the region's address
   */
  public SqsConsumers(
      String queue,
      String region,
      Optional<URI> endpoint,
      AwsCredentialsProvider credentials,
      InstantSource clock) {
    this.queue = queue;
    this.region = region;
    this.endpoint = endpoint;
    this.credentials = credentials;
    this.clock = clock;
  }

  /** The body of the message is the shard's number. */
  @Override
  public synchronized boolean handOver(int shard) {
    long minute = clock.instant().getEpochSecond() / 60;
    if (client.isEmpty()) client = Optional.of(create());
    client
        .get()
        .sendMessage(
            message ->
                message
                    .queueUrl(queue)
                    .messageBody(Integer.toString(shard))
                    .messageGroupId(Integer.toString(shard))
                    .messageDeduplicationId(shard + "-" + minute));
    return true;
  }

  private SqsClient create() {
    var builder =
        SqsClient.builder()
            .region(Region.of(region))
            .credentialsProvider(credentials)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .overrideConfiguration(
                settings ->
                    settings
                        .apiCallTimeout(PATIENCE)
                        .defaultProfileFile(ProfileFile.aggregator().build()));
    endpoint.ifPresent(builder::endpointOverride);
    return builder.build();
  }
}
