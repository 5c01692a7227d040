package rusuban.dynamo;

import org.junit.jupiter.api.Tag;
import rusuban.testkit.AccountStoreContract;

@Tag("localstack")
final class LocalStackAccountStoreTest extends AccountStoreContract {
  LocalStackAccountStoreTest() {
    super(new DynamoFixture(LocalStack.TABLES));
  }
}
