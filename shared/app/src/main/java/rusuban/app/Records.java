package rusuban.app;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.Json;
import rusuban.core.chat.Chat;
import rusuban.core.decision.FollowUp;
import rusuban.core.decision.TraceStep;
import rusuban.core.event.Event;
import rusuban.core.event.What;

/**
 * What is kept: chats, their events, and the work that is due. Every change of state is conditional
 * on the state it was decided from, so that of two who try only one succeeds. Times come from the
 * caller; expiry is compared, never left to the store.
 */
public interface Records {

  /**
   * The live settings' version and the chat, read together and strongly consistent; absent parts
   * where nothing is stored.
   */
  Opened open(AccountId account, Optional<ChatId> chat);

  /**
   * Keeps an event, all of it or nothing: the event, the chat as it is afterwards, the reply that
   * is outstanding, the follow-ups begun. An unsend also takes the message's content out of what is
   * kept.
   */
  Recorded record(Entry entry);

  /**
   * Ends an outstanding reply; the index of due work forgets it. Does nothing where it has ended
   * already; where another holds it by now, only {@link Ending.Sent} ends it, which is a fact
   * whoever reports it.
   */
  void end(ReplyWork work, Ending ending);

  /**
   * Gives an outstanding reply back, to be tried again from {@code next} on. Does nothing where
   * another holds it by now or it has ended.
   */
  void later(ReplyWork work, Instant next);

  /** Into how many shards due work is spread. */
  int shards();

  /** Due work of a shard that nobody holds, the longest due first, at most {@code limit}. */
  List<Due> due(int shard, Instant now, int limit);

  /**
   * Takes an outstanding reply until {@code leaseUntil}; empty where another holds it or it has
   * ended.
   */
  Optional<ReplyWork> claim(Due.Reply due, Instant now, Instant leaseUntil);

  /**
   * Takes a follow-up until {@code leaseUntil}, if the chat is still at the revision from which
   * this was decided; empty where it is not, another holds it or it has ended.
   *
   * @param messages what would be sent; the work holds those of the first claim, since every try
   *     with a retry key must send the same (Messaging API reference, "Retry failed API requests")
   */
  Optional<FollowUpWork> claim(
      Due.Message due, long chatRevision, List<Json> messages, Instant now, Instant leaseUntil);

  /**
   * Ends a follow-up that is held, and keeps that in the chat's history with what was sent. Does
   * nothing where it has ended already; where another holds it by now, only {@link Ending.Sent}
   * ends it, which is a fact whoever reports it.
   */
  void end(FollowUpWork work, Ending ending, Instant at, Instant expires);

  /**
   * Ends a follow-up that is not to be sent, unless another holds it at {@code now} or it has
   * ended; kept in the chat's history.
   */
  void lapse(Due.Message due, Ending ending, Instant now, Instant expires);

  /** Puts a follow-up off until then, unless another holds it at {@code now}; it was not tried. */
  void postpone(Due.Message due, Instant now, Instant until);

  /**
   * Gives a follow-up back, to be tried again from {@code next} on. Does nothing where another
   * holds it by now or it has ended.
   */
  void later(FollowUpWork work, Instant next);

  /** What is kept of a chat and has not expired, the newest first, at most {@code limit}. */
  List<Kept> history(AccountId account, ChatId chat, Instant now, int limit);

  /** Keeps a change of the chat that staff made; false where the chat has moved on meanwhile. */
  boolean change(AccountId account, StoredChat before, Chat after);

  /** A chat with the revision it is at: 0 where it is not stored yet. */
  record StoredChat(Chat chat, long revision) {}

  /** What a webhook event is decided from. */
  record Opened(OptionalLong settings, Optional<StoredChat> chat) {}

  /** The place of an event or follow-up in a chat's history. */
  record Key(Instant at, String id) {}

