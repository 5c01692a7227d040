package rusuban.dynamo.people;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import rusuban.app.people.AuditEntry;
import rusuban.app.people.EmailAddress;
import rusuban.app.people.Member;
import rusuban.app.people.Member.Standing;
import rusuban.app.people.MemberStore;
import rusuban.app.people.Role;
import rusuban.core.AccountId;
import rusuban.dynamo.DynamoTable;
import rusuban.dynamo.DynamoTable.Written;
import rusuban.dynamo.item.AuditItem;
import rusuban.dynamo.item.ItemAttributes;
import rusuban.dynamo.item.ItemKey;
import rusuban.dynamo.item.MemberItem;
import rusuban.dynamo.item.TableKeys;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Members in DynamoDB. The owners who have signed in are counted in an item of their account. A
 * change that takes an owner away is conditional on another one.
 */
final class DynamoMemberStore implements MemberStore {
  /** The keys that one batch may read. */
  private static final int BATCH = 100;

  /** Role and standing as they were read. */
  private static final String AS_READ = "#role = :role AND standing = :standing";

  private static final Map<String, String> ROLE = Map.of("#role", MemberItem.ROLE);

  private final DynamoTable table;

  DynamoMemberStore(DynamoTable table) {
    this.table = table;
  }

  @Override
  public List<Member> list(AccountId account, Instant now) {
    return PartitionQuery.beginning(table, TableKeys.people(account), TableKeys.MEMBERS).stream()
        .map(MemberItem::read)
        .filter(member -> !member.isExpired(now))
        .toList();
  }

  @Override
  public Optional<Member> find(AccountId account, EmailAddress email, Instant now) {
    var key = TableKeys.member(account, email);
    return read(List.of(key), now).stream().findFirst();
  }

  @Override
  public List<Member> memberships(EmailAddress email, Instant now) {
    var keys =
        PartitionQuery.all(table, TableKeys.memberships(email)).stream()
            .map(it -> TableKeys.member(MemberItem.account(it), email))
            .toList();
    var members = new ArrayList<Member>();
    for (int from = 0; from < keys.size(); from += BATCH)
      members.addAll(read(keys.subList(from, Math.min(keys.size(), from + BATCH)), now));
    members.sort(Comparator.comparing(member -> member.account().value()));
    return List.copyOf(members);
  }

  private List<Member> read(List<ItemKey> keys, Instant now) {
    return table.get(keys).values().stream()
        .map(MemberItem::read)
        .filter(member -> !member.isExpired(now))
        .toList();
  }

  @Override
  public InviteResult invite(Member invited, AuditEntry audit) {
    if (!(invited.standing() instanceof Standing.Invited(var at, _)))
      throw new IllegalArgumentException("has signed in");
    var writes =
        List.of(
            putUnlessHeld(invited, at), table.put(MemberItem.membership(invited)), audited(audit));
    return switch (table.write(writes)) {
      case Written.Done() -> new InviteResult.Saved();
      case Written.Refused refused ->
          new InviteResult.Taken(MemberItem.read(refused.found(0).orElseThrow()));
    };
  }

  /** Returns a put of an invitation in place of none, or of one that has ended. */
  private TransactWriteItem putUnlessHeld(Member invited, Instant now) {
    return TransactWriteItem.builder()
        .put(
            put ->
                put.tableName(table.name())
                    .item(MemberItem.write(invited).attributes())
                    .conditionExpression("attribute_not_exists(pk) OR #until <= :now")
                    .expressionAttributeNames(Map.of("#until", MemberItem.UNTIL))
                    .expressionAttributeValues(Map.of(":now", ItemAttributes.time(now)))
                    .returnValuesOnConditionCheckFailure(
                        ReturnValuesOnConditionCheckFailure.ALL_OLD))
        .build();
  }

  @Override
  public boolean join(Member before, Member joined, AuditEntry audit) {
    if (!(joined.standing() instanceof Standing.Joined(var at, _)))
      throw new IllegalArgumentException("has not signed in");
    if (before.isExpired(at)) return false;
    var writes = new ArrayList<TransactWriteItem>();
    writes.add(putInPlaceOf(before, joined));
    writes.add(table.put(MemberItem.membership(joined)));
    writes.add(audited(audit));
    if (joined.role() == Role.OWNER && !before.hasJoined())
      writes.add(oneOwnerMore(joined.account()));
    return table.write(writes) instanceof Written.Done;
  }

  /** Returns a put of a member if role and standing are the very ones that were read. */
  private TransactWriteItem putInPlaceOf(Member before, Member after) {
    var values =
        switch (before.standing()) {
          case Standing.Invited(_, var until) -> asRead(before, ItemAttributes.time(until));
          case Standing.Joined(_, var subject) -> asRead(before, ItemAttributes.string(subject));
        };
    return TransactWriteItem.builder()
        .put(
            put ->
                put.tableName(table.name())
                    .item(MemberItem.write(after).attributes())
                    .conditionExpression(AS_READ + " AND #mark = :mark")
                    .expressionAttributeNames(
                        Map.of(
                            "#role",
                            MemberItem.ROLE,
                            "#mark",
                            before.hasJoined() ? MemberItem.SUBJECT : MemberItem.UNTIL))
                    .expressionAttributeValues(values))
        .build();
  }

  private static Map<String, AttributeValue> asRead(Member before, AttributeValue mark) {
    return new ItemAttributes(asRead(before)).put(":mark", mark).attributes();
  }

