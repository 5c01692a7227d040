package rusuban.local.store;

import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.ToIntFunction;
import rusuban.dynamo.DynamoChatList;
import rusuban.dynamo.DynamoClients;
import rusuban.dynamo.DynamoSettingsRepository;
import rusuban.dynamo.DynamoStorePorts;
import rusuban.dynamo.people.DynamoPeoplePorts;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/**
 * Stores in DynamoDB: the store of a running {@code rusuban up}, or on AWS with the machine's own
 * credentials.
 */
public final class DynamoStoreOpener implements StoreAccess {
  // DynamoDB Local accepts any. Values other than the running system's may select another store.
  private static final String LOCAL_REGION = "ap-northeast-1";
  private static final String LOCAL_KEY = "local";

  private final InstantSource clock;

  /** Creates the stores; {@code clock} is for AWS, since a running system has its own. */
  public DynamoStoreOpener(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public int with(StoreTarget storeTarget, ToIntFunction<Store> work)
      throws Unavailable, InterruptedException {
    return switch (storeTarget) {
      case StoreTarget.Local(var up) -> local(up, work);
      case StoreTarget.Table(var name, var region) -> aws(name, region, work);
    };
  }

  private int aws(String table, Optional<String> region, ToIntFunction<Store> work)
      throws Unavailable {
    try (var credentials = DefaultCredentialsProvider.builder().build();
        var client =
            DynamoClients.create(
                region.orElseGet(() -> new DefaultAwsRegionProviderChain().getRegion().id()),
                Optional.empty(),
                credentials)) {
      return work(client, table, clock, work);
    } catch (SdkException e) {
      throw refused(table, e);
    }
  }

  private int local(URI up, ToIntFunction<Store> work) throws Unavailable, InterruptedException {
    var info = LocalInfo.of(up);
    var keys = StaticCredentialsProvider.create(AwsBasicCredentials.create(LOCAL_KEY, LOCAL_KEY));
    try (var client = DynamoClients.create(LOCAL_REGION, Optional.of(info.dynamodb()), keys)) {
      return work(client, info.table(), InstantSource.fixed(info.now()), work);
    } catch (SdkException e) {
      throw refused(info.table(), e);
    }
  }

  private static int work(
      DynamoDbClient client, String table, InstantSource clock, ToIntFunction<Store> work) {
    return work.applyAsInt(
        new Store(
            new DynamoSettingsRepository(client, table),
            DynamoStorePorts.of(client, table),
            DynamoPeoplePorts.of(client, table),
            new DynamoChatList(client, table)::of,
            clock));
  }

  private static Unavailable refused(String table, SdkException e) {
    if (e instanceof ResourceNotFoundException)
      return new Unavailable(
          "テーブル " + table + " がありません。名前とリージョンを確かめてください。",
          "There is no table " + table + ". Check its name and the region.");
    if (e instanceof AwsServiceException answered) {
      String why =
          Optional.ofNullable(answered.awsErrorDetails())
              .map(AwsErrorDetails::errorCode)
              .orElse("HTTP " + answered.statusCode());
      return new Unavailable(
          "テーブル " + table + " を使えません（" + why + "）。",
          "The table " + table + " cannot be used: " + why + ".");
    }
    // The SDK's own message lists everything it tried, in very long lines.
    return new Unavailable(
        "DynamoDB に届きません。認証情報（aws configure など）、リージョン、接続を確かめてください。",
        "DynamoDB cannot be reached. Check the credentials (as of aws configure), region and"
            + " network.");
  }
}
