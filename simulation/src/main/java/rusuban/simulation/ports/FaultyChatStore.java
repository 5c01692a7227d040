package rusuban.simulation.ports;

import java.util.List;
import java.util.Optional;
import rusuban.app.chat.BatchSaveResult;
import rusuban.app.chat.ChatContext;
import rusuban.app.chat.ChatStore;
import rusuban.app.chat.EventRecord;
import rusuban.app.chat.SaveResult;
import rusuban.app.chat.VersionedChat;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.chat.Chat;
import rusuban.simulation.CoverageCounts;
import rusuban.simulation.InvariantMonitor;

/** The chats in front of one invocation, with faults. */
record FaultyChatStore(
    ChatStore port,
    FaultyCalls calls,
    InvariantMonitor invariantMonitor,
    CoverageCounts coverageCounts)
    implements ChatStore {

  @Override
  public ChatContext read(AccountId account, Optional<ChatId> chat, Optional<String> quoted) {
    return calls.toStore("read", () -> port.read(account, chat, quoted));
  }

  @Override
  public SaveResult save(EventRecord entry) {
    return calls.toStore(
        "save",
        () -> {
          var result = port.save(entry);
          invariantMonitor.recorded(calls.simulatedInvocation(), entry, result);
          return result;
        });
  }

  @Override
  public BatchSaveResult saveAll(List<EventRecord> entries) {
    return calls.toStore(
        "saveAll",
        () -> {
          var result = port.saveAll(entries);
          if (result instanceof BatchSaveResult.Saved)
            for (var entry : entries)
              invariantMonitor.recorded(calls.simulatedInvocation(), entry, new SaveResult.Saved());
          return result;
        });
  }

  @Override
  public boolean change(AccountId account, VersionedChat before, Chat after) {
    return calls.toStore(
        "change",
        () -> {
          boolean done = port.change(account, before, after);
          if (done) invariantMonitor.changed(after);
          else coverageCounts.count("change or lapse refused");
          return done;
        });
  }
}
