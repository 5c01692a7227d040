package rusuban.dynamo;

import org.junit.jupiter.api.Tag;
import rusuban.testkit.store.AccountStoreContract;

@Tag("localstack")
final class LocalStackAccountStoreTest extends AccountStoreContract {
  LocalStackAccountStoreTest() {
    super(new DynamoFixture(LocalStackTable.TABLES));
  }
}
