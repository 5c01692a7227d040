package rusuban.dynamo.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rusuban.app.HistoryKey;
import rusuban.app.people.EmailAddress;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.decision.FollowUp;
import rusuban.testkit.RandomInputs;

final class TableKeysTest {
  private static final AccountId SALON = new AccountId("salon");
  private static final ChatId HANAKO = new ChatId("U8189cf6745fc0d808977bdb0b9f22995");

  @Test
  void times_sort_as_text_as_they_do_as_time() {
    RandomInputs.each(
        1,
        500,
        randomInputs -> {
          var one = instant(randomInputs);
          var other = instant(randomInputs);
          assertThat(Integer.signum(TableKeys.time(one).compareTo(TableKeys.time(other))))
              .isEqualTo(Integer.signum(one.compareTo(other)));
          assertThat(TableKeys.time(one)).hasSize(30);
        });
  }

  @Test
  void different_ids_have_different_keys_that_fit() {
    RandomInputs.each(
        1,
        500,
        randomInputs -> {
          var one = randomInputs.text(60);
          var other = randomInputs.text(60);
          assertThat(event(one).equals(event(other))).isEqualTo(one.equals(other));
          assertThat(event(one).sort()).matches("E#[^#]+#[!-~&&[^#]]*").hasSizeLessThan(1_024);
        });
  }

  @Test
  void the_longest_key_of_due_work_fits() {
    var followUp =
        new FollowUp(
            new ChatId("U".repeat(64)), "計".repeat(500), Instant.MIN, Instant.MAX, Instant.MAX);
    assertThat(TableKeys.dueFollowUp(new AccountId("a".repeat(40)), followUp).sort())
        .hasSizeLessThan(1_024);
  }

  /** Guards against a shard that changes between versions and loses the older one's work. */
  @Test
  void the_shard_of_a_chat_never_changes() {
    assertThat(List.of(TableKeys.shard(SALON, HANAKO), TableKeys.shard(SALON, new ChatId("U1"))))
        .containsExactly(1, 4);
  }

  /** Guards against keys that change between versions and lock everybody out. */
  @Test
  void the_keys_of_people_name_nobody_and_never_change() {
    var email = new EmailAddress("Sayaka@example.com");
    var hash = "67f3e6ae981139262f3dafaf05e6c7cd7da88c9457b9700b11512d940f72cc67";
    assertThat(TableKeys.member(SALON, email)).isEqualTo(new ItemKey("PEOPLE#salon", "M#" + hash));
    assertThat(TableKeys.membership(SALON, email)).isEqualTo(new ItemKey("MAIL#" + hash, "salon"));
    assertThat(TableKeys.sessionOf(SALON, email, "f00d"))
        .isEqualTo(new ItemKey("PEOPLE#salon", "S#" + hash + "#f00d"));
    assertThat(TableKeys.session("f00d")).isEqualTo(new ItemKey("SESSION#f00d", "SESSION"));
    assertThat(TableKeys.audit(SALON, Instant.EPOCH, "id"))
        .isEqualTo(new ItemKey("AUDIT#salon", "1970-01-01T00:00:00.000000000Z#id"));
  }

  private static ItemKey event(String id) {
    return TableKeys.event(SALON, Optional.of(HANAKO), new HistoryKey(Instant.EPOCH, id));
  }

  private static Instant instant(RandomInputs randomInputs) {
    long second =
        randomInputs.oneOf(
            List.of(1L, 86_400L, 1_000_000_000L, 100_000_000_000L, 1_000_000_000_000L));
    return Instant.ofEpochSecond(
        second * randomInputs.between(-9_000, 9_000), randomInputs.between(0, 999_999_999));
  }
}
