package rusuban.local.people;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntBiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rusuban.app.OptimisticRetry;
import rusuban.app.people.Actor;
import rusuban.app.people.EmailAddress;
import rusuban.app.people.EmailFaultText;
import rusuban.app.people.Member;
import rusuban.app.people.Member.Standing;
import rusuban.app.people.MemberAdministration;
import rusuban.app.people.MemberAdministration.InvitationResult;
import rusuban.app.people.MemberStore.ChangeResult;
import rusuban.app.people.Role;
import rusuban.app.people.UserDirectory;
import rusuban.core.AccountId;
import rusuban.local.issuer.LocalUserDirectory;
import rusuban.local.store.DynamoStoreOpener;
import rusuban.local.store.StoreAccess;
import rusuban.local.store.StoreAccess.Store;
import rusuban.local.store.StoreCommand;
import rusuban.local.store.StoreOptions;
import rusuban.local.store.StoreTarget;

/**
 * {@code rusuban people}. Exits with 1 if a member could not be added or removed. Exits with 2 for
 * an error in the command line or the store.
 */
@Command(
    name = "people",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "add|list|remove",
    description = {"管理画面に入れる人の招待・一覧・取り消し。", "Invites, lists and removes people of the console."})
public final class PeopleCommand extends StoreCommand {
  private static final ZoneId USUAL_ZONE = ZoneId.of("Asia/Tokyo");
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  private final UserPoolAccess userPoolAccess;

  /** Creates the command with stores in DynamoDB and pools in Cognito. */
  public PeopleCommand() {
    this(new DynamoStoreOpener(Clock.systemUTC()), UserPoolAccess.aws());
  }

  PeopleCommand(StoreAccess storeAccess, UserPoolAccess userPoolAccess) {
    super(storeAccess);
    this.userPoolAccess = userPoolAccess;
  }

  @Command(
      name = "add",
      description = {
        "メールアドレスで招待します。7日以内の最初のサインインで入れるようになります。",
        "Invites by mail address. The first sign-in within seven days completes it."
      })
  int add(
      @Parameters(paramLabel = "EMAIL") String typed,
      @Option(
              names = "--role",
              paramLabel = "ROLE",
              defaultValue = "staff",
              description = "owner、staff、viewer（既定: ${DEFAULT-VALUE}） / the role")
          String role,
      @Option(
              names = "--name",
              paramLabel = "NAME",
              description = "呼び名（指定がなければ @ の前） / the name; without it the part before @")
          @Nullable String name,
      @Option(
              names = "--by",
              paramLabel = "NAME",
              defaultValue = "${sys:user.name}",
              description = "だれが（既定: このマシンの利用者） / who does it (this machine's user)")
          String by,
      @Option(
              names = "--user-pool",
              paramLabel = "ID",
              description = {
                "AWS のユーザープール（出力 UserPoolId）。招待のメールが届きます（--table と）",
                "the user pool on AWS, output UserPoolId, which mails the invitation (with --table)"
              })
          @Nullable String pool,
      @Mixin StoreOptions options)
      throws InterruptedException {
    var email = email(typed);
    var given =
        Role.of(role)
            .orElseThrow(
                () ->
                    wrong("--role は owner、staff、viewer です。", "--role is owner, staff or viewer."));
    if (name != null && !Member.isName(name))
      throw wrong(
          "--name は1〜" + Member.LONGEST_NAME + "文字の見える文字です。",
          "--name is 1 to " + Member.LONGEST_NAME + " visible characters.");
    var actor = new Actor.CommandLine(name(by));
    return withUsers(
        options,
        pool,
        (store, users) ->
            add(
                store.clock().instant(),
                zone(store, options.account()),
                administration(store, users)
                    .invite(
                        options.account(),
                        email,
                        Optional.ofNullable(name),
                        given,
                        actor,
                        store.clock().instant())));
  }

  /** Does the work with the store, and with the pool if one is given. */
  private int withUsers(
      StoreOptions options, @Nullable String pool, ToIntBiFunction<Store, UserDirectory> work)
      throws InterruptedException {
    if (pool == null)
      return with(options, store -> work.applyAsInt(store, new LocalUserDirectory()));
    if (!(options.target() instanceof StoreTarget.Table(_, var region)))
      throw wrong("--user-pool は --table と一緒に使います。", "--user-pool goes with --table.");
    return with(
        options,
        store -> userPoolAccess.with(region, pool, users -> work.applyAsInt(store, users)));
  }

  private int add(Instant now, ZoneId zone, InvitationResult result) {
    return switch (result) {
      case InvitationResult.Invited(var member, var notice) -> {
        var until = at(now.plus(Member.INVITATION), zone);
        out()
            .println(
                member.email().value()
                    + " を"
                    + member.role().ja()
                    + "として招待しました（"
                    + until
                    + " まで）。 / Invited as "
                    + member.role().en().toLowerCase(Locale.ROOT)
                    + " until "
                    + until
                    + ".");
        yield told(notice);
      }
      case InvitationResult.Refused(var member) when member.hasJoined() ->
          say(
              AT_FAULT,
              member.email().value() + " はもう" + member.role().ja() + "です。",
              member.email().value() + " is a member already: " + member.role().en() + ".");
      case InvitationResult.Refused(var member) ->
          say(
              AT_FAULT,
              member.email().value() + " はもう招待されています。変えるには先に remove してください。",
              member.email().value() + " is invited already. To change it, remove it first.");
    };
  }

