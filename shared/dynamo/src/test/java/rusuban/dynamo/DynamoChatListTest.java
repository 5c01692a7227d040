package rusuban.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rusuban.app.chat.VersionedChat;
import rusuban.app.store.StorePorts;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.chat.Chat;
import rusuban.testkit.LiveSettings;
import rusuban.testkit.store.EventRecordBuilder;

class DynamoChatListTest {
  private static final AccountId SALON = new AccountId("salon");
  private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");

  private final String table = LocalTable.TABLES.empty();
  private final StorePorts stores = DynamoStorePorts.of(LocalTable.TABLES.client(), table);
  private final DynamoChatList chats = new DynamoChatList(LocalTable.TABLES.client(), table);

  private void speak(AccountId account, ChatId chat, String raw) {
    var stored =
        stores
            .chats()
            .read(account, Optional.of(chat))
            .chat()
            .orElseGet(() -> new VersionedChat(Chat.unknown(chat), 0));
    stores
        .chats()
        .save(EventRecordBuilder.of(account, stored, "e" + chat, NOW).withRaw(raw).entry());
  }

  @Test
  void every_chat_of_the_account_is_found_once_on_whatever_page_it_lies() {
    // A page of a scan is 1 MB, so these take three.
    String large = "x".repeat(300_000);
    IntStream.range(0, 10).forEach(i -> speak(SALON, new ChatId("U" + i), large));
    speak(new AccountId("salon-2"), new ChatId("U99"), "");
    speak(new AccountId("other"), new ChatId("U98"), "");

    assertThat(chats.of(SALON).map(Chat::id))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 10).mapToObj(i -> new ChatId("U" + i)).toList());
  }

  @Test
  void a_table_with_settings_alone_is_empty_and_one_event_ends_that() {
    var versions = new DynamoSettingsRepository(LocalTable.TABLES.client(), table);
    LiveSettings.save(versions, SALON, "{}", "somebody", NOW);
    assertThat(chats.isEmpty()).isTrue();
    assertThat(chats.of(SALON)).isEmpty();

    speak(SALON, new ChatId("U1"), "");
    assertThat(chats.isEmpty()).isFalse();
  }
}
