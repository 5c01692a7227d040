package rusuban.dynamo.connection;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import rusuban.app.connection.doctor.HandCheck;
import rusuban.app.connection.doctor.HandTick;
import rusuban.app.connection.doctor.HandTickStore;
import rusuban.core.AccountId;
import rusuban.dynamo.item.ItemAttributes;
import rusuban.dynamo.item.TableKeys;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The facts that people ticked: one item of an account, with an attribute for each check. */
public final class DynamoHandTickStore implements HandTickStore {
  private static final String BY = "by";
  private static final String AT = "at";
  private static final String SETTINGS = "settings";

  private final DynamoDbClient client;
  private final String table;

  public DynamoHandTickStore(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  @Override
  public Map<HandCheck, HandTick> ticks(AccountId account) {
    var found = client.getItem(get -> get.tableName(table).key(key(account)).consistentRead(true));
    var ticks = new EnumMap<HandCheck, HandTick>(HandCheck.class);
    for (var check : HandCheck.values()) {
      var stored = found.item().get(name(check));
      if (stored != null) ticks.put(check, tick(new ItemAttributes(stored.m())));
    }
    return ticks;
  }

  @Override
  public void tick(AccountId account, HandCheck check, HandTick tick) {
    var written = new ItemAttributes(Map.of()).text(BY, tick.by()).instant(AT, tick.at());
    tick.settings().ifPresent(version -> written.number(SETTINGS, version));
    client.updateItem(
        update ->
            update
                .tableName(table)
                .key(key(account))
                .updateExpression("SET #check = :tick")
                .expressionAttributeNames(Map.of("#check", name(check)))
                .expressionAttributeValues(Map.of(":tick", written.map())));
  }

  @Override
  public void untick(AccountId account, HandCheck check) {
    client.updateItem(
        update ->
            update
                .tableName(table)
                .key(key(account))
                .updateExpression("REMOVE #check")
                .expressionAttributeNames(Map.of("#check", name(check))));
  }

  private static HandTick tick(ItemAttributes stored) {
    return new HandTick(
        stored.text(BY),
        stored.instant(AT),
        stored.has(SETTINGS) ? OptionalLong.of(stored.number(SETTINGS)) : OptionalLong.empty());
  }

  private static Map<String, AttributeValue> key(AccountId account) {
    return TableKeys.handTicks(account).attributes();
  }

  private static String name(HandCheck check) {
    return switch (check) {
      case REDELIVERY -> "redelivery";
      case GREETING -> "greeting";
      case AUTO_REPLY -> "autoReply";
      case RESPONSE_HOURS -> "responseHours";
      case BUSINESS_MANAGER -> "businessManager";
    };
  }
}
