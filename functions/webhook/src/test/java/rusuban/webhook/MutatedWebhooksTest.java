package rusuban.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rusuban.app.DeliveryOutcome;
import rusuban.app.chat.EventRecord;
import rusuban.app.chat.HistoryEntry;
import rusuban.app.chat.SaveResult;
import rusuban.core.decision.Outcome;
import rusuban.testkit.Chance;
import rusuban.testkit.TestSize;

/** Tests of every file of {@code events/} in thousands of mutations. */
@Tag(TestSize.SIZED)
@Tag(TestSize.SLOW)
class MutatedWebhooksTest {
  private static final int WAYS = TestSize.FORGED_MUTATIONS.cases() / Request.files().size() + 1;
  private static final int SIGNED_WAYS =
      TestSize.SIGNED_MUTATIONS.cases() / Request.files().size() + 1;
  private static final int TWO_MEGABYTES = 2 * 1024 * 1024;

  /** Maximum processor time per input on this thread, to catch explosions. */
  private static final Duration MOST = Duration.ofMillis(100);

  /** Reasons to send nothing: those of decisions, and an unusable reply token. */
  private static final Set<String> REASONS =
      Stream.concat(
              Arrays.stream(Outcome.Why.values())
                  .map(why -> why.name().toLowerCase(Locale.ROOT).replace('_', '-')),
              Stream.of("reply-token-expired", "reply-token-refused"))
          .collect(Collectors.toUnmodifiableSet());

  private final Desk desk = new Desk();

  static List<String> files() {
    return Request.files();
  }

  @ParameterizedTest
  @MethodSource("files")
  void with_its_old_signature_it_is_refused_and_nothing_is_written(String file) {
    var original = Request.file(file);
    int untouched = status(original, desk.receives(original));
    Chance.each(
        1,
        WAYS,
        chance -> {
          var changed = original.withBody(Mutation.of(original.body(), chance));
          boolean same = Arrays.equals(changed.body(), original.body());
          desk.anew();
          int expected = same ? untouched : status(original, 401);
          assertThat(desk.receives(changed)).isEqualTo(expected);
          if (expected != 200) {
            assertThat(desk.recorded).isEmpty();
            assertThat(desk.line().calls()).isZero();
          }
        });
  }

  /** Returns 404 for an unknown account, whatever is sent to it. */
  private static int status(Request request, int otherwise) {
    return request.account().equals("salon") ? otherwise : 404;
  }

  @ParameterizedTest
  @MethodSource("files")
  void signed_anew_it_is_kept_with_an_ending_or_is_no_webhook(String file) {
    var original = Request.file(file);
    var statuses = new HashMap<Integer, Integer>();
    Chance.each(
        1,
        SIGNED_WAYS,
        chance -> {
          var changed = original.withBody(Mutation.of(original.body(), chance));
          statuses.merge(keptOrNoWebhook(changed), 1, Integer::sum);
        });
    // Mutations that break everything, or nothing, would test little.
    if (original.account().equals("salon")) assertThat(statuses).containsOnlyKeys(200, 400);
    else assertThat(statuses).containsOnlyKeys(404);
    assertThat(statuses)
        .allSatisfy((_, times) -> assertThat(times).isGreaterThan(SIGNED_WAYS / 26));
  }

  @ParameterizedTest
  @MethodSource("files")
  void of_two_megabytes_it_is_kept_or_is_no_webhook(String file) {
    var original = Request.file(file);
    Chance.each(
        1,
        12,
        chance ->
            keptOrNoWebhook(
                original.withBody(Mutation.filled(original.body(), TWO_MEGABYTES, chance))));
  }

  /** Checks a signed change. Other threads carry several chats; their time does not count. */
  private int keptOrNoWebhook(Request changed) {
    var event = changed.signedWith(Request.SECRET).event();
    var statuses = new ArrayList<Integer>();
    Cpu.assertWithin(
        MOST,
        "a webhook of " + changed.body().length + " bytes",
        () -> {
          desk.anew();
          statuses.add(desk.receives(event));
        });
    int status = statuses.getLast();
    assertThat(status).isIn(200, 400, 404);
    if (status == 200) assertThat(desk.answers).hasSize(Elements.of(changed.body()));
    else assertThat(desk.recorded).isEmpty();
    assertThat(desk.telemetry()).doesNotContain("WorkFailed");
    assertEachIsKeptOnce();
    assertThat(desk.recorded).allSatisfy(this::assertSettled);
    return status;
  }

  private void assertEachIsKeptOnce() {
    var places = new HashSet<List<Object>>();
    for (int i = 0; i < desk.recorded.size(); i++) {
      EventRecord entry = desk.recorded.get(i);
      boolean isNew = places.add(List.of(entry.chat(), entry.key()));
      assertThat(desk.answers.get(i) instanceof SaveResult.Duplicate).isEqualTo(!isNew);
    }
  }

  private void assertSettled(EventRecord entry) {
    if (entry.chat().isEmpty()) return;
    var kept =
        desk.kept(entry.chat().get()).stream()
            .filter(it -> it.key().id().equals(entry.event().id()))
            .toList();
    assertThat(kept).hasSize(1);
    assertThat(kept).allMatch(this::isSettled, "has a known ending or waits for the next tick");
  }

  private boolean isSettled(HistoryEntry kept) {
    return kept.outcome()
        .map(
            ending ->
                switch (ending) {
                  case DeliveryOutcome.Sent _ -> true;
                  case DeliveryOutcome.Skipped(var why) -> REASONS.contains(why);
                  case DeliveryOutcome.Failed(var why) -> REASONS.contains(why);
                  case DeliveryOutcome.Unknown(var why) -> REASONS.contains(why);
                })
        .orElseGet(() -> !desk.outstanding().isEmpty());
  }
}
