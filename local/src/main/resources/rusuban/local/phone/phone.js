// The page's beginning: it loads what there is, listens for changes, and connects the parts.
import * as api from "./api.js";
import { choosePhoto, choosePlace, closeTray, focusWords, setWords, startComposer } from "./composer.js";
import { ask, attempt, menu, pickDate, play, toast, view, visit } from "./dialogs.js";
import { bilingual, el, icon } from "./dom.js";
import { again, showInspector, startInspector } from "./inspector.js";
import { summary } from "./messages.js";
import { openPanel, startPanels, closePanels } from "./panels.js";
import { face, showPeople } from "./people.js";
import { changed, known, onChange, openChat, speaker } from "./store.js";
import { isMine, showTalk, toTheEnd } from "./talk.js";

// The clock runs on without a change to tell of; this often the page looks again, which also mends a stream that died.
const LOOK_AGAIN = 15_000;

const by = (id) => document.getElementById(id);

let loading = false;
let stale = false;

/** Brings state and talk up to date; calls while one is under way end in one more. */
async function refresh() {
  stale = true;
  if (loading) return;
  loading = true;
  try {
    while (stale) {
      stale = false;
      await load();
    }
  } catch (refusal) {
    if (known.server === null) toast(refusal.ja ?? "読み込めません", refusal.en ?? String(refusal), true);
    else changed({ connected: false });
  } finally {
    loading = false;
  }
}

async function load() {
  const wanted = known.chatId;
  const server = await api.state();
  const chatId = server.chats.some((chat) => chat.chatId === wanted) ? wanted : (server.chats[0]?.chatId ?? null);
  const talk = chatId === null ? null : await api.chat(chatId);
  if (known.chatId === wanted) changed({ server, chatId, talk, connected: true });
  else stale = true;
}

async function open(chatId) {
  closePanels();
  if (chatId === known.chatId) return;
  closeTray();
  history.replaceState(null, "", `#${chatId}`);
  changed({ chatId, talk: null, chosen: null });
  await refresh();
}

async function send(message) {
  const { chatId } = known;
  const mention = openChat()?.type !== "user" && message.type === "text" && by("mention")?.checked;
  await api.send(chatId, { userId: speaker()?.userId, message, ...(mention && { mention: true }) });
  changed({ chosen: null });
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
    { icon: "trace", ja: "配信と判断を見る", en: "Delivery and decision", run: () => { choose(item); openPanel("inspector"); } },
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
    { icon: "people", ja: "お客さまを替える", en: "Switch customer", run: () => openPanel("people") },
    { icon: "trace", ja: "舞台裏を見る", en: "Behind the scenes", run: () => openPanel("inspector") },
    !person.following && !person.blocked && { icon: "friend", ja: "友だちに追加", en: "Add friend", run: () => befriend(person) },
    person.blocked ? { icon: "friend", ja: "ブロックを解除", en: "Unblock", run: () => befriend(person) }
      : { icon: "block", ja: "ブロック", en: "Block", danger: true, run: () => attempt(async () => { await api.block(person.userId); await refresh(); }) },
  ].filter(Boolean));
}

function befriend(person) {
  return attempt(async () => { await api.follow(person.userId); await refresh(); });
}

function addCustomer() {
  ask("お客さまを加える", "Add a customer",
    [el("label", {}, bilingual("名前", "Name"), el("input", { name: "name", required: true, maxlength: 20, autocomplete: "off", "data-testid": "customer-name" })),
      el("label", { class: "check" }, el("input", { type: "checkbox", name: "follow", checked: true, "data-testid": "customer-follow" }), bilingual("友だちに追加する", "Add the account as a friend"))],
    async (answers) => { const made = await api.addCustomer(answers.get("name"), answers.has("follow")); await refresh(); await open(made.userId); }, { submit: ["加える", "Add"] });
}

