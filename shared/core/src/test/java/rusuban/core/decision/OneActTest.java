package rusuban.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static rusuban.core.decision.EventFixture.GROUP;
import static rusuban.core.decision.EventFixture.HANAKO;
import static rusuban.core.decision.ShopFixture.at;
import static rusuban.core.decision.ShopFixture.said;
import static rusuban.core.decision.ShopFixture.say;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rusuban.core.chat.Chat;
import rusuban.core.event.Event;
import rusuban.core.event.EventContent;
import rusuban.core.event.EventContent.ReceivedMessage;
import rusuban.core.event.EventContent.ReceivedMessage.Placeholder;

/** Tests that an act of a customer which LINE reports in several events is decided once. */
class OneActTest {
  private static final Instant OPEN = at("2026-11-24T12:00");

  @Test
  void photos_sent_at_once_are_answered_once_and_counted_once() {
    var chat = Chat.unknown(HANAKO);
    var answers = new ArrayList<String>();
    for (int i = 0; i < 3; i++) {
      var decision =
          decide(new ShopFixture().defaultReply(say("DEFAULT")), chat, photo("p" + i, "set1"));
      answers.addAll(said(decision));
      chat = decision.chat();
    }
    var handled = "[silence ALREADY_HANDLED]";
    assertThat(answers).containsExactly("DEFAULT", handled, handled);
    assertThat(chat.messages()).isEqualTo(1);
    assertThat(
            said(decide(new ShopFixture().defaultReply(say("DEFAULT")), chat, photo("p9", "set2"))))
        .containsExactly("DEFAULT");
  }

  @Test
  void a_photo_that_was_taken_back_before_it_came_leaves_the_others_to_be_decided() {
    var unsent = EventFixture.in(HANAKO, "u", OPEN, new EventContent.UnsendEvent("m-p0"));
    var chat = decide(new ShopFixture(), Chat.unknown(HANAKO), unsent).chat();
    var first = decide(new ShopFixture(), chat, photo("p0", "set1"));
    assertThat(said(first)).containsExactly("[silence UNSENT]");
    assertThat(said(decide(new ShopFixture(), first.chat(), photo("p1", "set1"))))
        .containsExactly("[staff NO_ANSWER_SET]");
  }

  @Test
  void only_so_many_acts_are_remembered() {
    var chat = Chat.unknown(HANAKO);
    for (int i = 0; i < 100; i++)
      chat = decide(new ShopFixture(), chat, photo("p" + i, "s" + i)).chat();
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
    var shopFixture = new ShopFixture().rules(RuleBuilder.on("料金", "PRICE").groups());
    var original = decide(shopFixture, Chat.unknown(GROUP), original("料金", false));
    assertThat(said(original)).containsExactly("PRICE");
    assertThat(said(decide(shopFixture, original.chat(), edit("e2", "@料金", true))))
        .containsExactly("[silence ALREADY_HANDLED]");
  }

  @Test
  void an_edit_without_a_mention_or_of_a_message_taken_back_stays_silent() {
    assertThat(said(decide(shop(), Chat.unknown(GROUP), edit("e2", "料金", false))))
        .containsExactly("[silence ON_RECORD_ONLY]");
    var unsent = EventFixture.in(GROUP, "u", OPEN, new EventContent.UnsendEvent("777"));
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
    var sticker = new EventContent.ReceivedMessage.Sticker("446", "1988");
    var what =
        new EventContent.MessageEvent(
            "777", sticker, Optional.empty(), Optional.of(new EventContent.Quote("1", true)));
    var shopFixture = shop().defaultReply(say("DEFAULT"));
    assertThat(
            said(
                decide(shopFixture, Chat.unknown(GROUP), EventFixture.in(GROUP, "e1", OPEN, what))))
        .containsExactly("DEFAULT");
  }

  private static Event quoting(String text, boolean ofAccount) {
    var quote = Optional.of(new EventContent.Quote("1", false));
    var event =
        EventFixture.in(
            GROUP,
            "e1",
            OPEN,
            new EventContent.MessageEvent("777", text(text, false), Optional.empty(), quote));
    return ofAccount ? event.quotingAccount() : event;
  }

  private static ShopFixture shop() {
    return new ShopFixture().rules(RuleBuilder.on("料金", "PRICE"));
  }

  private static Event photo(String id, String set) {
    var photo = new ReceivedMessage.Media("image", Optional.empty(), Optional.of(set));
    return EventFixture.in(HANAKO, id, OPEN, EventFixture.words("m-" + id, photo));
  }

  private static Event original(String text, boolean mentioned) {
    return EventFixture.in(GROUP, "e1", OPEN, EventFixture.words("777", text(text, mentioned)));
  }

  private static Event edit(String id, String text, boolean mentioned) {
    return EventFixture.in(GROUP, id, OPEN, new EventContent.Edited("777", text(text, mentioned)));
  }

  private static ReceivedMessage text(String text, boolean mentioned) {
    return new ReceivedMessage.Text(
        text, mentioned ? List.of(new Placeholder(0, 1, Placeholder.Of.ACCOUNT)) : List.of());
  }

  private static Decision decide(ShopFixture shopFixture, Chat chat, Event event) {
    return Decider.decide(shopFixture.ready(), chat, event, OPEN);
  }
}
