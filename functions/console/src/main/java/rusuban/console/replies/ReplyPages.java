package rusuban.console.replies;

import rusuban.console.page.DraftPages;
import rusuban.console.page.HtmlRenderer;
import rusuban.console.page.LayoutBuilder;
import rusuban.console.page.ShopReader;

/** The pages of all answers. */
public record ReplyPages(
    RepliesPage list,
    RuleEditPage rule,
    FixedReplyPage greeting,
    FixedReplyPage closedNotice,
    FixedReplyPage busyNotice,
    FixedReplyPage defaultReply,
    RuleTransferPage transfer) {

  /** Creates the pages. */
  public static ReplyPages of(
      ShopReader shops, DraftPages drafts, LayoutBuilder layouts, HtmlRenderer renderer) {
    var findings = new WorkingFindings();
    var editor = new ReplyEditor(drafts, findings, layouts, renderer);
    return new ReplyPages(
        new RepliesPage(shops, drafts, findings, layouts, renderer),
        new RuleEditPage(shops, drafts, editor),
        new FixedReplyPage(shops, drafts, editor, FixedReply.GREETING),
        new FixedReplyPage(shops, drafts, editor, FixedReply.CLOSED_NOTICE),
        new FixedReplyPage(shops, drafts, editor, FixedReply.BUSY_NOTICE),
        new FixedReplyPage(shops, drafts, editor, FixedReply.DEFAULT_REPLY),
        new RuleTransferPage(shops, drafts, layouts, renderer));
  }
}