  private static Map<String, AttributeValue> asRead(Member before) {
    return Map.of(
        ":role", ItemAttributes.string(before.role().word()),
        ":standing", ItemAttributes.string(MemberItem.standing(before)));
  }

  @Override
  public boolean makeFirstOwner(Member owner, AuditEntry audit) {
    if (!owner.isStandingOwner()) throw new IllegalArgumentException("not an owner");
    var first =
        owners(
            owner.account(), "SET owners = :one", "attribute_not_exists(owners) OR owners = :none");
    var writes =
        List.of(
            first,
            table.put(MemberItem.write(owner)),
            table.put(MemberItem.membership(owner)),
            audited(audit));
    return table.write(writes) instanceof Written.Done;
  }

  @Override
  public ChangeResult changeRole(Member before, Role to, AuditEntry audit) {
    var values = new ItemAttributes(asRead(before)).text(":to", to.word()).attributes();
    var change =
        TransactWriteItem.builder()
            .update(
                update ->
                    update
                        .tableName(table.name())
                        .key(key(before))
                        .updateExpression("SET #role = :to")
                        .conditionExpression(AS_READ)
                        .expressionAttributeNames(ROLE)
                        .expressionAttributeValues(values))
            .build();
    var writes = new ArrayList<>(List.of(change, audited(audit)));
    boolean joined = before.hasJoined();
    if (joined && before.role() == Role.OWNER && to != Role.OWNER)
      writes.add(oneOwnerLess(before.account()));
    if (joined && before.role() != Role.OWNER && to == Role.OWNER)
      writes.add(oneOwnerMore(before.account()));
    return result(writes);
  }

  @Override
  public ChangeResult rename(Member before, String to, AuditEntry audit) {
    if (!Member.isName(to)) throw new IllegalArgumentException("not a name");
    var change =
        TransactWriteItem.builder()
            .update(
                update ->
                    update
                        .tableName(table.name())
                        .key(key(before))
                        .updateExpression("SET #name = :to")
                        .conditionExpression("#name = :before")
                        .expressionAttributeNames(Map.of("#name", MemberItem.NAME))
                        .expressionAttributeValues(
                            Map.of(
                                ":to", ItemAttributes.string(to),
                                ":before", ItemAttributes.string(before.name()))))
            .build();
    return result(List.of(change, audited(audit)));
  }

  @Override
  public ChangeResult remove(Member before, AuditEntry audit) {
    var removal =
        TransactWriteItem.builder()
            .delete(
                delete ->
                    delete
                        .tableName(table.name())
                        .key(key(before))
                        .conditionExpression(AS_READ)
                        .expressionAttributeNames(ROLE)
                        .expressionAttributeValues(asRead(before)))
            .build();
    var membership = table.deleteIfPresent(TableKeys.membership(before.account(), before.email()));
    var writes = new ArrayList<>(List.of(removal, audited(audit), membership));
    if (before.isStandingOwner()) writes.add(oneOwnerLess(before.account()));
    return result(writes);
  }

  /** Writes a change; its first write is that of the member. */
  private ChangeResult result(List<TransactWriteItem> writes) {
    return switch (table.write(writes)) {
      case Written.Done() -> new ChangeResult.Changed();
      case Written.Refused refused when refused.by(0) -> new ChangeResult.Outdated();
      case Written.Refused _ -> new ChangeResult.LastOwner();
    };
  }

  private TransactWriteItem oneOwnerMore(AccountId account) {
    var values = Map.of(":one", ItemAttributes.numeric(1));
    return TransactWriteItem.builder()
        .update(
            update ->
                update
                    .tableName(table.name())
                    .key(TableKeys.owners(account).attributes())
                    .updateExpression("ADD owners :one")
                    .expressionAttributeValues(values))
        .build();
  }

  private TransactWriteItem oneOwnerLess(AccountId account) {
    var values = Map.of(":one", ItemAttributes.numeric(1));
    return TransactWriteItem.builder()
        .update(
            update ->
                update
                    .tableName(table.name())
                    .key(TableKeys.owners(account).attributes())
                    .updateExpression("SET owners = owners - :one")
                    .conditionExpression("owners > :one")
                    .expressionAttributeValues(values))
        .build();
  }

  private TransactWriteItem owners(AccountId account, String change, String condition) {
    return TransactWriteItem.builder()
        .update(
            update ->
                update
                    .tableName(table.name())
                    .key(TableKeys.owners(account).attributes())
                    .updateExpression(change)
                    .conditionExpression(condition)
                    .expressionAttributeValues(
                        Map.of(
                            ":one", ItemAttributes.numeric(1),
                            ":none", ItemAttributes.numeric(0))))
        .build();
  }

  private TransactWriteItem audited(AuditEntry audit) {
    return table.put(AuditItem.write(audit, UUID.randomUUID().toString()));
  }

  private static Map<String, AttributeValue> key(Member member) {
    return TableKeys.member(member.account(), member.email()).attributes();
  }

  @Override
  public void noteSeen(AccountId account, EmailAddress email, Instant at) {
    try {
      table
          .client()
          .updateItem(
              update ->
                  update
                      .tableName(table.name())
                      .key(TableKeys.member(account, email).attributes())
                      .updateExpression("SET seenAt = :at")
                      .conditionExpression(
                          "attribute_exists(pk) AND (attribute_not_exists(seenAt) OR seenAt < :at)")
                      .expressionAttributeValues(Map.of(":at", ItemAttributes.time(at))));
    } catch (ConditionalCheckFailedException _) {
      // The member is gone, or was seen later.
    }
  }
}
