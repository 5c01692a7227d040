package rusuban.local.store;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import rusuban.core.AccountId;

/** The options that select a command's store. */
public final class StoreOptions {
  private static final String UP = "http://127.0.0.1:8080";

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  // picocli's own help options would take the name --version from `get`.
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "これを表示 / this")
  @SuppressWarnings("UnusedVariable") // picocli sets it and prints the help by itself
  private boolean help;

  @Option(
      names = "--local",
      paramLabel = "URL",
      arity = "0..1",
      fallbackValue = UP,
      description = {
        "起動中の ./rusuban up（指定がなければこれ。既定は " + UP + "）",
        "a running ./rusuban up (the default, at " + UP + ")"
      })
  private @Nullable URI local;

  @Option(
      names = "--table",
      paramLabel = "NAME",
      description = {
        "AWS のテーブル。認証情報はこのマシンのふだんのものを使います",
        "a table on AWS, with this machine's usual credentials"
      })
  private @Nullable String table;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "AWS のリージョン（--table と） / the AWS region, with --table")
  private @Nullable String region;

  @Option(
      names = "--account",
      paramLabel = "ACCOUNT",
      defaultValue = "salon",
      description = "アカウント（既定: ${DEFAULT-VALUE}） / the account")
  private String account = "salon";

  /**
   * Returns the account.
   *
   * @throws ParameterException if the name is not a valid account
   */
  public AccountId account() {
    if (!AccountId.isValid(account))
      throw wrong(
          "--account は英小文字・数字・ハイフンで40文字までです。",
          "--account takes lower-case letters, digits and hyphens, at most 40.");
    return new AccountId(account);
  }

  /**
   * Returns the location of the store.
   *
   * @throws ParameterException if the options contradict each other
   */
  public StoreTarget target() {
    if (table == null && region != null)
      throw wrong("--region は --table と一緒に使います。", "--region goes with --table.");
    if (table == null) return new StoreTarget.Local(up(local == null ? URI.create(UP) : local));
    if (local != null)
      throw wrong("--local と --table はどちらか一方です。", "Give either --local or --table.");
    return new StoreTarget.Table(table, Optional.ofNullable(region));
  }

  private URI up(URI given) {
    boolean usable = given.getHost() != null && given.getScheme().matches("https?");
    if (!usable)
      throw wrong("--local には " + UP + " のような URL を。", "--local takes a URL such as " + UP);
    return given;
  }

  private ParameterException wrong(String ja, String en) {
    if (command == null) throw new IllegalStateException("not parsed from a command line");
    return new ParameterException(command.commandLine(), ja + System.lineSeparator() + en);
  }
}
