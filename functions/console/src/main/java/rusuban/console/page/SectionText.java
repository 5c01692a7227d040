package rusuban.console.page;

import java.util.Optional;
import java.util.stream.IntStream;
import rusuban.core.settings.FollowUpPlan;
import rusuban.core.settings.Settings;
import rusuban.core.settings.SettingsSection;

/** Names of the sections of the settings, in the words of a page. */
public final class SectionText {
  private SectionText() {}

  /** Returns the name of a section of these settings, with a rule's place in their order. */
  public static String of(SettingsSection section, Settings settings, PageLanguage language) {
    return switch (section.kind()) {
      case HOURS -> language.of("営業時間", "Hours");
      case GREETING -> language.of("あいさつ", "Greetings");
      case CLOSED_NOTICE -> language.of("休みのお知らせ", "Closed notice");
      case BUSY_NOTICE -> language.of("混雑のお知らせ", "Busy notice");
      case DEFAULT_REPLY -> language.of("既定の返信", "Default reply");
      case RULE -> rule(section.id(), settings, language);
      case RULE_ORDER -> language.of("返信の順番", "Order of the replies");
      case FOLLOW_UP -> {
        var name = settings.plan(section.id()).map(FollowUpPlan::shownName).orElse(section.id());
        yield language.of("お便り「" + name + "」", "Follow-up: " + name);
      }
      case FOLLOW_UP_ORDER -> language.of("お便りの順番", "Order of the follow-ups");
      case POLICIES -> language.of("店の決めごと", "LiveShop rules");
    };
  }

  private static String rule(String id, Settings settings, PageLanguage language) {
    var rules = settings.rules();
    Optional<Integer> place =
        IntStream.range(0, rules.size())
            .filter(i -> rules.get(i).id().equals(id))
            .boxed()
            .findFirst();
    var name = place.map(i -> rules.get(i).shownName()).orElse(id);
    var number = place.map(i -> (i + 1) + language.of("", ". ")).orElse("");
    return number + language.of("「" + name + "」", name);
  }
}
