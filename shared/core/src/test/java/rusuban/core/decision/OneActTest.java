package rusuban.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static rusuban.core.decision.Happening.GROUP;
import static rusuban.core.decision.Happening.HANAKO;
import static rusuban.core.decision.Shop.at;
import static rusuban.core.decision.Shop.said;
import static rusuban.core.decision.Shop.say;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rusuban.core.chat.Chat;
import rusuban.core.event.Event;
import rusuban.core.event.What;
import rusuban.core.event.What.Content;
import rusuban.core.event.What.Content.Placeholder;

/** One act of a customer that LINE tells in several events is decided once. */
class OneActTest {
  private static final Instant OPEN = at("2026-11-24T12:00");

  @Test
  void photos_sent_at_once_are_answered_once_and_counted_once() {
    var chat = Chat.unknown(HANAKO);
    var answers = new ArrayList<String>();
    for (int i = 0; i < 3; i++) {
      var decision = decide(new Shop().defaultReply(say("DEFAULT")), chat, photo("p" + i, "set1"));
      answers.addAll(said(decision));
      chat = decision.chat();
    }
    var handled = "[silence ALREADY_HANDLED]";
    assertThat(answers).containsExactly("DEFAULT", handled, handled);
    assertThat(chat.messages()).isEqualTo(1);
    assertThat(said(decide(new Shop().defaultReply(say("DEFAULT")), chat, photo("p9", "set2"))))
        .containsExactly("DEFAULT");
  }

  @Test
  void a_photo_that_was_taken_back_before_it_came_leaves_the_others_to_be_decided() {
    var unsent = Happening.in(HANAKO, "u", OPEN, new What.Unsend("m-p0"));
    var chat = decide(new Shop(), Chat.unknown(HANAKO), unsent).chat();
    var first = decide(new Shop(), chat, photo("p0", "set1"));
    assertThat(said(first)).containsExactly("[silence UNSENT]");
    assertThat(said(decide(new Shop(), first.chat(), photo("p1", "set1"))))
        .containsExactly("[staff NO_ANSWER_SET]");
  }

  @Test
  void only_so_many_acts_are_remembered() {
    var chat = Chat.unknown(HANAKO);
    for (int i = 0; i < 100; i++) chat = decide(new Shop(), chat, photo("p" + i, "s" + i)).chat();
    assertThat(chat.handled()).hasSize(Chat.HANDLED_KEPT).contains("set/s99");
  }

  @Test
  void an_edit_that_adds_the_mention_is_decided_as_a_message() {
    var original = decide(shop(), Chat.unknown(GROUP), original("料金", false));
    assertThat(said(original)).containsExactly("[silence NOT_ADDRESSED]");
    var edited = decide(shop(), original.chat(), edit("e2", "@料金", true));
    assertThat(said(edited)).containsExactly("PRICE");
    assertThat(said(decide(shop(), edited.chat(), edit("e3", "@料金?", true))))
        .containsExactly("[silence ALREADY_HANDLED]");
  }

  @Test
  void an_edit_of_a_message_that_was_meant_for_the_account_already_is_not_decided_again() {
    var original = decide(shop(), Chat.unknown(GROUP), original("@料金", true));
    assertThat(said(original)).containsExactly("PRICE");
    assertThat(said(decide(shop(), original.chat(), edit("e2", "@料金", true))))
        .containsExactly("[silence ALREADY_HANDLED]");
  }

  @Test
  void the_order_in_which_a_message_and_its_edit_arrive_does_not_matter() {
    for (boolean mentioned : List.of(true, false)) {
      var edited = decide(shop(), Chat.unknown(GROUP), edit("e2", "@料金", true));
      assertThat(said(edited)).containsExactly("PRICE");
      assertThat(said(decide(shop(), edited.chat(), original("@料金", mentioned))))
          .containsExactly("[silence ALREADY_HANDLED]");
    }
  }

  @Test
  void an_edit_of_what_a_rule_for_groups_answered_is_not_answered_again() {
    var shop = new Shop().rules(Rule.on("料金", "PRICE").groups());
    var original = decide(shop, Chat.unknown(GROUP), original("料金", false));
    assertThat(said(original)).containsExactly("PRICE");
    assertThat(said(decide(shop, original.chat(), edit("e2", "@料金", true))))
        .containsExactly("[silence ALREADY_HANDLED]");
  }

  @Test
  void an_edit_without_a_mention_or_of_a_message_taken_back_stays_silent() {
    assertThat(said(decide(shop(), Chat.unknown(GROUP), edit("e2", "料金", false))))
        .containsExactly("[silence ON_RECORD_ONLY]");
    var unsent = Happening.in(GROUP, "u", OPEN, new What.Unsend("777"));
    var chat = decide(shop(), Chat.unknown(GROUP), unsent).chat();
    assertThat(said(decide(shop(), chat, edit("e2", "@料金", true))))
        .containsExactly("[silence UNSENT]");
  }

  @Test
  void in_a_group_a_message_that_quotes_the_account_is_meant_for_it() {
    assertThat(said(decide(shop(), Chat.unknown(GROUP), quoting("料金は税込？", true))))
        .containsExactly("PRICE");
    assertThat(said(decide(shop(), Chat.unknown(GROUP), quoting("料金は税込？", false))))
        .containsExactly("[silence NOT_ADDRESSED]");
  }

  @Test
  void a_sticker_that_quotes_the_account_is_meant_for_it() {
    var sticker = new What.Content.Sticker("446", "1988");
    var what =
        new What.Message("777", sticker, Optional.empty(), Optional.of(new What.Quote("1", true)));
    var shop = shop().defaultReply(say("DEFAULT"));
    assertThat(said(decide(shop, Chat.unknown(GROUP), Happening.in(GROUP, "e1", OPEN, what))))
        .containsExactly("DEFAULT");
  }

  private static Event quoting(String text, boolean ofAccount) {
    var quote = Optional.of(new What.Quote("1", false));
    var event =
        Happening.in(
            GROUP, "e1", OPEN, new What.Message("777", text(text, false), Optional.empty(), quote));
    return ofAccount ? event.quotingAccount() : event;
  }

  private static Shop shop() {
    return new Shop().rules(Rule.on("料金", "PRICE"));
  }

  private static Event photo(String id, String set) {
    var photo = new Content.Media("image", Optional.empty(), Optional.of(set));
    return Happening.in(HANAKO, id, OPEN, Happening.words("m-" + id, photo));
  }

  private static Event original(String text, boolean mentioned) {
    return Happening.in(GROUP, "e1", OPEN, Happening.words("777", text(text, mentioned)));
  }

  private static Event edit(String id, String text, boolean mentioned) {
    return Happening.in(GROUP, id, OPEN, new What.Edited("777", text(text, mentioned)));
  }

  private static Content text(String text, boolean mentioned) {
    return new Content.Text(
        text, mentioned ? List.of(new Placeholder(0, 1, Placeholder.Of.ACCOUNT)) : List.of());
  }

  private static Decision decide(Shop shop, Chat chat, Event event) {
    return Decider.decide(shop.ready(), chat, event, OPEN);
  }
}
