package rusuban.dynamo;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import rusuban.app.settings.RollbackResult;
import rusuban.app.settings.SaveVersionResult;
import rusuban.app.settings.SettingsRepository;
import rusuban.core.AccountId;
import rusuban.core.ValidationProblem;
import rusuban.core.settings.Settings;
import rusuban.dynamo.item.ItemAttributes;
import rusuban.dynamo.item.ItemKey;
import rusuban.dynamo.item.TableKeys;
import rusuban.settings.SettingsDocument;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Settings in the same table, with one item for each version and one pointer. A version fits into
 * an item, because a document has at most {@link SettingsDocument#MOST_BYTES}. The pointer names
 * the live and the newest version.
 */
public final class DynamoSettingsRepository implements SettingsRepository {
  /** The live version, in the pointer's item, which the other ports read as well. */
  static final String LIVE = "live";

  private static final String NEWEST = "newest";
  private static final String DOCUMENT = "document";
  private static final String NUMBER = "number";
  private static final String SAVED_AT = "savedAt";
  private static final String SAVED_BY = "savedBy";
  private static final String MOVED_AT = "movedAt";
  private static final String MOVED_BY = "movedBy";

  /** The reason of a version or rollback; items of older releases have none. */
  private static final String WHY = "why";

  /** Maximum optimistic-lock retries of a save. Each conflict means that another save succeeded. */
  private static final int TRIES = 20;

  private final DynamoTable dynamoTable;

  public DynamoSettingsRepository(DynamoDbClient client, String table) {
    this.dynamoTable = new DynamoTable(client, table);
  }

  @Override
  public Settings load(AccountId account, long version) {
    var document =
        document(account, version)
            .orElseThrow(() -> new NoSuchElementException("no settings version " + version));
    return switch (SettingsDocument.readSaved(document)) {
      case SettingsDocument.Read.Good(var settings) -> settings;
      case SettingsDocument.Read.Bad(var problems) ->
          throw new IllegalStateException(
              "settings version "
                  + version
                  + " cannot be read at "
                  + problems.stream().map(ValidationProblem::at).toList());
    };
  }

  @Override
  public Optional<String> document(AccountId account, long version) {
    if (version < 1) return Optional.empty();
    return get(TableKeys.version(account, version))
        .map(itemAttributes -> itemAttributes.text(DOCUMENT));
  }

  /** Returns the version that the pointer names; empty if there is no pointer yet. */
  static OptionalLong live(@Nullable ItemAttributes pointer) {
    return pointer == null ? OptionalLong.empty() : OptionalLong.of(pointer.number(LIVE));
  }

  @Override
  public OptionalLong live(AccountId account) {
    return live(get(TableKeys.live(account)).orElse(null));
  }

  @Override
  public SaveVersionResult save(
      AccountId account,
      String document,
      String by,
      Optional<String> why,
      Instant at,
      OptionalLong expected) {
    for (int tried = 1; tried <= TRIES; tried++) {
      var pointer = get(TableKeys.live(account));
      var live = live(pointer.orElse(null));
      if (!live.equals(expected)) return new SaveVersionResult.Superseded(live);
      long newest = pointer.map(itemAttributes -> itemAttributes.number(NEWEST)).orElse(0L);
      var next = new Version(newest + 1, at, by, why);
      var item =
          ItemAttributes.at(TableKeys.version(account, next.number()))
              .number(NUMBER, next.number())
              .text(DOCUMENT, document)
              .instant(SAVED_AT, at)
              .text(SAVED_BY, by)
              .text(WHY, why);
      var writes = List.of(dynamoTable.putNew(item), pointToNew(account, live, newest, next));
      if (dynamoTable.write(writes) instanceof DynamoTable.Written.Done)
        return new SaveVersionResult.Saved(next.number());
      dynamoTable.pause(tried);
    }
    throw new IllegalStateException("others kept saving settings at the same time");
  }

  @Override
  public RollbackResult pointTo(
      AccountId account,
      long version,
      String by,
      Optional<String> why,
      Instant at,
      OptionalLong expected) {
    var rollback = new Rollback(version, at, by, why);
    if (version < 1 || expected.isEmpty()) return refusal(account, version);
    var exists =
        TransactWriteItem.builder()
            .conditionCheck(
                check ->
                    check
                        .tableName(dynamoTable.name)
                        .key(TableKeys.version(account, version).attributes())
                        .conditionExpression("attribute_exists(pk)"))
            .build();
    var move =
        movePointer(
            account,
            version,
            by,
            at,
            "SET live = :live",
            "live = :expected",
            Map.of(":expected", ItemAttributes.numeric(expected.getAsLong())));
    var item =
        ItemAttributes.at(TableKeys.rollback(account, at, version))
            .number(NUMBER, rollback.to())
            .instant(MOVED_AT, rollback.at())
            .text(MOVED_BY, rollback.by())
            .text(WHY, rollback.why());
    return dynamoTable.write(List.of(exists, move, dynamoTable.put(item)))
            instanceof DynamoTable.Written.Done
        ? new RollbackResult.RolledBack()
        : refusal(account, version);
  }

  /** Returns the reason why a rollback did not happen. */
  private RollbackResult refusal(AccountId account, long version) {
    return document(account, version).isEmpty()
        ? new RollbackResult.NoSuchVersion()
        : new RollbackResult.Superseded(live(account));
  }

  @Override
  public List<Version> history(AccountId account, int limit) {
    return newest(account, TableKeys.VERSIONS, "#number, savedAt, savedBy, why", limit).stream()
        .map(
            itemAttributes ->
                new Version(
                    itemAttributes.number(NUMBER),
                    itemAttributes.instant(SAVED_AT),
                    itemAttributes.text(SAVED_BY),
                    itemAttributes.optionalText(WHY)))
        .toList();
  }

  @Override
  public List<Rollback> rollbacks(AccountId account, int limit) {
    var kept =
        newest(account, TableKeys.ROLLBACKS, "#number, movedAt, movedBy, why", limit).stream()
            .map(DynamoSettingsRepository::rollback)
            .toList();
    if (!kept.isEmpty()) return kept;
    // Before each return had an item of its own, only the pointer recorded the last move.
    var pointer = get(TableKeys.live(account));
    if (pointer.isEmpty()) return List.of();
    long live = pointer.get().number(LIVE);
    var at = pointer.get().instant(MOVED_AT);
    boolean saved =
        get(TableKeys.version(account, live))
            .filter(itemAttributes -> itemAttributes.instant(SAVED_AT).equals(at))
            .isPresent();
    return saved
        ? List.of()
        : List.of(new Rollback(live, at, pointer.get().text(MOVED_BY), Optional.empty()));
  }

  private static Rollback rollback(ItemAttributes itemAttributes) {
    return new Rollback(
        itemAttributes.number(NUMBER),
        itemAttributes.instant(MOVED_AT),
        itemAttributes.text(MOVED_BY),
        itemAttributes.optionalText(WHY));
  }

  /** Returns the newest items with this sort key prefix, without the documents. */
  private List<ItemAttributes> newest(
      AccountId account, String sort, String attributes, int limit) {
    var request =
        QueryRequest.builder()
            .tableName(dynamoTable.name)
            .keyConditionExpression("pk = :pk AND begins_with(sk, :sort)")
            .expressionAttributeValues(
                Map.of(
                    ":pk", AttributeValue.fromS(TableKeys.settings(account)),
                    ":sort", AttributeValue.fromS(sort)))
            .projectionExpression(attributes)
            .expressionAttributeNames(Map.of("#number", NUMBER))
            .scanIndexForward(false)
            .consistentRead(true)
            .limit(limit)
            .build();
    return dynamoTable.client.queryPaginator(request).items().stream()
        .limit(limit)
        .map(ItemAttributes::new)
        .toList();
  }

  private Optional<ItemAttributes> get(ItemKey key) {
    var answer =
        dynamoTable.client.getItem(
            GetItemRequest.builder()
                .tableName(dynamoTable.name)
                .key(key.attributes())
                .consistentRead(true)
                .build());
    return answer.hasItem() ? Optional.of(new ItemAttributes(answer.item())) : Optional.empty();
  }

  private TransactWriteItem pointToNew(
      AccountId account, OptionalLong live, long newest, Version next) {
    return live.isEmpty()
        ? dynamoTable.putNew(
            ItemAttributes.at(TableKeys.live(account))
                .number(LIVE, next.number())
                .number(NEWEST, next.number())
                .text(MOVED_BY, next.by())
                .instant(MOVED_AT, next.savedAt()))
        : movePointer(
            account,
            next.number(),
            next.by(),
            next.savedAt(),
            "SET newest = :live, live = :live",
            "newest = :newest AND live = :expected",
            Map.of(
                ":newest", ItemAttributes.numeric(newest),
                ":expected", ItemAttributes.numeric(live.getAsLong())));
  }

  private TransactWriteItem movePointer(
      AccountId account,
      long to,
      String by,
      Instant at,
      String set,
      String condition,
      Map<String, AttributeValue> expected) {
    var values =
        new ItemAttributes(expected)
            .number(":live", to)
            .text(":by", by)
            .instant(":at", at)
            .attributes();
    return TransactWriteItem.builder()
        .update(
            update ->
                update
                    .tableName(dynamoTable.name)
                    .key(TableKeys.live(account).attributes())
                    .updateExpression(set + ", movedBy = :by, movedAt = :at")
                    .conditionExpression(condition)
                    .expressionAttributeValues(values))
        .build();
  }
}
