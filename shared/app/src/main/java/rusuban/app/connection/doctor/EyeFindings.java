package rusuban.app.connection.doctor;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import rusuban.app.connection.BilingualText;
import rusuban.app.connection.doctor.DoctorRow.Kind;
import rusuban.app.connection.doctor.DoctorRow.Topic;

/** The doctor's findings that no API of LINE tells: people look at LINE's screens and tick them. */
final class EyeFindings {
  private static final DateTimeFormatter JA = DateTimeFormatter.ofPattern("M月d日", Locale.JAPANESE);
  private static final DateTimeFormatter EN = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

  private static final BilingualText ONLY_AN_EYE =
      new BilingualText(
          "LINEが教えてくれないので、目で見るしかありません", "No API of LINE tells it; only an eye can see it");

  /** The texts of one check: the question, its answer once ticked, and the reason to ask. */
  private record Texts(BilingualText question, BilingualText answer, BilingualText reason) {}

  private EyeFindings() {}

  static Optional<DoctorRow> redelivery(ConnectionFacts facts) {
    var texts =
        new Texts(
            new BilingualText("「Webhookの再送」はオンですか？", "Is “Webhook redelivery” on?"),
            new BilingualText("「Webhookの再送」はオンです", "“Webhook redelivery” is on"),
            new BilingualText(
                "オフだと、つながらない間に届いたメッセージを、なくすおそれがあります。",
                "If it is off, messages that arrive during an outage may be lost."));
    return row(facts, Topic.REDELIVERY, HandCheck.REDELIVERY, LinePlace.REDELIVERY, texts);
  }

  static Optional<DoctorRow> greeting(ConnectionFacts facts) {
    var texts =
        new Texts(
            new BilingualText("LINEの「あいさつメッセージ」はオフですか？", "Is LINE's “Greeting message” off?"),
            new BilingualText("LINEの「あいさつメッセージ」はオフです", "LINE's “Greeting message” is off"),
            new BilingualText(
                "オンだと、るすばんのあいさつと2通続けて届きます。",
                "If it is on, new friends get two greetings in a row."));
    return row(facts, Topic.GREETING, HandCheck.GREETING, LinePlace.GREETING, texts);
  }

  static Optional<DoctorRow> autoReply(ConnectionFacts facts) {
    var texts =
        new Texts(
            new BilingualText("LINEの「応答メッセージ」はオフですか？", "Are LINE's “Auto-reply messages” off?"),
            new BilingualText("LINEの「応答メッセージ」はオフです", "LINE's “Auto-reply messages” are off"),
            new BilingualText(
                "オンだと、るすばんの返信のほかに、もうひとつ答えが届きます。",
                "If they are on, customers get a second answer beside Rusuban's."));
    return row(facts, Topic.AUTO_REPLY, HandCheck.AUTO_REPLY, LinePlace.AUTO_REPLY, texts);
  }

  /** A tick is void once the shop's hours are others. */
  static Optional<DoctorRow> responseHours(ConnectionFacts facts) {
    var texts =
        new Texts(
            new BilingualText(
                "LINEの「応答時間」は、お店の営業時間と同じですか？",
                "Are LINE's “Response hours” the same as the shop's hours?"),
            new BilingualText(
                "LINEの「応答時間」は、お店の営業時間と同じです",
                "LINE's “Response hours” are the same as the shop's hours"),
            facts.hoursChanged()
                ? new BilingualText(
                    "お店の営業時間が変わりました。LINEの画面も直さないと、営業中に「現在は応答時間外です」と出ます。",
                    "The shop's hours have changed. Unless LINE's change too, customers read “outside"
                        + " response hours” while you are open.")
                : new BilingualText(
                    "ちがうと、営業中でもお客様に「現在は応答時間外です」と出ます。",
                    "If not, customers read “outside response hours” while you are open."));
    return row(
        facts, Topic.RESPONSE_HOURS, HandCheck.RESPONSE_HOURS, LinePlace.RESPONSE_HOURS, texts);
  }

  static Optional<DoctorRow> businessManager(ConnectionFacts facts) {
    var texts =
        new Texts(
            new BilingualText("ビジネスマネージャーにつながっていますか？", "Is a business manager connected?"),
            new BilingualText("ビジネスマネージャーにつながっています", "A business manager is connected"),
            new BilingualText(
                "新しいアカウントでは、LINEが接続を求めています。", "LINE asks new accounts to connect one."));
    return row(
        facts,
        Topic.BUSINESS_MANAGER,
        HandCheck.BUSINESS_MANAGER,
        LinePlace.BUSINESS_MANAGER,
        texts);
  }

  private static Optional<DoctorRow> row(
      ConnectionFacts facts, Topic topic, HandCheck check, LinePlace place, Texts texts) {
    var tick =
        Optional.ofNullable(facts.ticks().get(check))
            .filter(_ -> check != HandCheck.RESPONSE_HOURS || !facts.hoursChanged());
    return Optional.of(
        new DoctorRow(
            topic,
            tick.isPresent() ? Kind.FINE : Kind.LOOK,
            tick.isPresent() ? texts.answer() : texts.question(),
            texts.reason(),
            tick.map(it -> ticked(it, facts.zone())).orElse(ONLY_AN_EYE),
            Optional.of(place),
            Optional.of(check)));
  }

  private static BilingualText ticked(HandTick tick, ZoneId zone) {
    return new BilingualText(
        tick.by() + "さんが" + day(JA, tick.at(), zone) + "に目で確かめました",
        "Seen by " + tick.by() + " on " + day(EN, tick.at(), zone));
  }

  private static String day(DateTimeFormatter format, Instant at, ZoneId zone) {
    return format.format(at.atZone(zone));
  }
}
