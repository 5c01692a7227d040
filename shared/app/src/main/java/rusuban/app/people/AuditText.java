package rusuban.app.people;

import java.util.List;
import java.util.Locale;

/** Puts entries of the audit log into words, in Japanese or in English. */
public final class AuditText {
  private AuditText() {}

  /** Returns the change in Japanese. */
  public static String ja(AuditFact fact) {
    return switch (fact) {
      case AuditFact.Known(var code, var arguments) -> ja(code, arguments);
      case AuditFact.Unknown(var word, _) -> "このバージョンでは表示できない変更（" + word + "）";
    };
  }

  /** Returns the change in English. */
  public static String en(AuditFact fact) {
    return switch (fact) {
      case AuditFact.Known(var code, var arguments) -> en(code, arguments);
      case AuditFact.Unknown(var word, _) -> "a change that this version cannot show: " + word;
    };
  }

  /** Returns the actor's name in Japanese. */
  public static String ja(Actor by) {
    return switch (by) {
      case Actor.Person(_, var name) -> name;
      case Actor.CommandLine(var name) -> name + "（コマンド）";
      case Actor.Deployment() -> "デプロイ";
    };
  }

  /** Returns the actor's name in English. */
  public static String en(Actor by) {
    return switch (by) {
      case Actor.Person(_, var name) -> name;
      case Actor.CommandLine(var name) -> name + " (command line)";
      case Actor.Deployment() -> "the deployment";
    };
  }

  private static String ja(AuditCode code, List<String> arguments) {
    var first = arguments.getFirst();
    return switch (code) {
      case MEMBER_INVITED -> first + " を" + roleJa(arguments.get(1)) + "として招待した";
      case INVITATION_WITHDRAWN -> first + " への招待を取り消した";
      case MEMBER_JOINED -> "招待を受けて" + roleJa(first) + "になった";
      case NEW_IDENTITY -> "作り直した登録で、" + roleJa(first) + "としてサインインした";
      case FIRST_OWNER -> first + " を最初のオーナーにした";
      case ROLE_CHANGED ->
          first + "の役割を" + roleJa(arguments.get(1)) + "から" + roleJa(arguments.get(2)) + "に変えた";
      case MEMBER_RENAMED -> first + "の名前を「" + arguments.get(1) + "」に変えた";
      case MEMBER_REMOVED -> first + "を店から外した";
      case FOLLOW_UP_CANCELLED -> "お便り「" + first + "」の送信を、お一人分取り消した";
    };
  }

  private static String en(AuditCode code, List<String> arguments) {
    var first = arguments.getFirst();
    return switch (code) {
      case MEMBER_INVITED -> "invited " + first + " as " + roleEn(arguments.get(1));
      case INVITATION_WITHDRAWN -> "withdrew the invitation of " + first;
      case MEMBER_JOINED -> "accepted the invitation as " + roleEn(first);
      case NEW_IDENTITY -> "signed in as " + roleEn(first) + " with a new registration";
      case FIRST_OWNER -> "made " + first + " the first owner";
      case ROLE_CHANGED ->
          "changed the role of "
              + first
              + " from "
              + roleEn(arguments.get(1))
              + " to "
              + roleEn(arguments.get(2));
      case MEMBER_RENAMED -> "renamed " + first + " to " + arguments.get(1);
      case MEMBER_REMOVED -> "removed " + first;
      case FOLLOW_UP_CANCELLED -> "cancelled the follow-up " + first + " of one customer";
    };
  }

  private static String roleJa(String word) {
    return Role.of(word).map(Role::ja).orElse(word);
  }

  private static String roleEn(String word) {
    return Role.of(word).map(Role::en).orElse(word).toLowerCase(Locale.ROOT);
  }
}
