package rusuban.core.content;

import static rusuban.core.content.Shape.items;

import java.util.ArrayList;
import java.util.List;
import rusuban.core.Json;
import rusuban.core.Problem;

/**
 * Check of messages against LINE's reference. Reports at most 100 problems. A valid message may
 * still fail, since the reference does not disclose everything: the existence of ids and pictures,
 * the length of an emoji's alternative text, the forbidden words in a sender's name.
 */
public final class MessageCheck {
  /** LINE's limit of 1 to 5 message objects a call ("Send reply message", messages). */
  private static final Shape MESSAGES = items(1, 5, MessageShapes.ANY);

  private MessageCheck() {}

  /**
   * Checks messages as LINE receives them, from any JSON value.
   *
   * @param at the path of the messages, such as {@code greeting.messages}
   */
  public static List<Problem> check(Json messages, String at) {
    var findings = new Findings();
    if (messages instanceof Json.Arr(var items)) {
      return check(items, at);
    }
    new ShapeCheck(findings).check(MESSAGES, messages, Path.root(at));
    return findings.all();
  }

  /** Checks messages of a list as LINE receives them. */
  public static List<Problem> check(List<? extends Json> messages, String at) {
    var findings = new Findings();
    if (Sizes.fitRequest(messages, Path.root(at), findings)) {
      Sizes.checkFlex(messages, Path.root(at), findings);
      checkShapes(messages, at, findings);
    }
    return findings.all();
  }

  /**
   * Checks messages with variables, as an owner writes them. If none has a problem here, every
   * result of {@link Variables#render} passes {@link #check}. A text must fit with the shortest
   * values of its variables, since rendering cuts it. A size must fit with the longest values.
   */
  public static List<Problem> checkWithVariables(List<? extends Json> messages, String at) {
    var findings = new Findings();
    if (!Sizes.fitRequest(messages, Path.root(at), findings)) {
      return findings.all();
    }
    var longest = Variables.fillUncut(messages, MessageCheck::longest);
    Sizes.fitRequest(longest, Path.root(at), findings);
    Sizes.checkFlex(longest, Path.root(at), findings);
    checkShapes(Variables.fillUncut(messages, _ -> "＊"), at, findings);
    var all = new ArrayList<>(Variables.unknownIn(messages, at));
    all.addAll(findings.all());
    return List.copyOf(all);
  }

  /**
   * Returns the value with the largest JSON: surrogate pairs take six bytes a UTF-16 unit, and no
   * other text takes more.
   */
  private static String longest(Variable variable) {
    return "\uD842\uDFB7".repeat((variable.maxLength() + 1) / 2);
  }

  private static void checkShapes(List<? extends Json> messages, String at, Findings findings) {
    new ShapeCheck(findings).check(MESSAGES, new Json.Arr(List.copyOf(messages)), Path.root(at));
  }
}
