package rusuban.app;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.Json;
import rusuban.core.chat.Chat;
import rusuban.core.decision.FollowUp;
import rusuban.core.decision.TraceStep;
import rusuban.core.event.Event;
import rusuban.core.shop.ShopState;

/**
 * What is kept: chats, their events, and the work that is due. Every change of state is conditional
 * on the state it was decided from, so that of two who try only one succeeds. Times come from the
 * caller; expiry is compared, never left to the store.
 */
public interface Records {

  /**
   * The live settings' version, the shop's state and the chat, read together and strongly
   * consistent; absent parts where nothing is stored.
   *
   * @param quoted the id of a message of which to tell whether the account sent it into this chat
   */
  Opened open(AccountId account, Optional<ChatId> chat, Optional<String> quoted);

  /** The same, where nothing is quoted. */
  default Opened open(AccountId account, Optional<ChatId> chat) {
    return open(account, chat, Optional.empty());
  }

  /**
   * Notes that LINE gave the messages of this reply these ids, until {@code expires}. Does nothing
   * where the chat was erased meanwhile.
   *
   * @param messageIds one to five
   */
  void noteSent(ReplyWork work, List<String> messageIds, Instant expires);

  /**
   * Keeps an event, all of it or nothing: the event, the chat as it is afterwards, the reply that
   * is outstanding, the follow-ups begun. An unsend also takes the message's content, edits
   * included, out of what is kept.
   */
  Recorded record(Entry entry);

  /**
   * Keeps events of one chat together, all of them or none. Each was decided from the same state of
   * the chat and leaves nothing to be done: no reply, no follow-up, no unsend. The chat is left as
   * the last of them says.
   *
   * @param entries at least one and at most {@link #MOST_TOGETHER}, each with a key of its own
   */
  Together keep(List<Entry> entries);

  /** How many events may be kept together: what fits into one transaction with room to spare. */
  int MOST_TOGETHER = 40;

  /** What keeping events together came to. */
  sealed interface Together {

    /** All of them are new, and kept. */
    record Kept() implements Together {}

    /** These were kept before, so that none of the others is kept now. */
    record Known(Set<Key> keys) implements Together {
      public Known {
        keys = Set.copyOf(keys);
      }
    }

    /** The chat has moved on since it was read. */
    record ChatMoved() implements Together {}
  }

  /**
   * Ends an outstanding reply; the index of due work forgets it. {@link Ending.Sent} is a fact
   * whoever reports it: it ends a reply that another holds by now, and takes the place of {@link
   * Ending.Unknown}. Any other ending counts only from who holds the reply.
   */
  void end(ReplyWork work, Ending ending);

  /**
   * Gives an outstanding reply back, to be tried again from {@code next} on, with what the work
   * says of its token and of whether it may have gone out. Does nothing where another holds it by
   * now or it has ended.
   */
  void later(ReplyWork work, Instant next);

  /**
   * An outstanding reply as it was left, with its chat, read together and strongly consistent;
   * empty where it has ended.
   */
  Optional<LeftOver> leftOver(Due.Reply due);

  /**
   * Takes an outstanding reply until {@code leaseUntil}, if the chat is still as it was read.
   *
   * @param tokenEnds when its token dies
   */
  Claim<ReplyWork> claim(LeftOver found, Instant tokenEnds, Instant now, Instant leaseUntil);

  /** Into how many shards due work is spread. */
  int shards();

  /**
   * Due work of a shard that nobody holds at {@code by}, the longest due first, at most {@code
   * limit}. It may be a moment old: only a claim decides.
   */
  List<Due> due(int shard, Instant by, int limit);

