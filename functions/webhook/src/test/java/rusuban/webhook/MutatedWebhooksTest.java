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
import rusuban.testkit.RandomInputs;
import rusuban.testkit.TestSize;

/** Tests of every file of {@code events/} in thousands of mutations. */
@Tag(TestSize.SIZED)
@Tag(TestSize.SLOW)
class MutatedWebhooksTest {
  private static final int WAYS =
      TestSize.FORGED_MUTATIONS.cases() / WebhookRequestBuilder.files().size() + 1;
  private static final int SIGNED_WAYS =
      TestSize.SIGNED_MUTATIONS.cases() / WebhookRequestBuilder.files().size() + 1;
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

  private final WebhookFixture webhookFixture = new WebhookFixture();

  static List<String> files() {
    return WebhookRequestBuilder.files();
  }

  @ParameterizedTest
  @MethodSource("files")
  void with_its_old_signature_it_is_refused_and_nothing_is_written(String file) {
    var original = WebhookRequestBuilder.file(file);
    int untouched = status(original, webhookFixture.receives(original));
    RandomInputs.each(
        1,
        WAYS,
        randomInputs -> {
          var changed = original.withBody(RandomMutation.of(original.body(), randomInputs));
          boolean same = Arrays.equals(changed.body(), original.body());
          webhookFixture.anew();
          int expected = same ? untouched : status(original, 401);
          assertThat(webhookFixture.receives(changed)).isEqualTo(expected);
          if (expected != 200) {
            assertThat(webhookFixture.recorded).isEmpty();
            assertThat(webhookFixture.line().calls()).isZero();
          }
        });
  }

  /** Returns 404 for an unknown account, whatever is sent to it. */
  private static int status(WebhookRequestBuilder webhookRequestBuilder, int otherwise) {
    return webhookRequestBuilder.account().equals("salon") ? otherwise : 404;
  }

  @ParameterizedTest
  @MethodSource("files")
  void signed_anew_it_is_kept_with_an_ending_or_is_no_webhook(String file) {
    var original = WebhookRequestBuilder.file(file);
    var statuses = new HashMap<Integer, Integer>();
    RandomInputs.each(
        1,
        SIGNED_WAYS,
        randomInputs -> {
          var changed = original.withBody(RandomMutation.of(original.body(), randomInputs));
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
    var original = WebhookRequestBuilder.file(file);
    RandomInputs.each(
        1,
        12,
        randomInputs ->
            keptOrNoWebhook(
                original.withBody(
                    RandomMutation.filled(original.body(), TWO_MEGABYTES, randomInputs))));
  }

  /** Checks a signed change. Other threads carry several chats; their time does not count. */
  private int keptOrNoWebhook(WebhookRequestBuilder changed) {
    var event = changed.signedWith(WebhookRequestBuilder.SECRET).event();
    var statuses = new ArrayList<Integer>();
    ThreadCpuTime.assertWithin(
        MOST,
        "a webhook of " + changed.body().length + " bytes",
        () -> {
          webhookFixture.anew();
          statuses.add(webhookFixture.receives(event));
        });
    int status = statuses.getLast();
    assertThat(status).isIn(200, 400, 404);
    if (status == 200)
      assertThat(webhookFixture.answers).hasSize(JsonTokenCounter.of(changed.body()));
    else assertThat(webhookFixture.recorded).isEmpty();
    assertThat(webhookFixture.telemetry()).doesNotContain("WorkFailed");
    assertEachIsKeptOnce();
    assertThat(webhookFixture.recorded).allSatisfy(this::assertSettled);
    return status;
  }

  private void assertEachIsKeptOnce() {
    var places = new HashSet<List<Object>>();
    for (int i = 0; i < webhookFixture.recorded.size(); i++) {
      EventRecord entry = webhookFixture.recorded.get(i);
      boolean isNew = places.add(List.of(entry.chat(), entry.key()));
      assertThat(webhookFixture.answers.get(i) instanceof SaveResult.Duplicate).isEqualTo(!isNew);
    }
  }

  private void assertSettled(EventRecord entry) {
    if (entry.chat().isEmpty()) return;
    var kept =
        webhookFixture.kept(entry.chat().get()).stream()
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
        .orElseGet(() -> !webhookFixture.outstanding().isEmpty());
  }
}
