package rusuban.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rusuban.app.connection.doctor.Doctor;
import rusuban.app.connection.doctor.DoctorRow;
import rusuban.app.connection.doctor.DoctorRow.Kind;
import rusuban.app.connection.doctor.DoctorRow.Topic;
import rusuban.core.AccountId;
import rusuban.local.line.state.ChatMode;
import rusuban.local.store.StoreAccess.Unavailable;
import rusuban.local.store.StoreTarget;
import rusuban.local.up.LocalSystem;

/** The doctor on a whole running system, over its port as from another process. */
class DoctorOpenerTest {
  private static final AccountId SALON = new AccountId("salon");

  private final DoctorOpener opener = new DoctorOpener(Clock.systemUTC());

  private List<DoctorRow> rows(LocalSystem system, AccountId account) throws Exception {
    var rows = new ArrayList<DoctorRow>();
    opener.with(
        new StoreTarget.Local(system.phone()),
        account,
        "/elsewhere",
        opened -> {
          var facts = opened.check().check(account, opened.webhook(), opened.clock().instant());
          rows.addAll(new Doctor(Duration.ofHours(6)).rows(facts));
          return 0;
        });
    return rows;
  }

  private static List<Topic> topics(List<DoctorRow> rows, Kind kind) {
    return rows.stream().filter(it -> it.kind() == kind).map(DoctorRow::topic).toList();
  }

  @Test
  void a_running_system_is_checked_with_its_own_line_secrets_and_webhook() throws Exception {
    var settings = Files.readString(Path.of("../../examples/salon.json"));
    var log = new PrintStream(OutputStream.nullOutputStream());
    try (var system =
        new LocalSystem(LocalSystem.Options.inMemory(settings, Optional.empty(), log))) {
      system.line().chatMode(ChatMode.CHAT);
      assertThat(topics(rows(system, SALON), Kind.MEND)).isEmpty();
      assertThat(topics(rows(system, SALON), Kind.LOOK)).contains(Topic.SILENCE);
      system.line().customer("花子").follows();
      assertThat(topics(rows(system, SALON), Kind.FINE))
          .contains(Topic.CHANNEL, Topic.WEBHOOK_URL, Topic.WEBHOOK_TEST, Topic.SILENCE);

      system.line().webhookActive(false);
      system.line().webhookUrl(URI.create("https://other.example/hook"));
      system.line().issueSecret("another-secret-that-is-not-stored");
      assertThat(topics(rows(system, SALON), Kind.MEND)).containsExactly(Topic.CHANNEL);
      assertThat(topics(rows(system, new AccountId("bar")), Kind.MEND))
          .containsExactly(Topic.CHANNEL, Topic.SETTINGS);
    }
  }

  @Test
  void where_nothing_runs_the_address_is_named() {
    assertThatThrownBy(
            () ->
                opener.with(
                    new StoreTarget.Local(URI.create("http://127.0.0.1:1")),
                    SALON,
                    "/elsewhere",
                    _ -> 0))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("http://127.0.0.1:1");
  }
}
