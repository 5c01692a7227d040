package rusuban.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rusuban.app.settings.SettingsRepository;
import rusuban.core.AccountId;
import rusuban.dynamo.item.ItemAttributes;
import rusuban.dynamo.item.TableKeys;
import rusuban.testkit.LiveSettings;
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
    LiveSettings.save(versions, salon, document("一"), "owner", at);
    LiveSettings.save(versions, salon, document("二"), "owner", at.plusSeconds(1));
    assertThat(versions.rollbacks(salon, 9)).isEmpty();
    LiveSettings.pointTo(versions, salon, 1, "staff", at.plusSeconds(2));
    // An older release left only the pointer to record the last move.
    client.deleteItem(
        delete ->
            delete
                .tableName(table)
                .key(TableKeys.rollback(salon, at.plusSeconds(2), 1).attributes()));
    assertThat(versions.rollbacks(salon, 9))
        .containsExactly(
            new SettingsRepository.Rollback(1, at.plusSeconds(2), "staff", Optional.empty()));
    assertThat(versions.history(salon, 9)).hasSize(2);
  }

  /** A version and a rollback of a release that knew no reasons. */
  @Test
  void an_older_version_and_rollback_without_a_reason_are_read() {
    var at = Instant.parse("2026-11-24T05:13:06.248Z");
    var salon = new AccountId("salon");
    var client = tables().client();
    var table = tables().empty();
    put(
        ItemAttributes.at(TableKeys.version(salon, 1))
            .number("number", 1)
            .text("document", document("一"))
            .instant("savedAt", at)
            .text("savedBy", "owner"),
        table);
    put(
        ItemAttributes.at(TableKeys.rollback(salon, at, 1))
            .number("number", 1)
            .instant("movedAt", at)
            .text("movedBy", "staff"),
        table);
    put(
        ItemAttributes.at(TableKeys.live(salon))
            .number("live", 1)
            .number("newest", 1)
            .instant("movedAt", at)
            .text("movedBy", "staff"),
        table);
    var versions = new DynamoSettingsRepository(client, table);
    assertThat(versions.load(salon, 1).shopName()).isEqualTo("一");
    assertThat(versions.history(salon, 9))
        .containsExactly(new SettingsRepository.Version(1, at, "owner", Optional.empty()));
    assertThat(versions.rollbacks(salon, 9))
        .containsExactly(new SettingsRepository.Rollback(1, at, "staff", Optional.empty()));
    assertThat(LiveSettings.save(versions, salon, document("二"), "owner", at)).isEqualTo(2);
  }

  private void put(ItemAttributes item, String table) {
    tables().client().putItem(put -> put.tableName(table).item(item.attributes()));
  }
}
