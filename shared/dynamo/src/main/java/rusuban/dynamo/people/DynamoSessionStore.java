package rusuban.dynamo.people;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import rusuban.app.people.EmailAddress;
import rusuban.app.people.Session;
import rusuban.app.people.SessionStore;
import rusuban.core.AccountId;
import rusuban.dynamo.DynamoTable;
import rusuban.dynamo.DynamoTable.Written;
import rusuban.dynamo.item.ItemAttributes;
import rusuban.dynamo.item.ItemKey;
import rusuban.dynamo.item.SessionItem;
import rusuban.dynamo.item.TableKeys;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Sessions in DynamoDB. The hash of the token finds a session in one read. A second item in the
 * partition of the account lists it, so that all sessions of a member can be ended.
 */
final class DynamoSessionStore implements SessionStore {
  /** The sessions that one batch or transaction takes: two writes each, of at most 100. */
  private static final int BATCH = 50;

  private final DynamoTable table;

  DynamoSessionStore(DynamoTable table) {
    this.table = table;
  }

  @Override
  public void create(Session session) {
    var result =
        table.write(
            List.of(table.put(SessionItem.write(session)), table.put(SessionItem.listed(session))));
    if (!(result instanceof Written.Done)) throw new IllegalStateException("a put was refused");
  }

  @Override
  public Optional<Session> find(String tokenHash, Instant now) {
    return read(List.of(TableKeys.session(tokenHash)), now).findFirst();
  }

  @Override
  public boolean renew(Session used) {
    var values =
        new ItemAttributes(Map.of())
            .instant(":seenAt", used.seenAt())
            .instant(":until", used.expires())
            .number(":expires", used.expires().getEpochSecond())
            .attributes();
    var session =
        TransactWriteItem.builder()
            .update(
                update ->
                    update
                        .tableName(table.name())
                        .key(TableKeys.session(used.tokenHash()).attributes())
                        .updateExpression(
                            "SET seenAt = :seenAt, #until = :until, #expires = :expires")
                        .conditionExpression("attribute_exists(pk)")
                        .expressionAttributeNames(
                            Map.of("#until", SessionItem.UNTIL, "#expires", ItemAttributes.EXPIRES))
                        .expressionAttributeValues(values))
            .build();
    return table.write(List.of(session, table.put(SessionItem.listed(used))))
        instanceof Written.Done;
  }

  @Override
  public List<Session> list(AccountId account, EmailAddress email, Instant now) {
    var keys = hashes(account, email).stream().map(TableKeys::session).toList();
    var sessions = new ArrayList<Session>();
    for (var batch : batches(keys)) sessions.addAll(read(batch, now).toList());
    sessions.sort(Comparator.comparing(Session::seenAt).reversed());
    return List.copyOf(sessions);
  }

  @Override
  public void end(Session session) {
    end(session.account(), session.email(), List.of(session.tokenHash()));
  }

  @Override
  public void endAll(AccountId account, EmailAddress email) {
    for (var batch : batches(hashes(account, email))) end(account, email, batch);
  }

  private void end(AccountId account, EmailAddress email, List<String> tokenHashes) {
    var deletions =
        tokenHashes.stream()
            .flatMap(
                hash ->
                    Stream.of(TableKeys.session(hash), TableKeys.sessionOf(account, email, hash)))
            .map(table::deleteIfPresent)
            .toList();
    if (!(table.write(deletions) instanceof Written.Done))
      throw new IllegalStateException("a deletion was refused");
  }

  private List<String> hashes(AccountId account, EmailAddress email) {
    return PartitionQuery.beginning(table, TableKeys.people(account), TableKeys.sessionsOf(email))
        .stream()
        .map(SessionItem::tokenHash)
        .toList();
  }

  private Stream<Session> read(List<ItemKey> keys, Instant now) {
    return table.get(keys).values().stream()
        .map(SessionItem::read)
        .filter(session -> !session.isExpired(now));
  }

  private static <T> List<List<T>> batches(List<T> all) {
    var batches = new ArrayList<List<T>>();
    for (int from = 0; from < all.size(); from += BATCH)
      batches.add(all.subList(from, Math.min(all.size(), from + BATCH)));
    return batches;
  }
}