  /**
   * Takes a follow-up until {@code leaseUntil}, if the chat is still at the revision from which
   * this was decided.
   *
   * @param messages what would be sent; the work holds those of the first claim, since every try
   *     with a retry key must send the same (Messaging API reference, "Retry failed API requests")
   */
  Claim<FollowUpWork> claim(
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
   *
   * @return whether this ended it
   */
  boolean lapse(Due.Message due, Ending ending, Instant now, Instant expires);

  /** Puts a follow-up off until then, unless another holds it at {@code now}; it was not tried. */
  void postpone(Due.Message due, Instant now, Instant until);

  /**
   * Gives a follow-up back, to be tried again from {@code next} on, with what the work says of
   * whether it may have gone out. Does nothing where another holds it by now or it has ended.
   */
  void later(FollowUpWork work, Instant next);

  /** What is kept of a chat and has not expired, the newest first, at most {@code limit}. */
  List<Kept> history(AccountId account, ChatId chat, Instant now, int limit);

  /** Keeps a change of the chat that staff made; false where the chat has moved on meanwhile. */
  boolean change(AccountId account, StoredChat before, Chat after);

  /**
   * Keeps a change of the shop's state, for every event from then on; false where another change
   * came first.
   */
  boolean change(AccountId account, StoredState before, ShopState after);

  /**
   * Erases a chat: what is known of it, the work that is due in it, and of its events and ended
   * follow-ups all but when they were, their ids and their endings. These stay until {@code now}
   * plus {@link #ERASED_KEPT}, if they do not expire before, so that an event delivered again is
   * still told from a new one; a reply that was outstanding ends as {@link #ERASED}. Whoever works
   * from what was read before can keep nothing any more. What comes in meanwhile may be erased with
   * it. Where a call ends halfway, another one does the rest.
   */
  void erase(AccountId account, ChatId chat, Instant now);

  /** Notes that a webhook of this account came then. The newest time stays. */
  void noteWebhook(AccountId account, Instant at);

  /** Returns the newest time that was noted for this account; empty where none was. */
  Optional<Instant> lastWebhook(AccountId account);

  /** How an outstanding reply ends whose chat is erased. */
  Ending ERASED = new Ending.Skipped("erased");

  /** How long it is known at most that an erased event was there. */
  Duration ERASED_KEPT = Duration.ofDays(1);

  /** A chat with the revision it is at: 0 where it is not stored yet. */
  record StoredChat(Chat chat, long revision) {}

  /** The shop's state with the revision it is at: 0 where it is not stored yet. */
  record StoredState(ShopState state, long revision) {
    /** Nothing is stored. */
    public static final StoredState NONE = new StoredState(ShopState.NONE, 0);
  }

  /**
   * What a webhook event is decided from.
   *
   * @param quotesAccount true where the quoted message is noted as the account's own
   */
  record Opened(
      OptionalLong settings, StoredState state, Optional<StoredChat> chat, boolean quotesAccount) {

    /** One for an event that quotes nothing of the account's. */
    public Opened(OptionalLong settings, StoredState state, Optional<StoredChat> chat) {
      this(settings, state, chat, false);
    }
  }

  /** The place of an event or follow-up in a chat's history. */
  record Key(Instant at, String id) {}

  /**
   * An event to be kept.
   *
   * @param receivedAt when we received it
   * @param before the chat it was decided from, absent for events of no chat
   * @param after the chat afterwards
   * @param next the reply that is outstanding, or how it ended without one
   * @param begin the follow-ups it begins, at most {@link #MAX_BEGUN}
   * @param unsent the message whose content goes
   * @param tokenEnds when the event's reply token dies, counted from this receipt; it stands apart
   *     from {@code next} because a redelivered event, whose answer the chat knows already,
   *     prolongs the token too
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

    /** It is new and kept, and this reply is to be sent now. */
    record Outstanding(ReplyWork work) implements Recorded {}

    /** It was kept before, and its reply was cut off: nobody holds it. */
    record LeftOver(Due.Reply reply) implements Recorded {}

    /** It was kept before: it has ended, or another is at it. */
    record Duplicate() implements Recorded {}

    /** The chat has moved on since it was read: decide again. */
    record ChatMoved() implements Recorded {}
  }

  /** A reply that was cut off, as its last worker left it, and the chat as it is now. */
  record LeftOver(StoredChat chat, ReplyWork last) {}

  /** What an attempt to take work came to. */
  sealed interface Claim<W> {

    /** It is ours until the lease ends. */
    record Taken<W>(W work) implements Claim<W> {}

    /** The chat has moved on since it was read: decide again. */
    record ChatMoved<W>() implements Claim<W> {}

    /** Another holds it, or it has ended. */
    record Gone<W>() implements Claim<W> {}

    /** The work, if it is ours. */
    default Optional<W> taken() {
      return this instanceof Taken<W>(var work) ? Optional.of(work) : Optional.empty();
    }
  }

