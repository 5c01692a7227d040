package rusuban.local.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import rusuban.app.people.Actor;
import rusuban.app.people.Admission;
import rusuban.app.people.AuditCode;
import rusuban.app.people.AuditEntry;
import rusuban.app.people.EmailAddress;
import rusuban.app.people.PeoplePorts;
import rusuban.app.people.Role;
import rusuban.app.people.Session;
import rusuban.app.people.UserDirectory;
import rusuban.app.people.VerifiedIdentity;
import rusuban.core.AccountId;
import rusuban.local.store.StoreAccess;
import rusuban.local.store.StoreTarget;
import rusuban.testkit.InMemorySettingsRepository;
import rusuban.testkit.SettableClock;
import rusuban.testkit.people.FakeUserDirectory;
import rusuban.testkit.people.InMemoryPeoplePorts;
import rusuban.testkit.store.InMemoryStorePorts;
import rusuban.testkit.store.InMemoryTable;

class PeopleCommandTest {
  private static final AccountId SALON = new AccountId("salon");
  private static final EmailAddress SAYAKA = new EmailAddress("sayaka@example.com");

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-29T05:12:00Z"));
  private final PeoplePorts people = InMemoryPeoplePorts.empty();
  private final FakeUserDirectory users = new FakeUserDirectory();
  private final List<String> opened = new ArrayList<>();
  private final InMemorySettingsRepository versions = new InMemorySettingsRepository();

  private record Ran(int code, String out, String err) {}

  private Ran run(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var ports = InMemoryStorePorts.of(new InMemoryTable(versions::live));
    StoreAccess storeAccess =
        new StoreAccess() {
          @Override
          public int with(StoreTarget storeTarget, ToIntFunction<Store> work) {
            return work.applyAsInt(new Store(versions, ports, people, clock));
          }
        };
    int code =
        new CommandLine(new PeopleCommand(storeAccess, this::openPool))
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    return new Ran(code, out.toString(), err.toString());
  }

  private int openPool(Optional<String> region, String pool, ToIntFunction<UserDirectory> work) {
    opened.add(region.orElse("-") + " " + pool);
    return work.applyAsInt(users);
  }

  private void signIn(EmailAddress email) {
    new Admission(people.members(), Optional.empty())
        .admit(new VerifiedIdentity(email, email.localPart(), Optional.empty()), clock.instant());
  }

  private List<AuditEntry> audited() {
    return people.audit().page(SALON, 100, Optional.empty()).list();
  }

  @Test
  void a_person_is_invited_with_role_and_name_and_the_log_tells_who_did_it() {
    var ran = run("add", "Misaki@Example.com", "--role", "viewer", "--name", "美咲", "--by", "taro");
    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .contains("misaki@example.com を見るだけとして招待しました（2026-12-06 14:12 まで）", "as viewer");
    var member = people.members().list(SALON, clock.instant()).getFirst();
    assertThat(member.name()).isEqualTo("美咲");
    assertThat(member.role()).isEqualTo(Role.VIEWER);
    assertThat(audited())
        .containsExactly(
            AuditEntry.of(
                SALON,
                clock.instant(),
                new Actor.CommandLine("taro"),
                AuditCode.MEMBER_INVITED,
                "misaki@example.com",
                "viewer"));
  }

