package rusuban.core.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import rusuban.core.content.MessageButtons.Button;
import rusuban.core.content.MessageButtons.Kind;
import rusuban.json.Json;

class MessageButtonsTest {

  @Test
  void every_place_of_a_button_is_found_in_order() {
    var messages =
        List.of(
            SingleQuotedJson.json(
                "{'type':'template','template':{'type':'buttons','actions':["
                    + "{'type':'postback','data':'d1','displayText':'t1'},"
                    + "{'type':'datetimepicker','data':'d2','mode':'date'},"
                    + "{'type':'uri','uri':'https://example.com'}],"
                    + "'defaultAction':{'type':'message','text':'t3'}}}"),
            SingleQuotedJson.json(
                "{'type':'flex','contents':{'type':'bubble','body':{'type':'box','contents':["
                    + "{'type':'button','action':{'type':'postback','data':'d4','text':'t4'}}]}}}"),
            SingleQuotedJson.json("{'type':'imagemap','actions':[{'type':'message','text':'t5'}]}"),
            SingleQuotedJson.json(
                "{'type':'text','text':'x','quickReply':{'items':[{'type':'action','action':"
                    + "{'type':'postback','data':'d6'}},{'type':'action','action':"
                    + "{'type':'richmenuswitch','data':'d7','richMenuAliasId':'a'}}]}}"));
    assertThat(MessageButtons.in(messages))
        .containsExactly(
            button(Kind.POSTBACK, "d1", "t1"),
            button(Kind.DATE_PICKER, "d2", null),
            button(Kind.MESSAGE, null, "t3"),
            button(Kind.POSTBACK, "d4", "t4"),
            button(Kind.MESSAGE, null, "t5"),
            button(Kind.POSTBACK, "d6", null),
            button(Kind.MENU_SWITCH, "d7", null));
  }

  @Test
  void messages_without_buttons_have_none() {
    assertThat(MessageButtons.in(List.of(Json.textMessage("postback"), new Json.Null()))).isEmpty();
  }

  private static Button button(Kind kind, @Nullable String data, @Nullable String says) {
    return new Button(kind, Optional.ofNullable(data), Optional.ofNullable(says));
  }
}
