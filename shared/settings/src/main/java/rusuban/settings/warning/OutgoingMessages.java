package rusuban.settings.warning;

import java.util.ArrayList;
import java.util.List;
import rusuban.core.settings.KeywordRule;
import rusuban.core.settings.Settings;
import rusuban.json.Json;

/**
 * A list of messages that is sent together.
 *
 * @param at its path in the document
 * @param inGroups whether it is sent in groups and rooms alone
 * @param hands whether staff take the chat over after it
 */
record OutgoingMessages(String at, List<Json> messages, boolean inGroups, boolean hands) {

  /**
   * Returns every list of messages of the settings, and for a rule each of its answers. Rules and
   * follow-ups that are off say nothing.
   */
  static List<OutgoingMessages> all(Settings settings) {
    var all = new ArrayList<OutgoingMessages>();
    for (int i = 0; i < settings.rules().size(); i++)
      if (settings.rules().get(i).on())
        all.addAll(of(settings.rules().get(i), "keywordRules[" + i + "]", settings));
    add(all, "closedNotice.messages", settings.closedNotice());
    add(all, "busyNotice.messages", settings.busyNotice());
    add(all, "defaultReply.messages", settings.defaultReply());
    add(all, "greeting.newFriend", settings.greeting().newFriend());
    add(all, "greeting.returningFriend", settings.greeting().returningFriend());
    all.add(new OutgoingMessages("greeting.group", settings.greeting().group(), true, false));
    for (int i = 0; i < settings.followUps().size(); i++)
      if (settings.followUps().get(i).on())
        add(all, "followUps[" + i + "].messages", settings.followUps().get(i).messages());
    return all;
  }

  private static void add(List<OutgoingMessages> all, String at, List<Json> messages) {
    all.add(new OutgoingMessages(at, messages, false, false));
  }

  private static List<OutgoingMessages> of(KeywordRule rule, String at, Settings settings) {
    boolean hands = rule.actions().callStaff() && !settings.handover().isZero();
    var answers = rule.answers();
    if (answers.size() == 1)
      return List.of(new OutgoingMessages(at + ".answer", answers.getFirst(), false, hands));
    var all = new ArrayList<OutgoingMessages>();
    for (int i = 0; i < answers.size(); i++)
      all.add(new OutgoingMessages(at + ".answers[" + i + "]", answers.get(i), false, hands));
    return all;
  }
}