  /**
   * A reply that is held by one worker.
   *
   * @param tokenEnds when the token dies; {@link #PUSHED} once a push was begun
   * @param attempt which try this is, from 1
   * @param open whether an earlier try may have gone out
   * @param pausedUntil until when the decision itself left the chat to staff, if it did
   * @param due its place in the index of due work: when its event was received
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
      boolean open,
      Optional<Instant> pausedUntil,
      Instant due,
      Instant leaseUntil) {
    public ReplyWork {
      messages = List.copyOf(messages);
    }

    /** That of an entry which was just kept, held by whoever kept it. */
    public static ReplyWork first(Entry entry, Next.Reply reply) {
      return new ReplyWork(
          entry.account(),
          entry.chat().orElseThrow(),
          entry.key(),
          reply.token(),
          entry.tokenEnds(),
          reply.messages(),
          reply.mayPush(),
          1,
          false,
          entry.after().flatMap(Chat::pausedUntil),
          entry.receivedAt(),
          entry.leaseUntil());
    }

    /**
     * In place of the token's end: a push was begun, and may have gone out. From then on only that
     * push is tried, with its retry key, even where LINE delivers the event again and prolongs the
     * token.
     */
    public static final Instant PUSHED = Instant.EPOCH;

    /** Whether only a push may be tried. */
    public boolean isPushed() {
      return tokenEnds.equals(PUSHED);
    }

    /** The same as an entry of the index, given back then. */
    public Due.Reply givenBack(Instant at) {
      return new Due.Reply(account, chat, key, due, at);
    }

    /** The same, of which a try may have gone out. */
    public ReplyWork opened() {
      return with(tokenEnds, attempt, true, leaseUntil);
    }

    /** The same, whose token was found dead then. */
    public ReplyWork tokenDead(Instant at) {
      return with(at, attempt, open, leaseUntil);
    }

    /** The same at its next try. */
    public ReplyWork next(Instant newTokenEnds, Instant newLease) {
      return with(newTokenEnds, attempt + 1, open, newLease);
    }

    private ReplyWork with(Instant ends, int attempts, boolean mayHaveGone, Instant lease) {
      return new ReplyWork(
          account,
          chat,
          key,
          token,
          ends,
          messages,
          mayPush,
          attempts,
          mayHaveGone,
          pausedUntil,
          due,
          lease);
    }
  }

  /**
   * A follow-up that is held by one worker.
   *
   * @param messages what is sent
   * @param attempt which try this is, from 1
   * @param firstTriedAt when the first try began, from which the retry key's 24 hours count
   * @param open whether a try may have gone out
   */
  record FollowUpWork(
      AccountId account,
      FollowUp followUp,
      List<Json> messages,
      int attempt,
      Instant firstTriedAt,
      boolean open,
      Instant leaseUntil) {
    public FollowUpWork {
      messages = List.copyOf(messages);
    }

    /** The same, of which a try may have gone out. */
    public FollowUpWork opened() {
      return new FollowUpWork(account, followUp, messages, attempt, firstTriedAt, true, leaseUntil);
    }
  }

  /** An entry of the index of due work. */
  sealed interface Due {

    /** Whose it is. */
    AccountId account();

    /** In which chat. */
    ChatId chat();

    /** From when nobody holds it. */
    Instant free();

    /**
     * An outstanding reply whose sender has not ended it.
     *
     * @param due its place in the index: when its event was received
     */
    record Reply(AccountId account, ChatId chat, Key key, Instant due, Instant free)
        implements Due {}

    /** A follow-up whose time has come, and what was tried of it before. */
    record Message(AccountId account, FollowUp followUp, Optional<Tried> tried, Instant free)
        implements Due {

      @Override
      public ChatId chat() {
        return followUp.chat();
      }

      /**
       * This follow-up as the next worker holds it.
       *
       * @param first what is sent if it was never tried: every try with a retry key sends the same
       */
      public FollowUpWork next(List<Json> first, Instant now, Instant leaseUntil) {
        var before = tried.orElseGet(() -> new Tried(0, now, first, false));
        return new FollowUpWork(
            account,
            followUp,
            before.messages(),
            before.attempts() + 1,
            before.firstAt(),
            before.open(),
            leaseUntil);
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
     * @param open whether one of them may have gone out
     */
    record Tried(int attempts, Instant firstAt, List<Json> messages, boolean open) {
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
