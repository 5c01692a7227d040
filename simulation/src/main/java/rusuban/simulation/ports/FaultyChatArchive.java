package rusuban.simulation.ports;

import java.time.Instant;
import java.util.List;
import rusuban.app.chat.ChatArchive;
import rusuban.app.chat.HistoryEntry;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.simulation.InvariantMonitor;

/** The histories in front of one invocation, with faults. */
record FaultyChatArchive(ChatArchive port, FaultyCalls calls, InvariantMonitor invariantMonitor)
    implements ChatArchive {

  @Override
  public List<HistoryEntry> history(AccountId account, ChatId chat, Instant now, int limit) {
    return calls.toStore("history", () -> port.history(account, chat, now, limit));
  }

  @Override
  public void erase(AccountId account, ChatId chat, Instant now) {
    calls.toStore(
        "erase",
        () -> {
          invariantMonitor.erases(chat, now);
          port.erase(account, chat, now);
        });
  }
}
