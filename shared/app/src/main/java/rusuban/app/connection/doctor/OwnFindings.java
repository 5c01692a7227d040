package rusuban.app.connection.doctor;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import rusuban.app.connection.BilingualText;
import rusuban.app.connection.doctor.DoctorRow.Kind;
import rusuban.app.connection.doctor.DoctorRow.Topic;

/** The doctor's findings from this system's own records. */
final class OwnFindings {
  private static final DateTimeFormatter JA =
      DateTimeFormatter.ofPattern("M月d日 H:mm", Locale.JAPANESE);
  private static final DateTimeFormatter EN =
      DateTimeFormatter.ofPattern("d MMM, H:mm", Locale.ENGLISH);

  private static final BilingualText OWN_RECORD =
      new BilingualText("るすばんの記録です", "Rusuban's own record");

  private OwnFindings() {}

  static Optional<DoctorRow> silence(ConnectionFacts facts, Duration silentAfter) {
    if (facts.lastWebhook().isEmpty())
      return row(
          Topic.SILENCE,
          Kind.LOOK,
          new BilingualText("LINEから、まだ何も届いていません", "Nothing has arrived from LINE yet"),
          new BilingualText(
              "スマートフォンのLINEから、ひとこと送ってください。届くと、ここに出ます。",
              "Send a word from LINE on your phone. It shows here once it has arrived."));
    var last = facts.lastWebhook().get();
    var since =
        new BilingualText(
            "最後に届いたのは " + time(JA, last, facts) + " ごろです。",
            "The last message arrived at about " + time(EN, last, facts) + ".");
    if (facts.openSince().compareTo(silentAfter) < 0)
      return row(
          Topic.SILENCE,
          Kind.FINE,
          new BilingualText("LINEから届いています", "Messages arrive from LINE"),
          since);
    long hours = facts.openSince().toHours();
    return row(
        Topic.SILENCE,
        Kind.MEND,
        new BilingualText(
            "営業中に" + hours + "時間、LINEから何も届いていません",
            "Nothing has arrived from LINE for " + hours + " open hours"),
        new BilingualText(
            since.ja() + "自分のLINEからひとこと送り、届かなければ、Webhookの行を確かめてください。",
            since.en()
                + " Send a word from your own LINE. If it does not arrive, check the rows about the"
                + " webhook."));
  }

  static Optional<DoctorRow> settings(ConnectionFacts facts) {
    if (facts.settings().isEmpty())
      return row(
          Topic.SETTINGS,
          Kind.MEND,
          new BilingualText("設定がまだ公開されていません", "No settings are live yet"),
          new BilingualText(
              "公開するまで、お客様には何も答えません。", "Until you publish some, no customer is answered."));
    long version = facts.settings().getAsLong();
    return row(
        Topic.SETTINGS,
        Kind.FINE,
        new BilingualText("設定が公開されています", "Settings are live"),
        new BilingualText("いまは第" + version + "版です。", "It is version " + version + "."));
  }

  private static String time(DateTimeFormatter format, Instant at, ConnectionFacts facts) {
    return format.format(at.atZone(facts.zone()));
  }

  private static Optional<DoctorRow> row(
      Topic topic, Kind kind, BilingualText headline, BilingualText explanation) {
    return Optional.of(
        new DoctorRow(
            topic, kind, headline, explanation, OWN_RECORD, Optional.empty(), Optional.empty()));
  }
}
