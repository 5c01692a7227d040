package rusuban.simulation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import rusuban.app.messaging.MessagingApi;
import rusuban.app.messaging.SendResult;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.Json;
import rusuban.core.decision.Quota;
import rusuban.core.event.Event;

/** LINE as one actor meets it. */
record FaultyMessagingApi(Line line, FaultyCalls calls, Watch watch) implements MessagingApi {

  @Override
  public SendResult reply(AccountId account, String token, List<Json> messages) {
    var cause = watch.ofEvent(token.substring("token-".length()));
    return send(cause, false, () -> line.reply(account, token, messages));
  }

  @Override
  public SendResult push(AccountId account, ChatId to, List<Json> messages, UUID retryKey) {
    return watch
        .ofKey(retryKey)
        .map(cause -> send(cause, true, () -> line.push(account, to, messages, retryKey)))
        .orElseGet(() -> line.push(account, to, messages, retryKey));
  }

  @Override
  public Optional<String> displayName(AccountId account, Event.Source source) {
    return calls.displayName(() -> line.displayName(account, source));
  }

  @Override
  public Optional<Quota> quota(AccountId account) {
    var quota = calls.asking("quota", () -> line.quota(account));
    watch.toldQuota(calls.actor(), quota);
    return quota;
  }

  private SendResult send(Cause cause, boolean push, Supplier<SendResult> call) {
    Optional<SendResult> learned = Optional.empty();
    var said = new AtomicReference<@Nullable SendResult>();
    try {
      SendResult answer =
          calls.toLine(
              (push ? "push " : "reply ") + cause.name,
              () -> {
                var reply = reach(cause, push, call);
                said.set(reply);
                return reply;
              });
      learned = Optional.of(answer);
      return answer;
    } finally {
      var byLine = Optional.ofNullable(said.get());
      if (byLine.isPresent() || learned.isPresent())
        watch.learned(calls.actor(), cause, push, learned, learned.equals(byLine));
    }
  }

  private SendResult reach(Cause cause, boolean push, Supplier<SendResult> call) {
    watch.calls(calls.actor(), cause, push);
    int before = line.taken().size();
    SendResult answer = call.get();
    if (line.taken().size() > before) watch.accepted(cause, line.taken().getLast(), push);
    return answer;
  }
}
