package rusuban.app.connection.doctor;

import static rusuban.app.connection.doctor.DoctorRow.Topic.CHANNEL;
import static rusuban.app.connection.doctor.DoctorRow.Topic.CHAT;
import static rusuban.app.connection.doctor.DoctorRow.Topic.QUOTA;
import static rusuban.app.connection.doctor.DoctorRow.Topic.WEBHOOK_TEST;
import static rusuban.app.connection.doctor.DoctorRow.Topic.WEBHOOK_URL;
import static rusuban.app.connection.doctor.DoctorRow.Topic.WEBHOOK_USE;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import rusuban.app.connection.ApiAnswer;
import rusuban.app.connection.ApiProblem;
import rusuban.app.connection.BilingualText;
import rusuban.app.connection.BotInfo;
import rusuban.app.connection.WebhookEndpoint;
import rusuban.app.connection.WebhookTest;
import rusuban.app.connection.doctor.DoctorRow.Kind;
import rusuban.app.connection.doctor.DoctorRow.Topic;
import rusuban.core.decision.Quota;

/** The doctor's findings from LINE's answers. */
final class LineFindings {
  /** A tenth of the month's messages is left, or less. */
  private static final int NEARLY_USED_PERCENT = 90;

  private static final BilingualText LINE_SAYS = new BilingualText("LINEの返事です", "LINE says so");
  private static final BilingualText LINE_TESTED =
      new BilingualText("LINEが試しに送った結果です", "LINE sent a test");
  private static final BilingualText NOT_STORED =
      new BilingualText("るすばんの記録です", "Rusuban's own record");

  private LineFindings() {}

  static Optional<DoctorRow> channel(ConnectionFacts facts) {
    return Optional.of(
        switch (facts.line().bot()) {
          case ApiAnswer.Answered<BotInfo>(var bot) ->
              row(
                  CHANNEL,
                  Kind.FINE,
                  new BilingualText("チャネルにつながりました", "The channel is connected"),
                  new BilingualText(
                      bot.displayName() + "（" + bot.basicId() + "）",
                      bot.displayName() + " (" + bot.basicId() + ")"),
                  LINE_SAYS,
                  Optional.empty());
          case ApiAnswer.Unanswered<BotInfo>(var problem) -> unconnected(problem);
        });
  }

  private static DoctorRow unconnected(ApiProblem problem) {
    return switch (problem) {
      case NO_CHANNEL ->
          mend(
              CHANNEL,
              new BilingualText(
                  "チャネルIDとチャネルシークレットがありません", "There is no channel ID or no channel secret"),
              new BilingualText(
                  "入れるまで、LINEとつながりません。LINEの画面から写してください。",
                  "Until you enter them, nothing is connected. Copy them from LINE's screen."),
              NOT_STORED,
              LinePlace.CHANNEL);
      case SECRET_REFUSED ->
          mend(
              CHANNEL,
              new BilingualText(
                  "チャネルIDかチャネルシークレットが、LINEに断られました",
                  "LINE refuses the channel ID or the channel secret"),
              new BilingualText(
                  "別のチャネルのものか、LINEで新しいものが発行されています。入れ直すまで、返信できません。",
                  "They are another channel's, or LINE has issued new ones. Until you enter the right"
                      + " ones, nothing is answered."),
              LINE_SAYS,
              LinePlace.CHANNEL);
      case NOT_PERMITTED, RATE_LIMITED, REFUSED, LINE_FAILED, UNREACHABLE ->
          row(
              CHANNEL,
              Kind.MEND,
              new BilingualText("LINEに確かめられませんでした", "LINE could not be asked"),
              why(problem),
              LINE_SAYS,
              Optional.empty());
    };
  }

  static Optional<DoctorRow> webhookUrl(ConnectionFacts facts) {
    return switch (facts.line().webhook()) {
      case ApiAnswer.Answered<Optional<WebhookEndpoint>>(var endpoint) ->
          Optional.of(
              endpoint
                  .map(WebhookEndpoint::url)
                  .map(url -> webhookUrl(url, facts.ours()))
                  .orElseGet(LineFindings::noWebhookUrl));
      case ApiAnswer.Unanswered<Optional<WebhookEndpoint>>(var problem) ->
          unknown(
              facts,
              problem,
              WEBHOOK_URL,
              new BilingualText("WebhookのURLを確かめられませんでした", "The webhook URL could not be checked"),
              LinePlace.WEBHOOK_URL);
    };
  }

  private static DoctorRow noWebhookUrl() {
    return mend(
        WEBHOOK_URL,
        new BilingualText("WebhookのURLがありません", "There is no webhook URL"),
        new BilingualText("お客様のメッセージが、るすばんに届きません。", "No customer's message reaches Rusuban."),
        LINE_SAYS,
        LinePlace.WEBHOOK_URL);
  }

