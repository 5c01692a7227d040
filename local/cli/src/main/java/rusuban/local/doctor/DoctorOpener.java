package rusuban.local.doctor;

import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.ToIntFunction;
import rusuban.app.connection.doctor.ConnectionCheck;
import rusuban.core.AccountId;
import rusuban.dynamo.DynamoClients;
import rusuban.dynamo.DynamoSettingsRepository;
import rusuban.dynamo.DynamoStorePorts;
import rusuban.dynamo.connection.DynamoHandTickStore;
import rusuban.dynamo.connection.DynamoLineFactsStore;
import rusuban.lineadmin.LineOfficialAccountApi;
import rusuban.local.store.LocalInfo;
import rusuban.local.store.StoreAccess.Unavailable;
import rusuban.local.store.StoreTarget;
import rusuban.ssm.SsmChannelRepository;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Checks on a running {@code rusuban up}, or on AWS with the machine's own credentials. */
final class DoctorOpener implements DoctorAccess {
  private static final URI LINE = URI.create("https://api.line.me");

  // DynamoDB Local accepts any. Values other than the running system's may select another store.
  private static final String LOCAL_REGION = "ap-northeast-1";
  private static final String LOCAL_KEY = "local";

  private final InstantSource clock;

  /** Creates the opener; {@code clock} is for AWS, since a running system has its own. */
  DoctorOpener(InstantSource clock) {
    this.clock = clock;
  }

  /** The addresses and names of one deployment. */
  private record Place(
      DynamoDbClient dynamo,
      String table,
      SsmClient ssm,
      String secrets,
      URI line,
      Optional<URI> webhook,
      InstantSource clock) {}

  @Override
  public int with(StoreTarget target, AccountId account, String secrets, ToIntFunction<Opened> work)
      throws Unavailable, InterruptedException {
    try {
      return switch (target) {
        case StoreTarget.Local(var up) -> local(LocalInfo.of(up), account, work);
        case StoreTarget.Table(var table, var region) -> aws(table, region, secrets, work);
      };
    } catch (SdkException e) {
      throw refused(e);
    }
  }

  private static int local(LocalInfo up, AccountId account, ToIntFunction<Opened> work) {
    var keys = StaticCredentialsProvider.create(AwsBasicCredentials.create(LOCAL_KEY, LOCAL_KEY));
    try (var dynamo = DynamoClients.create(LOCAL_REGION, Optional.of(up.dynamodb()), keys);
        var ssm = ssm(Region.of(LOCAL_REGION), keys, Optional.of(up.parameterStore()))) {
      return work(
          new Place(
              dynamo,
              up.table(),
              ssm,
              up.secrets(),
              up.lineApi(),
              Optional.of(up.webhook().resolve(account.value())),
              InstantSource.fixed(up.now())),
          work);
    }
  }

  private int aws(
      String table, Optional<String> region, String secrets, ToIntFunction<Opened> work) {
    var in =
        region.map(Region::of).orElseGet(() -> new DefaultAwsRegionProviderChain().getRegion());
    try (var credentials = DefaultCredentialsProvider.builder().build();
        var dynamo = DynamoClients.create(in.id(), Optional.empty(), credentials);
        var ssm = ssm(in, credentials, Optional.empty())) {
      return work(new Place(dynamo, table, ssm, secrets, LINE, Optional.empty(), clock), work);
    }
  }

  private static SsmClient ssm(
      Region region, AwsCredentialsProvider credentials, Optional<URI> endpoint) {
    var builder =
        SsmClient.builder()
            .region(region)
            .credentialsProvider(credentials)
            .httpClientBuilder(UrlConnectionHttpClient.builder());
    endpoint.ifPresent(builder::endpointOverride);
    return builder.build();
  }

  private static int work(Place place, ToIntFunction<Opened> work) {
    // A person reads the findings. The log of calls is for functions.
    var channels =
        new SsmChannelRepository(
            place.ssm(), place.secrets(), (_, _, _) -> {}, place.clock(), Runnable::run);
    var stores = DynamoStorePorts.of(place.dynamo(), place.table());
    var versions = new DynamoSettingsRepository(place.dynamo(), place.table());
    var ticks = new DynamoHandTickStore(place.dynamo(), place.table());
    try (var line =
        new LineOfficialAccountApi(channels, place.line(), (_, _, _) -> {}, place.clock())) {
      return work.applyAsInt(
          new Opened(
              new ConnectionCheck(
                  line,
                  new DynamoLineFactsStore(place.dynamo(), place.table()),
                  stores.accounts(),
                  versions,
                  ticks),
              ticks,
              versions,
              place.webhook(),
              place.clock()));
    }
  }

  private static Unavailable refused(SdkException e) {
    if (e instanceof AwsServiceException answered) {
      String why =
          Optional.ofNullable(answered.awsErrorDetails())
              .map(AwsErrorDetails::errorCode)
              .orElse("HTTP " + answered.statusCode());
      return new Unavailable(
          "AWS に断られました（" + why + "）。テーブルの名前、リージョン、権限を確かめてください。",
          "AWS refused: " + why + ". Check the table's name, the region and the permissions.");
    }
    // The SDK's own message lists everything it tried, in very long lines.
    return new Unavailable(
        "AWS に届きません。認証情報（aws configure など）、リージョン、接続を確かめてください。",
        "AWS cannot be reached. Check the credentials (as of aws configure), region and network.");
  }
}
