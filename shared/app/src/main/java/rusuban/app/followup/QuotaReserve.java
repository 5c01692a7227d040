package rusuban.app.followup;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import rusuban.app.messaging.MessagingApi;
import rusuban.core.AccountId;
import rusuban.core.decision.Quota;

/**
 * Keeps follow-ups from using the part of the month's quota that the owner reserves for answers and
 * staff.
 *
 * <p>LINE is asked for the number of used messages. The answer is remembered, together with this
 * process's pushes since, for at most five minutes. It is remembered no longer than LINE's maximum
 * of 2,000 pushes a second would need for the rest of the quota. With little left, each follow-up
 * asks.
 *
 * <p>A process that pushes alone never exceeds the quota for follow-ups. Where several processes
 * push, none knows the pushes in progress elsewhere: N processes with M pushes at once exceed it by
 * fewer than N x M. Two kinds of push come on top: those that LINE's number does not contain yet,
 * and retries after LINE was unreachable.
 *
 * <p>Without an answer from LINE, follow-ups are sent: a counter's outage must not cost a shop its
 * thank-yous, and LINE itself refuses messages beyond the quota. An earlier answer of the same
 * month stays valid. LINE is then not asked again for a minute, because each request may take
 * seconds.
 */
final class QuotaReserve {
  private static final Duration REMEMBERED = Duration.ofMinutes(5);
  private static final Duration UNANSWERED = Duration.ofMinutes(1);

  /**
   * Maximum pushes of a channel per second, from all processes together (Messaging API reference,
   * "Rate limits").
   */
  private static final int PUSHES_A_SECOND = 2_000;

  /** Time zone of LINE's months for accounts of Japan. */
  private static final ZoneId MONTHS = ZoneId.of("Asia/Tokyo");

  private final MessagingApi messaging;
  private final InstantSource clock;
  private final Map<AccountId, Known> accounts = new ConcurrentHashMap<>();

  QuotaReserve(MessagingApi messaging, InstantSource clock) {
    this.messaging = messaging;
    this.clock = clock;
  }

  /** Returns one follow-up's place in the month's quota. Close it after the follow-up. */
  Place place(AccountId account) {
    return new Place(accounts.computeIfAbsent(account, Known::new));
  }

  /** A place in the month's quota for one message of one follow-up. Not thread-safe. */
  static final class Place implements AutoCloseable {
    private final Known known;
    private boolean taken;
    private boolean used;

    private Place(Known known) {
      this.known = known;
    }

    /**
     * Reserves a message beyond the owner's reserve and holds it from then on. May ask LINE.
     *
     * @return false if the rest of the quota is reserved
     */
    boolean reserve(int keptBack) {
      if (!taken) taken = known.take(keptBack);
      return taken;
    }

    /** Marks the place as used, since the follow-up is probably sent. */
    void use() {
      used = true;
    }

    /** Marks the place as unused after all. */
    void leave() {
      used = false;
    }

    /** Returns an unused place to the quota. */
    @Override
    public void close() {
      if (taken && !used) known.giveBack();
    }
  }

  /** The known state of one account's month. */
  private final class Known {
    private final AccountId account;
    private YearMonth month = YearMonth.of(1970, 1);
    private Optional<Quota> told = Optional.empty();
    private long pushed;
    private Instant asked = Instant.MIN;
    private boolean answered;

    Known(AccountId account) {
      this.account = account;
    }

    synchronized boolean take(int keptBack) {
      Instant now = clock.instant();
      forgetLastMonth(YearMonth.from(now.atZone(MONTHS)));
      if (!now.isBefore(asked.plus(remembered(keptBack)))) ask(now);
      boolean free = left(keptBack) > 0;
      if (free) pushed++;
      return free;
    }

    synchronized void giveBack() {
      pushed = Math.max(0, pushed - 1);
    }

    private void forgetLastMonth(YearMonth now) {
      if (now.equals(month)) return;
      month = now;
      told = Optional.empty();
      pushed = 0;
      asked = Instant.MIN;
    }

    private long left(int keptBack) {
      return told.map(it -> it.leftForFollowUps(pushed, keptBack)).orElse(Long.MAX_VALUE);
    }

    /**
     * Returns how long LINE's answer is remembered. An exhausted quota does not grow before the
     * month ends, so no request is urgent then.
     */
    private Duration remembered(int keptBack) {
      if (!answered) return UNANSWERED;
      long left = left(keptBack);
      return left <= 0 || left > REMEMBERED.toSeconds() * PUSHES_A_SECOND
          ? REMEMBERED
          : Duration.ofSeconds(left - 1).dividedBy(PUSHES_A_SECOND);
    }

    private void ask(Instant now) {
      var answer = messaging.quota(account);
      asked = now;
      answered = answer.isPresent();
      if (!answered) return;
      // LINE's number is behind: it contains at most as many of our pushes as it has grown by.
      long grown = answer.get().used() - told.map(Quota::used).orElse(0L);
      pushed = Math.max(0, pushed - Math.max(0, grown));
      told = answer;
    }
  }
}