  /**
   * An event to be kept. The lease and the token's end stand apart from {@code next}, because they
   * also count where an earlier try of the same event left a reply outstanding: a redelivered event
   * decided again mostly comes to nothing, as the chat already knows its answer.
   *
   * @param receivedAt when we received it
   * @param before the chat it was decided from, absent for events of no chat
   * @param after the chat afterwards
   * @param next the reply that is outstanding, or how it ended without one
   * @param begin the follow-ups it begins, at most {@link #MAX_BEGUN}
   * @param unsent the message whose content goes
   * @param tokenEnds when the event's reply token dies, counted from this receipt
   * @param leaseUntil until when whoever keeps the event holds its reply
   * @param expires when it need not be kept any longer
   */
  record Entry(
      AccountId account,
      Event event,
      Instant receivedAt,
      long settings,
      Optional<StoredChat> before,
      Optional<Chat> after,
      Next next,
      List<TraceStep> trace,
      List<FollowUp> begin,
      Optional<String> unsent,
      Instant tokenEnds,
      Instant leaseUntil,
      Instant expires) {

    /**
     * How many follow-ups one event can begin: what fits into one transaction with room to spare.
     */
    public static final int MAX_BEGUN = 50;

    /** Throws {@link IllegalArgumentException} where the parts do not belong together. */
    public Entry {
      trace = List.copyOf(trace);
      begin = List.copyOf(begin);
      if (before.isPresent() != after.isPresent())
        throw new IllegalArgumentException("a chat has a state before and after, or neither");
      if (before.isEmpty() && (next instanceof Next.Reply || !begin.isEmpty()))
        throw new IllegalArgumentException("a reply and follow-ups need a chat");
      if (begin.size() > MAX_BEGUN) throw new IllegalArgumentException("too many follow-ups");
    }

    /** The event's place in the history. */
    public Key key() {
      return new Key(event.at(), event.id());
    }

    /** The chat it happened in. */
    public Optional<ChatId> chat() {
      return after.map(Chat::id);
    }

    /** The id of the message that the event brought, where it brought one. */
    public Optional<String> messageId() {
      return event.what() instanceof What.Message message
          ? Optional.of(message.messageId())
          : Optional.empty();
    }

    /** The event as LINE wrote it, empty where its message was unsent. */
    public Optional<String> raw() {
      return event.raw().isEmpty() ? Optional.empty() : Optional.of(event.raw());
    }
  }

  /** What comes after an event was kept. */
  sealed interface Next {

    /**
     * A reply is to be sent by whoever keeps the event.
     *
     * @param mayPush whether it may be pushed where the reply is surely refused
     */
    record Reply(String token, List<Json> messages, boolean mayPush) implements Next {
      public Reply {
        messages = List.copyOf(messages);
      }
    }

    /** Nothing is to be sent. */
    record Nothing(Ending ending) implements Next {}
  }

  /** What keeping an event came to. */
  sealed interface Recorded {

    /** It is new and kept, and nothing is to be sent. */
    record Kept() implements Recorded {}

    /**
     * This reply is to be sent now: the event is new, or an earlier try was cut off and its lease
     * has run out. Then it is the reply as first decided, with the token's new end where the event
     * was redelivered.
     */
    record Outstanding(ReplyWork work) implements Recorded {}

    /** It was kept before: it has ended, or another is at it. */
    record Duplicate() implements Recorded {}

    /** The chat has moved on since it was read: decide again. */
    record ChatMoved() implements Recorded {}
  }

  /**
   * A reply that is held by one worker.
   *
   * @param attempt which try this is, from 1; from the second on an earlier one may have gone out
   */
  record ReplyWork(
      AccountId account,
      ChatId chat,
      Key key,
      String token,
      Instant tokenEnds,
      List<Json> messages,
      boolean mayPush,
      int attempt,
      Instant leaseUntil) {
    public ReplyWork {
      messages = List.copyOf(messages);
    }
  }

  /**
   * A follow-up that is held by one worker.
   *
   * @param messages what is sent
   * @param attempt which try this is, from 1
   * @param firstTriedAt when the first try began, from which the retry key's 24 hours count
   */
  record FollowUpWork(
      AccountId account,
      FollowUp followUp,
      List<Json> messages,
      int attempt,
      Instant firstTriedAt,
      Instant leaseUntil) {
    public FollowUpWork {
      messages = List.copyOf(messages);
    }
  }

  /** An entry of the index of due work. */
  sealed interface Due {

    /** An outstanding reply whose sender has not ended it. */
    record Reply(AccountId account, ChatId chat, Key key) implements Due {}

    /** A follow-up whose time has come, and what was tried of it before. */
    record Message(AccountId account, FollowUp followUp, Optional<Tried> tried) implements Due {

      /** When the first try began, where there was one: it may have been sent since. */
      public Optional<Instant> firstTriedAt() {
        return tried.map(Tried::firstAt);
      }

      /** How often it was tried before. */
      public int attempts() {
        return tried.map(Tried::attempts).orElse(0);
      }
    }

    /**
     * Tries that did not end a follow-up.
     *
     * @param firstAt when the first of them began
     * @param messages what they tried to send
     */
    record Tried(int attempts, Instant firstAt, List<Json> messages) {
      public Tried {
        messages = List.copyOf(messages);
      }
    }
  }

  /**
   * One entry of a chat's history.
   *
   * @param raw the event as LINE wrote it; empty for a follow-up, and where the message was unsent
   * @param sent the messages that answer it
   * @param ending how it ended; empty while a reply is outstanding
   */
  record Kept(
      Key key,
      Optional<String> raw,
      List<Json> sent,
      List<TraceStep> trace,
      Optional<Ending> ending) {
    public Kept {
      sent = List.copyOf(sent);
      trace = List.copyOf(trace);
    }
  }
}
