package rusuban.core.content;

import static rusuban.core.content.Shape.items;

import java.util.ArrayList;
import java.util.List;
import rusuban.core.Json;
import rusuban.core.Problem;

/**
 * Whether LINE would take these messages, as far as its reference tells. What it does not disclose
 * (whether an id or a picture exists, the length of an emoji's alternative text, the words refused
 * in a sender's name) cannot be said here. At most 100 problems are named at once.
 */
public final class MessageCheck {
  /** LINE takes 1 to 5 message objects a call ("Send reply message", messages). */
  private static final Shape MESSAGES = items(1, 5, MessageShapes.ANY);

  private MessageCheck() {}

  /**
   * Messages as they go over the wire, from any JSON value.
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

  /** The same for messages already in a list. */
  public static List<Problem> check(List<? extends Json> messages, String at) {
    var findings = new Findings();
    if (Sizes.fitRequest(messages, Path.root(at), findings)) {
      Sizes.checkFlex(messages, Path.root(at), findings);
      checkShapes(messages, at, findings);
    }
    return findings.all();
  }

  /**
   * Messages as an owner writes them, with variables: what is found here is found on save, and
   * {@link Variables#render} then makes only messages that pass {@link #check}. Written texts must
   * fit with their variables at the shortest (rendering cuts what values make longer), and sizes
   * with their variables at the longest.
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

  /** Nothing takes more room as JSON than a pair of surrogates: six bytes a UTF-16 unit. */
  private static String longest(Variable variable) {
    return "\uD842\uDFB7".repeat((variable.maxLength() + 1) / 2);
  }

  private static void checkShapes(List<? extends Json> messages, String at, Findings findings) {
    new ShapeCheck(findings).check(MESSAGES, new Json.Arr(List.copyOf(messages)), Path.root(at));
  }
}
