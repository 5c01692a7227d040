package rusuban.console.replies;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import rusuban.app.settings.EditResult;
import rusuban.console.page.ConsolePaths;
import rusuban.console.page.ConsoleRequest;
import rusuban.console.page.DraftPages;
import rusuban.console.page.LiveShop;
import rusuban.console.page.ShopReader;
import rusuban.console.replies.ReplyEditor.Content;
import rusuban.console.replies.ReplyEditor.Subject;
import rusuban.console.rules.MessageField;
import rusuban.console.rules.MessageLists;
import rusuban.json.Json;
import rusuban.settings.SettingsDocument;
import rusuban.web.HttpResponse;

/** The editor of the greeting, of a notice or of the default reply. It saves to the draft. */
public final class FixedReplyPage {
  private final ShopReader shops;
  private final DraftPages drafts;
  private final ReplyEditor editor;
  private final FixedReply reply;

  public FixedReplyPage(ShopReader shops, DraftPages drafts, ReplyEditor editor, FixedReply reply) {
    this.shops = shops;
    this.drafts = drafts;
    this.editor = editor;
    this.reply = reply;
  }

  /** Shows the editor. */
  public HttpResponse show(ConsoleRequest request) {
    var shop = shops.read(request.account());
    if (shop.isEmpty()) return HttpResponse.seeOther(ConsolePaths.START);
    var working = drafts.read(request.account());
    return page(
        200,
        request,
        shop.get(),
        Content.ofMessages(
            MessageLists.of(reply.messages(working.document())),
            working.sections().hash(reply.section())));
  }

  /** Saves the messages, or edits their form. */
  public HttpResponse save(ConsoleRequest request) {
    var shop = shops.read(request.account());
    if (shop.isEmpty()) return HttpResponse.seeOther(ConsolePaths.START);
    var button = request.form().text("do");
    var lists = sized(MessageLists.read(request.form()));
    boolean isSaved = button.isEmpty() || button.equals("save");
    var expected = request.form().text(DraftPages.EXPECTED);
    if (isSaved) return save(request, shop.get(), Content.ofMessages(lists, expected));
    var edited = sized(lists.edited(button));
    return page(
        200,
        request,
        shop.get(),
        Content.ofMessages(edited, expected)
            .typed(button.equals("preview") ? look(request, edited) : ReplyErrors.NONE));
  }

  /** Returns as many lists as the reply has, whatever a form says. */
  private MessageLists sized(MessageLists lists) {
    var present = lists.lists();
    return new MessageLists(
        IntStream.range(0, reply.lists().size())
            .mapToObj(i -> i < present.size() ? present.get(i) : List.<MessageField>of())
            .toList());
  }

  /** Returns the problems that saving would find. */
  private ReplyErrors look(ConsoleRequest request, MessageLists lists) {
    var typing = ReplyErrors.ofTyping(lists, request.language());
    if (!typing.isEmpty()) return typing;
    Json.Obj after = reply.applied(drafts.read(request.account()).document(), lists.messages());
    return ReplyErrors.ofFixed(
        SettingsDocument.problems(SettingsDocument.write(after)), reply, request.language());
  }

  private HttpResponse save(ConsoleRequest request, LiveShop shop, Content content) {
    var typing = ReplyErrors.ofTyping(content.lists(), request.language());
    if (!typing.isEmpty()) return page(422, request, shop, content.typed(typing));
    var result =
        drafts.edit(
            request,
            reply.section(),
            document -> reply.applied(document, content.lists().messages()));
    return switch (result) {
      case EditResult.Saved _ -> HttpResponse.seeOther(reply.page() + "?done=saved");
      case EditResult.Unchanged() -> HttpResponse.seeOther(reply.page() + "?done=same");
      case EditResult.Invalid(var problems) ->
          page(
              422,
              request,
              shop,
              content.typed(ReplyErrors.ofFixed(problems, reply, request.language())));
      case EditResult.Conflict _ ->
          page(
              409,
              request,
              shop,
              content.conflicting(drafts.read(request.account()).sections().hash(reply.section())));
    };
  }

  private HttpResponse page(int status, ConsoleRequest request, LiveShop shop, Content content) {
    return editor.page(
        status,
        request,
        shop,
        new Subject(
            reply.title(request.language()), reply.page(), reply.section(), Optional.of(reply)),
        content);
  }
}
