package rusuban.dynamo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rusuban.app.settings.DraftRepository;
import rusuban.app.settings.SettingsDraft;
import rusuban.app.settings.VersionedDraft;
import rusuban.core.AccountId;
import rusuban.dynamo.item.DraftItem;
import rusuban.dynamo.item.ItemAttributes;
import rusuban.dynamo.item.ItemKey;
import rusuban.dynamo.item.TableKeys;
import rusuban.dynamo.item.TextBlocks;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Drafts in the same table, with one item for each account. A text that the item has no room for
 * lies in blocks beside it. New blocks are written first, then the item on condition of its
 * revision, and then the blocks that it no longer names are deleted. A process that ends between
 * leaves blocks behind, which the next discard deletes.
 */
public final class DynamoDraftRepository implements DraftRepository {
  /** Maximum bytes of a document in the item itself. */
  private static final int DOCUMENT_BYTES = 300_000;

  /** Maximum bytes of the changes in the item itself. */
  private static final int CHANGES_BYTES = 60_000;

  /** The attributes of the sort keys of a text's blocks end so. */
  private static final String BLOCKS = "Blocks";

  /** Maximum reads. Each save between the reads of an item and of its blocks costs one. */
  private static final int TRIES = 6;

  private final DynamoTable dynamoTable;

  public DynamoDraftRepository(DynamoDbClient client, String table) {
    this.dynamoTable = new DynamoTable(client, table);
  }

  @Override
  public VersionedDraft read(AccountId account) {
    for (int tried = 1; tried <= TRIES; tried++) {
      var item = item(account);
      if (item == null) return VersionedDraft.NONE;
      long revision = item.number(DraftItem.REVISION);
      if (!isDraft(item)) return new VersionedDraft(Optional.empty(), revision);
      var document = text(account, item, DraftItem.DOCUMENT);
      var changes = text(account, item, DraftItem.CHANGES);
      if (document.isPresent() && changes.isPresent())
        return new VersionedDraft(
            Optional.of(DraftItem.read(item, document.get(), changes.get())), revision);
      // A save has deleted blocks of the item just read.
      dynamoTable.pause(tried);
    }
    throw new IllegalStateException("others kept saving the draft at the same time");
  }

  @Override
  public boolean save(AccountId account, long revision, SettingsDraft draft) {
    var before = item(account);
    if (revision(before) != revision) return false;
    var known = blocks(before);
    var item =
        DraftItem.base(
            ItemAttributes.at(TableKeys.draft(account)).number(DraftItem.REVISION, revision + 1),
            draft);
    put(account, item, DraftItem.DOCUMENT, draft.document(), DOCUMENT_BYTES, known);
    put(account, item, DraftItem.CHANGES, DraftItem.text(draft.changes()), CHANGES_BYTES, known);
    if (!isWritten(revision, item)) return false;
    var kept = new HashSet<>(blocks(item).values());
    known.values().stream()
        .filter(sort -> !kept.contains(sort))
        .forEach(sort -> delete(account, sort));
    return true;
  }

  @Override
  public boolean discard(AccountId account, long revision) {
    var before = item(account);
    if (before == null || revision(before) != revision || !isDraft(before)) return false;
    var none = ItemAttributes.at(TableKeys.draft(account)).number(DraftItem.REVISION, revision + 1);
    if (!isWritten(revision, none)) return false;
    deleteBlocks(account, revision + 1);
    return true;
  }

  private @Nullable ItemAttributes item(AccountId account) {
    var key = TableKeys.draft(account);
    return dynamoTable.get(List.of(key)).get(key);
  }

  private static long revision(@Nullable ItemAttributes item) {
    return item == null ? 0 : item.number(DraftItem.REVISION);
  }

  private static boolean isDraft(ItemAttributes item) {
    return item.has(DraftItem.CHANGES) || item.has(DraftItem.CHANGES + BLOCKS);
  }

  /** Returns the sort keys of an item's blocks by the hashes in them. */
  private static Map<String, String> blocks(@Nullable ItemAttributes item) {
    var blocks = new HashMap<String, String>();
    if (item == null) return blocks;
    Stream.of(DraftItem.DOCUMENT, DraftItem.CHANGES)
        .flatMap(name -> item.texts(name + BLOCKS).stream())
        .forEach(sort -> blocks.put(sort.substring(sort.lastIndexOf('#') + 1), sort));
    return blocks;
  }

  /**
   * Puts a text into the item, or its blocks into the table.
   *
   * @param known the sort keys of the blocks that the draft has already, by hash
   */
  private void put(
      AccountId account,
      ItemAttributes item,
      String name,
      String text,
      int most,
      Map<String, String> known) {
    if (ItemAttributes.bytes(text) <= most) {
      item.text(name, text);
      return;
    }
    var sorts = new ArrayList<String>();
    for (var block : TextBlocks.split(text)) {
      var hash = TextBlocks.hash(block);
      var sort = known.get(hash);
      if (sort == null) {
        var key = TableKeys.draftBlock(account, item.number(DraftItem.REVISION), hash);
        var packed = TextBlocks.item(key, block).attributes();
        dynamoTable.client.putItem(put -> put.tableName(dynamoTable.name).item(packed));
        sort = key.sort();
      }
      sorts.add(sort);
    }
    item.texts(name + BLOCKS, sorts);
  }

  /** Returns a text of the item; empty if a block of it has been deleted. */
  private Optional<String> text(AccountId account, ItemAttributes item, String name) {
    if (item.has(name)) return Optional.of(item.text(name));
    var keys = item.texts(name + BLOCKS).stream().map(sort -> key(account, sort)).toList();
    return dynamoTable.text(keys);
  }

  private static ItemKey key(AccountId account, String sort) {
    return new ItemKey(TableKeys.draft(account).partition(), sort);
  }

  private boolean isWritten(long revision, ItemAttributes item) {
    return dynamoTable.write(List.of(dynamoTable.putAt(revision, item)))
        instanceof DynamoTable.Written.Done;
  }

  private void delete(AccountId account, String sort) {
    var key = key(account, sort).attributes();
    dynamoTable.client.deleteItem(delete -> delete.tableName(dynamoTable.name).key(key));
  }

  /** Deletes all blocks that this revision and earlier ones added. */
  private void deleteBlocks(AccountId account, long revision) {
    var query =
        QueryRequest.builder()
            .tableName(dynamoTable.name)
            .keyConditionExpression("pk = :pk AND sk BETWEEN :first AND :last")
            .expressionAttributeValues(
                Map.of(
                    ":pk", AttributeValue.fromS(TableKeys.draft(account).partition()),
                    ":first", AttributeValue.fromS(TableKeys.draftBlocks(0)),
                    ":last", AttributeValue.fromS(TableKeys.draftBlocks(revision) + "~")))
            .projectionExpression("pk, sk")
            .consistentRead(true)
            .build();
    Set<String> sorts = new HashSet<>();
    for (var item : dynamoTable.client.queryPaginator(query).items())
      sorts.add(ItemKey.of(item).sort());
    sorts.forEach(sort -> delete(account, sort));
  }
}
