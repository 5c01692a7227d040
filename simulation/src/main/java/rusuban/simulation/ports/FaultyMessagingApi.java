package rusuban.simulation.ports;

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
import rusuban.core.decision.Quota;
import rusuban.core.event.Event;
import rusuban.json.Json;
import rusuban.simulation.InvariantMonitor;
import rusuban.simulation.MessageCause;
import rusuban.simulation.ModelledLine;

/** LINE in front of one invocation, with faults. */
record FaultyMessagingApi(
    ModelledLine modelledLine, FaultyCalls calls, InvariantMonitor invariantMonitor)
    implements MessagingApi {

  @Override
  public SendResult reply(AccountId account, String token, List<Json> messages) {
    var messageCause = invariantMonitor.ofEvent(token.substring("token-".length()));
    return send(messageCause, false, () -> modelledLine.reply(account, token, messages));
  }

  @Override
  public SendResult push(AccountId account, ChatId to, List<Json> messages, UUID retryKey) {
    return invariantMonitor
        .ofKey(retryKey)
        .map(
            messageCause ->
                send(messageCause, true, () -> modelledLine.push(account, to, messages, retryKey)))
        .orElseGet(() -> modelledLine.push(account, to, messages, retryKey));
  }

  @Override
  public Optional<String> displayName(AccountId account, Event.Source source) {
    return calls.displayName(() -> modelledLine.displayName(account, source));
  }

  @Override
  public Optional<Quota> quota(AccountId account) {
    var quota = calls.asking("quota", () -> modelledLine.quota(account));
    invariantMonitor.toldQuota(calls.simulatedInvocation(), quota);
    return quota;
  }

  private SendResult send(MessageCause messageCause, boolean push, Supplier<SendResult> call) {
    Optional<SendResult> learned = Optional.empty();
    var said = new AtomicReference<@Nullable SendResult>();
    try {
      SendResult answer =
          calls.toLine(
              (push ? "push " : "reply ") + messageCause.name,
              () -> {
                var reply = reach(messageCause, push, call);
                said.set(reply);
                return reply;
              });
      learned = Optional.of(answer);
      return answer;
    } finally {
      var byLine = Optional.ofNullable(said.get());
      if (byLine.isPresent() || learned.isPresent())
        invariantMonitor.learned(
            calls.simulatedInvocation(), messageCause, push, learned, learned.equals(byLine));
    }
  }

  private SendResult reach(MessageCause messageCause, boolean push, Supplier<SendResult> call) {
    invariantMonitor.calls(calls.simulatedInvocation(), messageCause, push);
    int before = modelledLine.taken().size();
    SendResult answer = call.get();
    if (modelledLine.taken().size() > before)
      invariantMonitor.accepted(messageCause, modelledLine.taken().getLast(), push);
    return answer;
  }
}
