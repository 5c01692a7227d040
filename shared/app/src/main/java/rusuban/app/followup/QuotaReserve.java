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
 * Keeps follow-ups off what the owner keeps back of the month's messages for answers and staff.
 *
 * <p>LINE is asked how many are used, and the answer is remembered together with what this process
 * has pushed since: for five minutes at most, and for no longer than LINE's 2,000 pushes a second,
 * by whomever, would need for what is left. Where little is left, each follow-up asks. A process
 * that alone pushes lets none too many out. Where others push too, none knows what the others have
 * under way: of N processes that carry out M at once, fewer than N x M go past the line. Besides
 * those there are what LINE's number does not contain yet of the others' pushes, and follow-ups
 * that wait for another try after LINE could not be reached.
 *
 * <p>Where LINE does not tell, follow-ups go out: a shop must not lose its thank-yous to the outage
 * of a counter, and LINE itself refuses what is more than the month's messages. What it told before
 * in the same month goes on to hold. It is then not asked for a minute: each time may take seconds.
 */
final class QuotaReserve {
  private static final Duration REMEMBERED = Duration.ofMinutes(5);
  private static final Duration UNANSWERED = Duration.ofMinutes(1);

  /** Of a channel, all who push together (Messaging API reference, "Rate limits"). */
  private static final int PUSHES_A_SECOND = 2_000;

  /** LINE's accounts of Japan count by its months. */
  private static final ZoneId MONTHS = ZoneId.of("Asia/Tokyo");

  private final MessagingApi messaging;
  private final InstantSource clock;
  private final Map<AccountId, Known> accounts = new ConcurrentHashMap<>();

  QuotaReserve(MessagingApi messaging, InstantSource clock) {
    this.messaging = messaging;
    this.clock = clock;
  }

  /** What one follow-up of this account takes of the month; to be closed when it is settled. */
  Place place(AccountId account) {
    return new Place(accounts.computeIfAbsent(account, Known::new));
  }

  /** One message of the month, for one follow-up. For one thread. */
  static final class Place implements AutoCloseable {
    private final Known known;
    private boolean taken;
    private boolean used;

    private Place(Known known) {
      this.known = known;
    }

    /**
     * Reserves a message beyond the reserve and holds it from then on. May ask LINE.
     *
     * @return false if the rest of the quota is reserved
     */
    boolean reserve(int keptBack) {
      if (!taken) taken = known.take(keptBack);
      return taken;
    }

    /** The follow-up goes out by all that is known. */
    void use() {
      used = true;
    }

    /** It does not after all. */
    void leave() {
      used = false;
    }

    /** Gives back what was not used. */
    @Override
    public void close() {
      if (taken && !used) known.giveBack();
    }
  }

  /** What is known of one account's month. */
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

    /** Once none is left there is no hurry: until the month ends it does not get more. */
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
      // LINE's number runs behind: of our pushes it contains at most as many as it has grown by.
      long grown = answer.get().used() - told.map(Quota::used).orElse(0L);
      pushed = Math.max(0, pushed - Math.max(0, grown));
      told = answer;
    }
  }
}