  private int told(UserDirectory.Notice notice) {
    return switch (notice) {
      case MAILED -> {
        out().println("招待のメールを送りました。 / The invitation is mailed.");
        yield DONE;
      }
      case CAN_SIGN_IN -> {
        out().println("メールは送っていません。 / No mail was sent.");
        yield DONE;
      }
      case NOT_MAILED ->
          say(
              AT_FAULT,
              "ただし招待のメールを送れませんでした。--user-pool と認証情報を確かめ、remove してからもう一度 add してください。",
              "But the invitation could not be mailed. Check --user-pool and the credentials, then"
                  + " remove and add again.");
    };
  }

  @Command(
      name = "list",
      description = {"入れる人と招待中の人の一覧。", "Lists the members and the open invitations."})
  int list(@Mixin StoreOptions options) throws InterruptedException {
    return with(options, store -> list(store, options.account()));
  }

  private int list(Store store, AccountId account) {
    var zone = zone(store, account);
    var members = store.people().members().list(account, store.clock().instant());
    if (members.isEmpty())
      out().println(account + " に入れる人はまだいません。 / " + account + " has no members yet.");
    members.stream()
        .sorted(
            Comparator.comparing(Member::role)
                .thenComparing(member -> !member.hasJoined())
                .thenComparing(member -> member.email().value()))
        .forEach(member -> out().println(line(member, zone)));
    return DONE;
  }

  private static String line(Member member, ZoneId zone) {
    return String.join(
        "  ",
        "%-6s".formatted(member.role().word()),
        member.email().value(),
        member.name(),
        standing(member, zone));
  }

  private static String standing(Member member, ZoneId zone) {
    return switch (member.standing()) {
      case Standing.Invited(_, var until) ->
          "招待中・" + at(until, zone) + " まで / invited until " + at(until, zone);
      case Standing.Joined(var since, _) -> {
        var seen = at(member.seenAt().orElse(since), zone);
        yield "最後に見た: " + seen + " / last seen " + seen;
      }
    };
  }

  @Command(
      name = "remove",
      description = {
        "店から外すか、招待を取り消します。サインイン中ならその場で終わります。",
        "Removes a member or withdraws an invitation. Open sessions end at once."
      })
  int remove(
      @Parameters(paramLabel = "EMAIL") String typed,
      @Option(
              names = "--by",
              paramLabel = "NAME",
              defaultValue = "${sys:user.name}",
              description = "だれが（既定: このマシンの利用者） / who does it (this machine's user)")
          String by,
      @Option(
              names = "--user-pool",
              paramLabel = "ID",
              description = {
                "AWS のユーザープール（出力 UserPoolId）。どの店にも入れなくなった人を消します",
                "the user pool on AWS, output UserPoolId, which forgets people of no account"
              })
          @Nullable String pool,
      @Mixin StoreOptions options)
      throws InterruptedException {
    var email = email(typed);
    var actor = new Actor.CommandLine(name(by));
    return withUsers(
        options, pool, (store, users) -> remove(store, users, options.account(), email, actor));
  }

  private int remove(
      Store store, UserDirectory users, AccountId account, EmailAddress email, Actor by) {
    var retry = new OptimisticRetry();
    do {
      var code = removeOnce(store, users, account, email, by);
      if (code.isPresent()) return code.get();
    } while (retry.countConflict());
    return say(AT_FAULT, "同時にほかの変更がありました。もう一度お試しください。", "Others changed it meanwhile; try again.");
  }

  /** Returns the exit code; empty on a conflict. */
  private Optional<Integer> removeOnce(
      Store store, UserDirectory users, AccountId account, EmailAddress email, Actor by) {
    var now = store.clock().instant();
    var found = store.people().members().find(account, email, now);
    if (found.isEmpty())
      return Optional.of(
          say(
              AT_FAULT,
              email.value() + " は " + account + " に入れる人ではありません。",
              email.value() + " is no member of " + account + "."));
    return switch (administration(store, users).remove(found.get(), by, now)) {
      case ChangeResult.Changed() -> {
        out()
            .println(
                found.get().hasJoined()
                    ? email.value() + " を外しました。 / Removed."
                    : email.value() + " への招待を取り消しました。 / Invitation withdrawn.");
        yield Optional.of(DONE);
      }
      case ChangeResult.LastOwner() ->
          Optional.of(
              say(
                  AT_FAULT,
                  email.value() + " は最後のオーナーなので外せません。先にほかの人をオーナーとして招待し、サインインしてもらってください。",
                  email.value()
                      + " is the last owner. First invite another owner, who then signs in."));
      case ChangeResult.Outdated() -> Optional.empty();
    };
  }

  private static MemberAdministration administration(Store store, UserDirectory users) {
    return new MemberAdministration(store.people().members(), store.people().sessions(), users);
  }

  private EmailAddress email(String typed) {
    var fault = EmailAddress.fault(typed);
    if (fault.isPresent())
      throw wrong(EmailFaultText.ja(fault.get(), typed), EmailFaultText.en(fault.get(), typed));
    return new EmailAddress(typed);
  }

  private static String at(Instant instant, ZoneId zone) {
    return LOCAL.format(instant.atZone(zone));
  }

  /** Returns the account's own time zone; Tokyo's if it has no readable settings. */
  private static ZoneId zone(Store store, AccountId account) {
    var live = store.versions().live(account);
    if (live.isEmpty()) return USUAL_ZONE;
    try {
      return store.versions().load(account, live.getAsLong()).zone();
    } catch (IllegalStateException _) {
      return USUAL_ZONE;
    }
  }
}
