package rusuban.app.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import rusuban.app.DeliveryOutcome;
import rusuban.core.AccountId;
import rusuban.core.ChatId;

/**
 * The histories of chats. Every read compares the expiry, because the store removes entries late.
 */
public interface ChatArchive {
  /** The outcome of an outstanding reply whose chat is erased. */
  DeliveryOutcome ERASED = new DeliveryOutcome.Skipped("erased");

  /** Maximum time for which the store remembers the keys of an erased chat's events. */
  Duration ERASED_KEPT = Duration.ofDays(1);

  /**
   * Returns the entries of a chat that have not expired, the newest first.
   *
   * @param limit maximum number of entries
   */
  List<HistoryEntry> history(AccountId account, ChatId chat, Instant now, int limit);

  /**
   * Erases a chat and the work that is due in it. Times, ids and outcomes of its events and ended
   * follow-ups stay until {@code now} plus {@link #ERASED_KEPT} or their earlier expiry: an event
   * that LINE delivers again is then still a duplicate. An outstanding reply ends as {@link
   * #ERASED}. Workers that read the chat before can no longer save. Events that arrive meanwhile
   * may be erased too. A further call completes an interrupted one.
   */
  void erase(AccountId account, ChatId chat, Instant now);
}
