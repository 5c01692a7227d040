package rusuban.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import rusuban.app.settings.SettingsRepository;
import rusuban.core.AccountId;
import rusuban.dynamo.item.TableKeys;
import rusuban.testkit.SettingsRepositoryContract;

class DynamoSettingsRepositoryTest extends SettingsRepositoryContract {
  TestTables tables() {
    return LocalTable.TABLES;
  }

  @Override
  protected SettingsRepository empty() {
    return new DynamoSettingsRepository(tables().client(), tables().empty());
  }

  @Test
  void a_return_that_the_pointer_alone_tells_of_is_still_told() {
    var at = Instant.parse("2026-11-23T10:00:00Z");
    var salon = new AccountId("salon");
    var client = tables().client();
    var table = tables().empty();
    var versions = new DynamoSettingsRepository(client, table);
    versions.save(salon, document("一"), "owner", at);
    versions.save(salon, document("二"), "owner", at.plusSeconds(1));
    assertThat(versions.rollbacks(salon, 9)).isEmpty();
    versions.pointTo(salon, 1, "staff", at.plusSeconds(2));
    // An older release left only the pointer to record the last move.
    client.deleteItem(
        delete ->
            delete
                .tableName(table)
                .key(TableKeys.rollback(salon, at.plusSeconds(2), 1).attributes()));
    assertThat(versions.rollbacks(salon, 9))
        .containsExactly(new SettingsRepository.Rollback(1, at.plusSeconds(2), "staff"));
    assertThat(versions.history(salon, 9)).hasSize(2);
  }
}