function addGroup() {
  ask("グループを作る", "Make a group",
    [el("label", {}, bilingual("名前", "Name"), el("input", { name: "name", required: true, maxlength: 50, autocomplete: "off", "data-testid": "group-name" })),
      el("fieldset", {}, el("legend", {}, bilingual("メンバー", "Members")), known.server.customers.map((one) =>
        el("label", { class: "check" }, el("input", { type: "checkbox", name: "member", value: one.userId, checked: true }), face(one.name, one.pictureUrl, one.userId), el("span", { text: one.name })))),
      el("label", { class: "check" }, el("input", { type: "checkbox", name: "room" }), bilingual("複数人トーク", "Multi-person chat (room)"))],
    async (answers) => { const made = await api.addGroup(answers.get("name"), answers.getAll("member"), answers.has("room") ? "room" : "group"); await refresh(); await open(made.chatId); }, { submit: ["作る", "Make"] });
}

function showHead() {
  const chat = openChat();
  const person = speaker();
  const group = chat !== null && chat.type !== "user";
  by("talk-name").textContent = group ? `${chat.name || "グループ"} (${chat.members.length + 1})` : known.server.account.name;
  by("talk-badge").hidden = group;
  by("status-owner").textContent = person ? `${person.name}さんの電話` : "";
  by("dock-name").textContent = person?.name ?? "お客さま";
  by("dock-face").replaceChildren(person ? face(person.name, person.pictureUrl, person.userId) : icon("person"));
  showFriendship(group ? null : person);
  showSpeakers(group ? chat : null, person);
}

function showFriendship(person) {
  const bar = by("friendship");
  const wanted = !person || (person.following && !person.blocked) ? "" : `${person.userId} ${person.blocked}`;
  if (bar.dataset.shows === wanted) return;
  bar.dataset.shows = wanted;
  bar.hidden = wanted === "";
  if (bar.hidden) return bar.replaceChildren();
  const [ja, en, press] = person.blocked ? ["ブロック中です", "Blocked", ["ブロック解除", "Unblock"]] : ["まだ友だちではありません", "Not a friend yet", ["追加", "Add"]];
  bar.replaceChildren(bilingual(ja, en), el("button", { type: "button", class: "solid", "data-testid": "befriend", onclick: () => befriend(person) }, bilingual(...press)));
}

function showSpeakers(chat, person) {
  const bar = by("speakers");
  const wanted = chat === null ? "" : JSON.stringify([chat.chatId, chat.members, person?.userId]);
  if (bar.dataset.shows === wanted) return;
  const asked = by("mention")?.checked ?? false;
  bar.dataset.shows = wanted;
  bar.hidden = chat === null;
  const members = chat === null ? [] : known.server.customers.filter((one) => chat.members.includes(one.userId));
  bar.replaceChildren(...members.map((one) => el("label", { class: "speaker" },
    el("input", { type: "radio", name: "speaker", class: "sr", checked: one.userId === person?.userId, onchange: () => { known.speakers.set(chat.chatId, one.userId); changed({}); } }),
    face(one.name, one.pictureUrl, one.userId), el("span", { text: one.name }))),
    el("label", { class: "speaker mention-switch" }, el("input", { type: "checkbox", id: "mention", class: "sr", checked: asked, "data-testid": "mention" }), el("span", { text: `@${known.server.account.name}` })));
}

onChange(() => {
  if (known.server === null) return;
  showHead();
  showPeople(open);
  showTalk({ tap, choose, menu: itemMenu });
  showInspector({ refresh });
});

for (const node of document.querySelectorAll("[data-icon]")) node.prepend(icon(node.dataset.icon));
by("status-icons").append(icon("signal"), icon("battery"));
by("talk-menu").addEventListener("click", talkMenu);
by("add-customer").addEventListener("click", addCustomer);
by("add-group").addEventListener("click", addGroup);
startPanels();
startComposer(send);
startInspector(refresh);
known.chatId = decodeURIComponent(location.hash.slice(1)) || null;
window.addEventListener("hashchange", () => open(decodeURIComponent(location.hash.slice(1))));
await refresh();
api.listen((revision) => { if (revision !== known.server?.revision) refresh(); }, (connected) => { if (connected !== known.connected) changed({ connected }); });
setInterval(() => { if (!document.hidden) refresh(); }, LOOK_AGAIN);
document.addEventListener("visibilitychange", () => { if (!document.hidden) refresh(); });