  @Test
  void the_user_pool_mails_the_invitation_and_forgets_whoever_belongs_nowhere() {
    var pool = new String[] {"--table", "t", "--region", "ap-northeast-1", "--user-pool", "p"};
    var ran = run(with(pool, "add", "misaki@example.com"));
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).contains("招待のメールを送りました", "is mailed");
    assertThat(users.users()).containsExactly(new EmailAddress("misaki@example.com"));
    run("add", "misaki@example.com", "--account", "bar");
    run(with(pool, "remove", "misaki@example.com"));
    assertThat(users.users()).hasSize(1);
    assertThat(run(with(pool, "remove", "misaki@example.com", "--account", "bar")).code()).isZero();
    assertThat(users.users()).isEmpty();
    assertThat(opened).hasSize(3).containsOnly("ap-northeast-1 p");
  }

  @Test
  void without_a_pool_no_mail_is_sent_and_the_command_says_so() {
    assertThat(run("add", "misaki@example.com", "--table", "t").out()).contains("No mail was sent");
    assertThat(opened).isEmpty();
    var local = run("add", "b@example.com", "--user-pool", "p");
    assertThat(local.code()).isEqualTo(2);
    assertThat(local.err()).contains("--user-pool goes with --table");
    assertThat(people.members().find(SALON, new EmailAddress("b@example.com"), clock.instant()))
        .isEmpty();
  }

  @Test
  void a_pool_that_refuses_is_told_with_the_remedy() {
    users.goDown();
    var ran = run("add", "misaki@example.com", "--table", "t", "--user-pool", "p");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("メールを送れませんでした", "could not be mailed");
  }

  private static String[] with(String[] options, String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of(options));
    return all.toArray(String[]::new);
  }

  @Test
  void staff_is_the_role_of_somebody_added_without_one() {
    run("add", "misaki@example.com");
    assertThat(people.members().list(SALON, clock.instant()))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.role()).isEqualTo(Role.STAFF);
              assertThat(it.name()).isEqualTo("misaki");
            });
  }

  @Test
  void somebody_known_is_not_invited_again() {
    run("add", "sayaka@example.com", "--role", "owner");
    var again = run("add", "SAYAKA@example.com");
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).contains("もう招待されています", "invited already");
    signIn(SAYAKA);
    var member = run("add", "sayaka@example.com");
    assertThat(member.code()).isEqualTo(1);
    assertThat(member.err()).contains("もうオーナーです", "is a member already: Owner");
  }

  @Test
  void the_list_tells_role_address_name_and_when() {
    assertThat(run("list").out()).contains("まだいません", "no members yet");
    run("add", "misaki@example.com", "--role", "staff", "--name", "美咲");
    run("add", "sayaka@example.com", "--role", "owner", "--name", "沙也加");
    signIn(SAYAKA);
    assertThat(run("list").out().lines())
        .containsExactly(
            "owner   sayaka@example.com  沙也加  最後に見た: 2026-11-29 14:12 / last seen 2026-11-29 14:12",
            "staff   misaki@example.com  美咲  招待中・2026-12-06 14:12 まで / invited until 2026-12-06 14:12");
    assertThat(run("list", "--account", "bar").out()).contains("bar");
  }

  @Test
  void a_removed_member_is_signed_out_and_the_log_tells_it() {
    run("add", "sayaka@example.com", "--role", "owner");
    run("add", "ryo@example.com", "--name", "亮");
    signIn(SAYAKA);
    var ryo = new EmailAddress("ryo@example.com");
    signIn(ryo);
    var session = Session.begin("0f".repeat(32), SALON, ryo, "?", clock.instant());
    people.sessions().create(session);
    clock.advance(Duration.ofSeconds(1));
    var ran = run("remove", "ryo@example.com", "--by", "taro");
    assertThat(ran)
        .isEqualTo(new Ran(0, "ryo@example.com を外しました。 / Removed." + System.lineSeparator(), ""));
    assertThat(people.members().find(SALON, ryo, clock.instant())).isEmpty();
    assertThat(people.sessions().find(session.tokenHash(), clock.instant())).isEmpty();
    assertThat(audited().getFirst())
        .isEqualTo(
            AuditEntry.of(
                SALON,
                clock.instant(),
                new Actor.CommandLine("taro"),
                AuditCode.MEMBER_REMOVED,
                "亮"));
  }

  @Test
  void an_invitation_is_withdrawn() {
    run("add", "misaki@example.com");
    assertThat(run("remove", "misaki@example.com").out()).contains("取り消しました", "withdrawn");
    assertThat(people.members().list(SALON, clock.instant())).isEmpty();
  }

  @Test
  void the_last_owner_stays() {
    run("add", "sayaka@example.com", "--role", "owner");
    signIn(SAYAKA);
    var ran = run("remove", "sayaka@example.com");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("最後のオーナー", "the last owner");
    assertThat(people.members().list(SALON, clock.instant())).hasSize(1);
  }

  @Test
  void nobody_unknown_is_removed() {
    var ran = run("remove", "nobody@example.com");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("入れる人ではありません", "is no member of salon");
  }

  @ParameterizedTest
  @ValueSource(strings = {"aoi@example", "aoi", "a b@example.com", " "})
  void an_address_with_a_fault_is_told_and_nothing_is_done(String typed) {
    for (var command : List.of("add", "remove")) {
      var ran = run(command, typed);
      assertThat(ran.code()).isEqualTo(2);
      assertThat(ran.err()).containsPattern("[ぁ-ん]").containsPattern("[a-z]{4}");
    }
    assertThat(audited()).isEmpty();
  }

  @Test
  void a_role_or_name_with_a_fault_is_told_and_nothing_is_done() {
    assertThat(run("add", "a@example.com", "--role", "king").err()).contains("--role is owner");
    assertThat(run("add", "a@example.com", "--name", "\u202E").err()).contains("--name is 1 to 50");
    assertThat(run("add", "a@example.com", "--by", " ").code()).isEqualTo(2);
    assertThat(people.members().list(SALON, clock.instant())).isEmpty();
  }
}
