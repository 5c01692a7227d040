// What a person does on the phone: sending, pressing what the account sent, befriending and blocking.
import * as api from "./api.js";
import { choosePhoto, choosePlace, focusWords, setWords } from "./composer.js";
import { attempt, menu, pickDate, play, toast, view, visit } from "./dialogs.js";
import { again } from "./inspector.js";
import { summary } from "./messages.js";
import { openPanel } from "./panels.js";
import { changed, known, openChat, speaker } from "./store.js";
import { isMine, toTheEnd } from "./talk.js";

/** The deeds; after each, `refresh()` brings the page up to date. */
export function deeds(refresh) {
  async function send(message) {
    const { chatId } = known;
    const mention = openChat()?.type !== "user" && message.type === "text" && document.getElementById("mention")?.checked;
    const quoted = ["text", "sticker"].includes(message.type) ? known.quoting : null;
    await api.send(chatId, { userId: speaker()?.userId, message: { ...message, ...(quoted && { quotedMessageId: quoted.id }) }, ...(mention && { mention: true }) });
    changed({ chosen: null, ...(quoted && { quoting: null }) });
    await refresh();
    toTheEnd();
  }

  async function postback(action, params) {
    const { chatId } = known;
    const displayText = action.displayText ?? action.text;
    await api.postback(chatId, { userId: speaker()?.userId, data: action.data, ...(displayText && { displayText }), ...(params && { params }) });
    changed({ chosen: null });
    await refresh();
    toTheEnd();
  }

  /** Carries out an action as LINE does when it is pressed. */
  function tap(action) {
    switch (action?.type) {
      case "message": return attempt(() => send({ type: "text", text: action.text }));
      case "postback": return attempt(async () => {
        await postback(action);
        if (action.inputOption === "openKeyboard") { setWords(action.fillInText ?? ""); focusWords(); }
      });
      case "datetimepicker": return pickDate(action, (params) => postback(action, params));
      case "richmenuswitch": return attempt(() => postback(action, { newRichMenuAliasId: action.richMenuAliasId, status: "SUCCESS" }));
      case "uri": return visit(action.uri);
      case "camera": case "cameraRoll": return choosePhoto();
      case "location": return choosePlace(send);
      case "clipboard": return copy(action.clipboardText);
      case "view": return view(action.url);
      case "play": return play("video", action.url);
      case "listen": return play("audio", action.url);
      default: return toast("この操作はここではできません", `This action cannot be tried here: ${action?.type ?? "none"}`, true);
    }
  }

  async function copy(text) {
    await attempt(async () => {
      await navigator.clipboard.writeText(text ?? "");
      toast("コピーしました", "Copied");
    });
  }

  function choose(item) {
    changed({ chosen: item.seq });
  }

  function itemMenu(item) {
    const text = item.message?.type === "text" ? item.message.text : null;
    menu(summary(item.message).slice(0, 40) || "メッセージ Message", [
      { icon: "trace", ja: "配信と判断を見る", en: "Delivery and decision", run: () => { choose(item); openPanel("inspector"); document.getElementById("chosen-title").scrollIntoView({ block: "start" }); } },
      item.message && item.message.type !== "postback" && { icon: "again", ja: "引用して返信", en: "Quote", run: () => { changed({ quoting: item }); focusWords(); } },
      text !== null && { icon: "copy", ja: "コピー", en: "Copy", run: () => copy(text) },
      item.delivery?.eventId && { icon: "again", ja: "もう一度届ける", en: "Redeliver", run: () => again(item.delivery.eventId, refresh) },
      isMine(item) && item.message && item.message.type !== "postback" && { icon: "undo", ja: "送信取消", en: "Unsend", danger: true,
        run: () => attempt(async () => { await api.unsend(known.chatId, { userId: speaker()?.userId, messageId: item.id }); await refresh(); }) },
    ].filter(Boolean));
  }

  function talkMenu() {
    const person = speaker();
    if (person === null) return;
    menu(person.name, [
      { icon: "people", ja: "お客様を替える", en: "Switch customer", run: () => openPanel("people") },
      { icon: "trace", ja: "舞台裏を見る", en: "Behind the scenes", run: () => openPanel("inspector") },
      !person.following && !person.blocked && { icon: "friend", ja: "友だちに追加", en: "Add friend", run: () => befriend(person) },
      person.blocked ? { icon: "friend", ja: "ブロックを解除", en: "Unblock", run: () => befriend(person) }
        : { icon: "block", ja: "ブロック", en: "Block", danger: true, run: () => attempt(async () => { await api.block(person.userId); await refresh(); }) },
    ].filter(Boolean));
  }

  function befriend(person) {
    return attempt(async () => { await api.follow(person.userId); await refresh(); });
  }

  return { send, tap, choose, itemMenu, talkMenu, befriend };
}
