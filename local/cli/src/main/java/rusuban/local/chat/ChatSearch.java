package rusuban.local.chat;

import java.io.PrintWriter;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.chat.Chat;
import rusuban.local.store.StoreAccess.Store;

/**
 * The search for the chat that a person names by id or display name.
 *
 * @param tell receives progress messages
 */
record ChatSearch(Store store, PrintWriter tell) {
  /** The form of LINE's ids (Messaging API reference, "Source user" and its neighbours). */
  private static final Pattern LINE_ID = Pattern.compile("[UCR][0-9a-f]{32}");

  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Cc}\\s\\p{Z}]");

  /** The result of a search. */
  sealed interface Result {}

  /** One chat, found by its name or by its id. */
  record One(ChatId id, boolean byName) implements Result {}

  /** Several chats that match the name. */
  record Many(List<Chat> candidates) implements Result {
    Many {
      candidates = List.copyOf(candidates);
    }
  }

  /** No chat. */
  record None() implements Result {}

  static boolean isLineId(String who) {
    return LINE_ID.matcher(who).matches();
  }

  /** Returns the chat of this id or name. Equal names precede names that contain it. */
  Result chat(AccountId account, String who) {
    if (ChatId.isValid(who)) {
      var id = new ChatId(who);
      if (new ChatExport(account, id).from(store.ports()).isPresent()) return new One(id, false);
      if (isLineId(who)) return new None();
    }
    String wanted = folded(who);
    if (wanted.isEmpty()) return new None();
    tell.println("名前で探します: テーブル全体を読みます… / Looking for the name: the whole table is read…");
    tell.flush();
    var near =
        store.chatList().of(account).filter(named(name -> folded(name).contains(wanted))).toList();
    var equal = near.stream().filter(named(name -> folded(name).equals(wanted))).toList();
    var candidates = equal.isEmpty() ? near : equal;
    if (candidates.isEmpty()) return new None();
    if (candidates.size() > 1) return new Many(candidates);
    var one = candidates.getFirst();
    tell.println("  " + one.id() + "  " + shown(one));
    tell.flush();
    return new One(one.id(), true);
  }

  /** Returns the chat's name without characters that would change its line on the terminal. */
  static String shown(Chat chat) {
    return clean(chat.name().orElse(""));
  }

  /** Returns a text without characters that would change its line on the terminal. */
  static String clean(String text) {
    return text.replaceAll("[\\p{Cf}\\p{Cc}\\p{Zl}\\p{Zp}]", "");
  }

  private static Predicate<Chat> named(Predicate<String> wanted) {
    return chat -> chat.name().filter(wanted).isPresent();
  }

  /** Returns the name without differences of width, case, spaces and invisible characters. */
  private static String folded(String name) {
    return UNSEEN
        .matcher(Normalizer.normalize(name, Normalizer.Form.NFKC))
        .replaceAll("")
        .toLowerCase(Locale.ROOT);
  }
}
