package rusuban.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import rusuban.app.Telemetry.Metric;
import rusuban.app.messaging.MessagingApi;
import rusuban.app.messaging.SendResult;
import rusuban.app.receive.WebhookEventProcessor;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.Json;
import rusuban.core.decision.Quota;
import rusuban.core.event.Event;
import rusuban.core.event.What;
import rusuban.wiring.Parts;

/**
 * Customers who befriend the shop and write a first time, at any time of the month before. The real
 * reception decides and keeps it; each is due one follow-up, far later.
 */
final class NewCustomers {
  private static final Duration MONTH = Duration.ofDays(30);

  private static final String HELLO = "はじめまして";

  private static final String FOLLOW = "\"type\":\"follow\",\"follow\":{\"isUnblocked\":false}";

  private static final String MESSAGE =
      """
      "type":"message","message":{"type":"text","id":"%018d","quoteToken":\
      "yHAz4Ua2wx7yHAz4Ua2wx7yHAz4Ua2wx7yHAz4Ua2wx7yHAz4Ua2wx7yHAz4Ua2w","text":"はじめまして"}\
      """;

  private final WebhookEventProcessor reception;
  private final Instant until;
  private Instant now = Instant.EPOCH;

  /**
   * @param parts on a table that need not remember more than one customer
   * @param until before which all of them wrote
   */
  NewCustomers(Parts parts, Instant until) {
    this.until = until;
    reception =
        Parts.of(
                parts.stores(),
                parts.versions(),
                parts.channels(),
                new EverAccepting(),
                NewCustomers::tell,
                () -> now)
            .eventProcessor();
  }

  private static void tell(Metric what, AccountId account, Map<String, String> ids) {
    if (what == Metric.WORK_FAILED) throw new IllegalStateException("not kept: " + ids);
  }

  /** Has this customer, the same for the same number, follow and write. */
  void write(long number) {
    var chance = new SplittableRandom(number);
    var who =
        "U" + HexFormat.of().toHexDigits(chance.nextLong()) + HexFormat.of().toHexDigits(number);
    now = until.minusMillis(chance.nextLong(MONTH.toMillis()));
    receive(who, "01FOLLOW" + "%018d".formatted(number), new What.Follow(false), FOLLOW);
    now = now.plusSeconds(60);
    var text =
        new What.Message("%018d".formatted(number), What.Content.Text.of(HELLO), Optional.empty());
    receive(who, "01SAYING" + "%018d".formatted(number), text, MESSAGE.formatted(number));
  }

  private void receive(String who, String id, What what, String beginning) {
    var raw =
        """
        {%s,"webhookEventId":"%s","deliveryContext":{"isRedelivery":false},"timestamp":%d,\
        "source":{"type":"user","userId":"%s"},"mode":"active"}\
        """
            .formatted(beginning, id, now.toEpochMilli(), who);
    var source = new Event.Source(new ChatId(who), Optional.of(who));
    reception.receive(
        Shop.ACCOUNT,
        new Event(
            id,
            now,
            Optional.empty(),
            false,
            false,
            Optional.of(source),
            Optional.of("%032x".formatted(now.toEpochMilli())),
            what,
            raw));
  }

  /** LINE, as far as new customers need it. */
  private static final class EverAccepting implements MessagingApi {
    @Override
    public SendResult reply(AccountId account, String replyToken, List<Json> messages) {
      return new SendResult.Accepted(Optional.of("5b7b3a4f-0f6c-4a5e-9b2d-3c1a2b4d5e6f"));
    }

    @Override
    public SendResult push(AccountId account, ChatId to, List<Json> messages, UUID retryKey) {
      throw new UnsupportedOperationException("nothing is pushed to new customers");
    }

    @Override
    public Optional<Quota> quota(AccountId account) {
      return Optional.of(Quota.UNLIMITED);
    }

    @Override
    public Optional<String> displayName(AccountId account, Event.Source source) {
      return Optional.of("客");
    }
  }
}
