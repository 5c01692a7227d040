package rusuban.console.letters;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import rusuban.app.chat.ChatStore;
import rusuban.app.chat.VersionedChat;
import rusuban.app.due.DueWork;
import rusuban.app.due.DueWork.DueFollowUp;
import rusuban.app.due.DueWorkIndex;
import rusuban.core.AccountId;
import rusuban.core.chat.Chat;
import rusuban.core.decision.FollowUpPolicy;
import rusuban.core.decision.FollowUpPolicy.Gather;
import rusuban.core.decision.FollowUpPolicy.Lapse;
import rusuban.core.decision.FollowUpPolicy.Wait;
import rusuban.core.settings.Settings;

/**
 * Reads the follow-ups that are due until a time, and asks the sender's policy about each. The
 * index holds the work of all accounts, so one look reads each shard once. Then it reads a chat for
 * each follow-up.
 */
public final class TonightReader {
  /** Most follow-ups of one look. */
  static final int MOST = 60;

  /** Most entries of one shard, of all accounts. */
  private static final int PER_SHARD = 100;

  /** Most waits that are followed: a takeover may end in quiet hours. */
  private static final int MOST_WAITS = 4;

  private final DueWorkIndex index;
  private final ChatStore chats;
  private final Supplier<ExecutorService> workers;

  /**
   * Creates the reader.
   *
   * @param workers creates the executor of one look
   */
  public TonightReader(DueWorkIndex index, ChatStore chats, Supplier<ExecutorService> workers) {
    this.index = index;
    this.chats = chats;
    this.workers = workers;
  }

  /**
   * The due follow-ups.
   *
   * @param isCut whether there may be more than were read
   */
  record Tonight(List<Expected> all, boolean isCut) {
    Tonight {
      all = List.copyOf(all);
    }
  }

  /** One follow-up that is due, with its customer as she is now. */
  record Expected(DueFollowUp due, Chat chat, Prospect prospect) {}

  /** The sender's decision, if nothing changes until then. */
  sealed interface Prospect {
    /** A follow-up that goes out then. */
    record Goes(Instant at) implements Prospect {}

    /** A follow-up that waits until staff have answered the customer. */
    record Held(Instant latest) implements Prospect {}

    /** A follow-up that does not go out, for this reason. */
    record Never(String why) implements Prospect {}
  }

  private record Due(List<DueFollowUp> all, boolean isCut) {}

  /** Returns what is due until a time, the earliest first. */
  Tonight read(AccountId account, Settings live, Instant now, Instant until) {
    try (var executor = workers.get()) {
      var due = due(account, until, executor);
      var first = due.all().stream().limit(MOST).toList();
      var all =
          inParallel(
              first,
              executor,
              each -> {
                var chat =
                    chats
                        .read(account, Optional.of(each.chat()))
                        .chat()
                        .orElseGet(() -> VersionedChat.unknown(each.chat()))
                        .chat();
                return new Expected(each, chat, prospect(each, live, chat, now));
              });
      return new Tonight(all, due.isCut() || due.all().size() > MOST);
    }
  }

  /** Returns the due follow-up of this cause. */
  Optional<DueFollowUp> find(AccountId account, String cause, Instant until) {
    try (var executor = workers.get()) {
      return due(account, until, executor).all().stream()
          .filter(each -> each.followUp().cause().equals(cause))
          .findFirst();
    }
  }

  private Due due(AccountId account, Instant until, ExecutorService executor) {
    var shards = IntStream.range(0, index.shards()).boxed().toList();
    List<List<DueWork>> pages =
        inParallel(shards, executor, shard -> index.due(shard, until, PER_SHARD));
    var all =
        pages.stream()
            .flatMap(List::stream)
            .filter(DueFollowUp.class::isInstance)
            .map(DueFollowUp.class::cast)
            .filter(each -> each.account().equals(account))
            .sorted(Comparator.comparing(DueFollowUp::free))
            .toList();
    return new Due(all, pages.stream().anyMatch(page -> page.size() >= PER_SHARD));
  }

  private static <A, B> List<B> inParallel(
      List<A> all, ExecutorService executor, Function<A, B> work) {
    var started =
        all.stream()
            .map(each -> CompletableFuture.supplyAsync(() -> work.apply(each), executor))
            .toList();
    return started.stream().map(CompletableFuture::join).toList();
  }

  /** Asks the policy at the time at which the sender looks, and after each wait again. */
  private static Prospect prospect(DueFollowUp due, Settings live, Chat chat, Instant now) {
    var followUp = due.followUp();
    boolean isTried = due.previous().isPresent();
    var at = due.free().isAfter(now) ? due.free() : now;
    for (int left = MOST_WAITS; left > 0; left--)
      switch (FollowUpPolicy.decide(followUp, isTried, live, chat, at)) {
        case Lapse(var why) -> {
          return new Prospect.Never(why);
        }
        case Wait(_, var why) when why.equals(FollowUpPolicy.WAITING_FOR_STAFF) -> {
          return new Prospect.Held(followUp.latest());
        }
        case Wait(var until, _) -> at = until;
        case Gather _ -> {
          return new Prospect.Goes(at);
        }
      }
    return new Prospect.Goes(at);
  }
}
