package rusuban.app.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rusuban.app.connection.ChannelConnector.Attempt;
import rusuban.app.messaging.ChannelCredentials;
import rusuban.core.AccountId;
import rusuban.testkit.FakeChannelRepository;
import rusuban.testkit.connection.FakeOfficialAccountApi;

class ChannelConnectorTest {
  private static final AccountId SALON = new AccountId("salon");
  private static final String SECRET = "8c570fa6dd201bb328f1c1eac23a96d8";
  private static final String OTHER = "00000000000000000000000000000000";
  private static final ChannelCredentials STORED =
      new ChannelCredentials("1234567890", List.of(SECRET), Optional.empty());

  private final FakeChannelRepository channels = new FakeChannelRepository();
  private final FakeOfficialAccountApi line =
      new FakeOfficialAccountApi(channels, "1234567890", SECRET);
  private final ChannelConnector connector = new ChannelConnector(line, channels);

  @Test
  void credentials_that_line_accepts_are_stored_and_the_account_is_named() {
    var attempt = connector.connect(SALON, " 1234567890\n", "\t" + SECRET + " ");
    assertThat(attempt).isEqualTo(new Attempt.Connected(new BotInfo("サロン", "@salon", true, false)));
    assertThat(attempt.said().ja()).isEqualTo("サロン（@salon）につながりました。");
    assertThat(channels.find(SALON)).contains(STORED);
  }

  @Test
  void a_secret_that_line_refuses_is_kept_out_and_said_so() {
    connector.connect(SALON, "1234567890", SECRET);
    var attempt = connector.connect(SALON, "1234567890", OTHER);
    assertThat(attempt).isEqualTo(new Attempt.Refused());
    assertThat(attempt.said().ja()).contains("断りました", "保存していません");
    assertThat(attempt.said().en()).contains("refuses", "Nothing is stored");
    assertThat(channels.find(SALON)).contains(STORED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "@salon", "12345 67890", "１２３４", "123456789012345678901"})
  void what_is_no_channel_id_is_not_asked_of_line(String id) {
    line.fails(ApiProblem.UNREACHABLE);
    assertThat(connector.connect(SALON, id, SECRET)).isEqualTo(new Attempt.NoId());
    assertThat(channels.find(SALON)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "設定済み",
        "8c570fa6dd201bb328f1c1eac23a96d",
        "8c570fa6dd201bb328f1c1eac23a96d8a"
      })
  void what_is_no_channel_secret_is_not_asked_of_line(String secret) {
    line.fails(ApiProblem.UNREACHABLE);
    assertThat(connector.connect(SALON, "1234567890", secret)).isEqualTo(new Attempt.NoSecret());
    assertThat(channels.find(SALON)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = ApiProblem.class,
      names = {"RATE_LIMITED", "LINE_FAILED", "UNREACHABLE", "NOT_PERMITTED"})
  void without_lines_word_nothing_is_stored(ApiProblem problem) {
    line.fails(problem);
    var attempt = connector.connect(SALON, "1234567890", SECRET);
    assertThat(attempt).isEqualTo(new Attempt.NotAsked(problem));
    assertThat(attempt.said().en()).contains("Nothing is stored", problem.name());
    assertThat(channels.find(SALON)).isEmpty();
  }
}
