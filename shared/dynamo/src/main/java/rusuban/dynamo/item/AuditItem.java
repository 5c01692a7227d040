package rusuban.dynamo.item;

import java.util.List;
import rusuban.app.people.Actor;
import rusuban.app.people.AuditEntry;
import rusuban.app.people.AuditFact;
import rusuban.app.people.EmailAddress;
import rusuban.core.AccountId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An entry of the audit log as an item and back. */
public final class AuditItem {
  private static final String ACCOUNT = "account";
  private static final String AT = "at";
  private static final String BY = "by";
  private static final String KIND = "kind";
  private static final String NAME = "name";
  private static final String EMAIL = "email";
  private static final String CODE = "code";
  private static final String ARGUMENTS = "arguments";

  private AuditItem() {}

  /**
   * Writes the entry.
   *
   * @param id distinguishes entries of the same moment
   */
  public static ItemAttributes write(AuditEntry entry, String id) {
    var itemAttributes =
        ItemAttributes.at(TableKeys.audit(entry.account(), entry.at(), id))
            .text(ACCOUNT, entry.account().value())
            .instant(AT, entry.at())
            .put(BY, actor(entry.by()).map());
    return switch (entry.what()) {
      case AuditFact.Known(var code, var arguments) -> fact(itemAttributes, code.word(), arguments);
      case AuditFact.Unknown(var word, var arguments) -> fact(itemAttributes, word, arguments);
    };
  }

  public static AuditEntry read(ItemAttributes itemAttributes) {
    return new AuditEntry(
        new AccountId(itemAttributes.text(ACCOUNT)),
        itemAttributes.instant(AT),
        actor(new ItemAttributes(itemAttributes.get(BY).m())),
        AuditFact.of(
            itemAttributes.text(CODE),
            itemAttributes.get(ARGUMENTS).l().stream().map(AttributeValue::s).toList()));
  }

  private static ItemAttributes fact(
      ItemAttributes itemAttributes, String code, List<String> arguments) {
    var list = arguments.stream().map(ItemAttributes::string).toList();
    return itemAttributes.text(CODE, code).put(ARGUMENTS, AttributeValue.fromL(list));
  }

  private static ItemAttributes actor(Actor by) {
    return switch (by) {
      case Actor.Person(var email, var name) ->
          new ItemAttributes().text(KIND, "person").text(EMAIL, email.value()).text(NAME, name);
      case Actor.CommandLine(var name) ->
          new ItemAttributes().text(KIND, "command-line").text(NAME, name);
      case Actor.Deployment() -> new ItemAttributes().text(KIND, "deployment");
    };
  }

  private static Actor actor(ItemAttributes by) {
    return switch (by.text(KIND)) {
      case "person" -> new Actor.Person(new EmailAddress(by.text(EMAIL)), by.text(NAME));
      case "command-line" -> new Actor.CommandLine(by.text(NAME));
      case "deployment" -> new Actor.Deployment();
      case String other -> throw new IllegalStateException("unknown actor " + other);
    };
  }
}
