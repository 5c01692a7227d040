package rusuban.sqs;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import rusuban.app.due.ShardQueue;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Consumers behind a FIFO queue. A shard is a message group, so one consumer at a time works on it.
 * Its number and the minute form the deduplication id. Ticks and consumers that see the same
 * backlog therefore hand it over once (SQS Developer Guide, "Using the message deduplication ID":
 * for five minutes).
 */
public final class SqsShardQueue implements ShardQueue {
  /** Time limit of a call. A tick does not wait longer: it can process the shard itself. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final String queue;
  private final String region;
  private final Optional<URI> endpoint;
  private final AwsCredentialsProvider credentials;
  private final InstantSource clock;
  private Optional<SqsClient> client = Optional.empty();

  /**
   * Creates the consumers. Without a backlog it connects to nothing and loads no SDK class for SQS.
   *
   * @param queue the queue's URL
   * @param endpoint the address of SQS, empty for the region's own
   */
  public SqsShardQueue(
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

  /** Sends the shard's number as the message body. */
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