  private static DoctorRow webhookUrl(URI url, Optional<URI> ours) {
    if (ours.isEmpty())
      return row(
          WEBHOOK_URL,
          Kind.LOOK,
          new BilingualText("WebhookのURLは、るすばんを向いていますか？", "Does the webhook URL lead to Rusuban?"),
          new BilingualText(
              "いまは " + place(url) + " です。デプロイの出力 WebhookUrl と比べてください。",
              "It is " + place(url) + ". Compare it with the output WebhookUrl of the deployment."),
          LINE_SAYS,
          Optional.of(LinePlace.WEBHOOK_URL));
    if (ours.get().equals(url))
      return row(
          WEBHOOK_URL,
          Kind.FINE,
          new BilingualText("WebhookのURLは、るすばんを向いています", "The webhook URL leads to Rusuban"),
          new BilingualText(place(url), place(url)),
          LINE_SAYS,
          Optional.empty());
    return mend(
        WEBHOOK_URL,
        new BilingualText("WebhookのURLが、るすばんを向いていません", "The webhook URL leads elsewhere"),
        new BilingualText(
            "いまは " + place(url) + " です。お客様のメッセージが、るすばんに届きません。",
            "It is " + place(url) + ". No customer's message reaches Rusuban."),
        LINE_SAYS,
        LinePlace.WEBHOOK_URL);
  }

  /** Returns the URL without its query, which may hold another tool's secret. */
  private static String place(URI url) {
    return url.getScheme() + "://" + url.getRawAuthority() + url.getRawPath();
  }

  static Optional<DoctorRow> webhookUse(ConnectionFacts facts) {
    var endpoint = facts.line().webhook().content().flatMap(it -> it);
    return endpoint.map(
        it ->
            it.active()
                ? row(
                    WEBHOOK_USE,
                    Kind.FINE,
                    new BilingualText("Webhookの利用はオンです", "“Use webhook” is on"),
                    new BilingualText(
                        "お客様のメッセージが、LINEから送られてきます。", "LINE sends your customers' messages."),
                    LINE_SAYS,
                    Optional.empty())
                : mend(
                    WEBHOOK_USE,
                    new BilingualText("Webhookの利用がオフです", "“Use webhook” is off"),
                    new BilingualText(
                        "お客様のメッセージが、るすばんに届きません。", "No customer's message reaches Rusuban."),
                    LINE_SAYS,
                    LinePlace.WEBHOOK_USE));
  }

  static Optional<DoctorRow> webhookTest(ConnectionFacts facts) {
    if (facts.line().test().isEmpty()) return Optional.empty();
    return switch (facts.line().test().get()) {
      case ApiAnswer.Answered<WebhookTest>(var test) -> Optional.of(tested(test));
      case ApiAnswer.Unanswered<WebhookTest>(var problem) ->
          unknown(
              facts,
              problem,
              WEBHOOK_TEST,
              new BilingualText("試しの通信ができませんでした", "LINE could not send a test"),
              LinePlace.WEBHOOK_URL);
    };
  }

  private static DoctorRow tested(WebhookTest test) {
    return switch (test.reason()) {
      case OK -> {
        var seconds = String.format(Locale.ROOT, "%.1f", test.took().toMillis() / 1000.0);
        yield row(
            WEBHOOK_TEST,
            Kind.FINE,
            new BilingualText("LINEからの試しの通信に答えました", "A test from LINE was answered"),
            new BilingualText(
                "LINEの返事まで " + seconds + "秒でした。", "LINE told so after " + seconds + " s."),
            LINE_TESTED,
            Optional.empty());
      }
      case ERROR_STATUS_CODE -> refused(test.statusCode());
      case REQUEST_TIMEOUT ->
          failed(
              new BilingualText(
                  "2秒以内に答えられませんでした。もう一度調べて、続くなら記録（ログ）を見てください。",
                  "It took more than 2 seconds. Check again; if it stays, see the log."));
      case COULD_NOT_CONNECT ->
          failed(
              new BilingualText(
                  "LINEから、このURLにつながりません。URLの書きまちがいを確かめてください。",
                  "LINE cannot connect to this URL. Check its spelling."));
      case UNCLASSIFIED ->
          failed(
              new BilingualText(
                  "LINEは理由を教えませんでした。もう一度調べてください。", "LINE gives no reason. Check again."));
    };
  }

  private static DoctorRow refused(int status) {
    return failed(
        switch (status) {
          case 401 ->
              new BilingualText(
                  "署名が合いません（401）。チャネルシークレットを入れ直してください。",
                  "The signature is wrong (401). Enter the channel secret again.");
          case 404 ->
              new BilingualText(
                  "この名前のお店がありません（404）。URLの最後の名前を確かめてください。入れた直後なら、15秒待ってください。",
                  "There is no shop of this name (404). Check the last name of the URL. Right after"
                      + " you entered the secret, wait 15 seconds.");
          default ->
              new BilingualText(
                  "答えは " + status + " でした。記録（ログ）を見てください。",
                  "The answer was " + status + ". See the log.");
        });
  }

  private static DoctorRow failed(BilingualText explanation) {
    return mend(
        WEBHOOK_TEST,
        new BilingualText("LINEからの試しの通信に答えられませんでした", "A test from LINE was not answered"),
        explanation,
        LINE_TESTED,
        LinePlace.WEBHOOK_URL);
  }

  static Optional<DoctorRow> chat(ConnectionFacts facts) {
    return facts.line().bot().content().map(LineFindings::chat);
  }

  private static DoctorRow chat(BotInfo bot) {
    if (!bot.chatOn())
      return mend(
          CHAT,
          new BilingualText("チャットがオフです", "Chat is off"),
          new BilingualText(
              "だれも読まないうちに既読が付きます。スタッフがLINEで返すこともできません。",
              "Messages count as read before anyone has read them. Staff cannot answer in LINE."),
          LINE_SAYS,
          LinePlace.CHAT);
    return row(
        CHAT,
        Kind.FINE,
        new BilingualText("チャットはオンです", "Chat is on"),
        bot.readAtOnce()
            ? new BilingualText("既読は、届いたときに付きます。", "Messages count as read when they arrive.")
            : new BilingualText(
                "既読は、スタッフが開いたときに付きます。", "Messages count as read when staff open them."),
        LINE_SAYS,
        Optional.empty());
  }

  static Optional<DoctorRow> quota(ConnectionFacts facts) {
    return switch (facts.line().quota()) {
      case ApiAnswer.Answered<Quota>(var quota) -> Optional.of(quota(quota));
      case ApiAnswer.Unanswered<Quota>(var problem) ->
          unknown(
              facts,
              problem,
              QUOTA,
              new BilingualText("今月の通数を確かめられませんでした", "This month's messages could not be checked"),
              LinePlace.PLAN);
    };
  }

  private static DoctorRow quota(Quota quota) {
    if (quota.limit().isEmpty())
      return row(
          QUOTA,
          Kind.FINE,
          new BilingualText("今月の通数に上限はありません", "This month has no limit of messages"),
          new BilingualText("プッシュは数に応じて料金がかかります。", "Pushes cost by their number."),
          LINE_SAYS,
          Optional.empty());
    long limit = quota.limit().getAsLong();
    long left = Math.max(0, limit - quota.used());
    var counts =
        new BilingualText(
            "残り" + left + "通（" + limit + "通のうち" + quota.used() + "通を使いました）。",
            left + " left: " + quota.used() + " of " + limit + " are used.");
    if (quota.used() * 100 < limit * NEARLY_USED_PERCENT)
      return row(
          QUOTA,
          Kind.FINE,
          new BilingualText("今月の通数には余裕があります", "Enough of this month's messages are left"),
          counts,
          LINE_SAYS,
          Optional.empty());
    return mend(
        QUOTA,
        left == 0
            ? new BilingualText("今月の通数を使い切りました", "This month's messages are used up")
            : new BilingualText("今月の通数が、もうすぐなくなります", "This month's messages are nearly used up"),
        new BilingualText(
            counts.ja() + "なくなると、来月までお便りを送れません。返信は無料で、止まりません。",
            counts.en()
                + " Without any, no follow-up is sent until next month. Replies are free and go on."),
        LINE_SAYS,
        LinePlace.PLAN);
  }

  /**
   * Returns a row for what LINE did not tell and an eye can see. Without an accepted channel there
   * is none: the channel's row already says why.
   */
  private static Optional<DoctorRow> unknown(
      ConnectionFacts facts,
      ApiProblem problem,
      Topic topic,
      BilingualText headline,
      LinePlace place) {
    if (facts.line().bot().content().isEmpty()) return Optional.empty();
    return Optional.of(
        row(topic, Kind.LOOK, headline, why(problem), LINE_SAYS, Optional.of(place)));
  }

  private static BilingualText why(ApiProblem problem) {
    return switch (problem) {
      case NO_CHANNEL, SECRET_REFUSED ->
          new BilingualText(
              "チャネルIDかチャネルシークレットが変わりました。調べ直してください。",
              "The channel ID or secret has changed. Check again.");
      case NOT_PERMITTED ->
          new BilingualText("LINEは、このアカウントには教えません。", "LINE does not tell this account.");
      case RATE_LIMITED ->
          new BilingualText(
              "LINEに続けて聞きすぎました。1時間ほど待って、調べ直してください。",
              "LINE was asked too often. Wait an hour, then check again.");
      case REFUSED -> new BilingualText("LINEが断りました。調べ直してください。", "LINE refused. Check again.");
      case LINE_FAILED ->
          new BilingualText(
              "LINEの調子がよくないようです。少し待って、調べ直してください。",
              "LINE seems to have trouble. Wait a little, then check again.");
      case UNREACHABLE ->
          new BilingualText(
              "LINEから返事がありません。少し待って、調べ直してください。",
              "LINE does not answer. Wait a little, then check again.");
    };
  }

  private static DoctorRow mend(
      Topic topic,
      BilingualText headline,
      BilingualText explanation,
      BilingualText knownBy,
      LinePlace place) {
    return row(topic, Kind.MEND, headline, explanation, knownBy, Optional.of(place));
  }

  private static DoctorRow row(
      Topic topic,
      Kind kind,
      BilingualText headline,
      BilingualText explanation,
      BilingualText knownBy,
      Optional<LinePlace> place) {
    return new DoctorRow(topic, kind, headline, explanation, knownBy, place, Optional.empty());
  }
}
