// The list of customers and groups, and the faces of people.
import { el, icon, mediaUrl } from "./dom.js";
import { known, customer } from "./store.js";
import { clockTime, dayKey, dayName } from "./time.js";

/** A round face: the picture if there is one, otherwise the name's first letter on a colour of its own. */
export function face(name, pictureUrl, key = name) {
  const hue = Math.imul([...(key ?? "")].reduce((sum, letter) => Math.imul(sum ^ letter.codePointAt(0), 16777619), 7), 40503) >>> 8;
  const node = el("span", { class: "face", "aria-hidden": "true", style: { backgroundColor: `hsl(${hue % 360} 42% 45%)` } },
    el("span", { text: [...new Intl.Segmenter("ja").segment(name || "?")][0].segment }));
  const source = mediaUrl(pictureUrl);
  if (source !== null) {
    const image = el("img", { alt: "", referrerpolicy: "no-referrer" });
    image.addEventListener("error", () => image.remove());
    image.src = source;
    node.append(image);
  }
  return node;
}

/** The account's face. */
export function shopFace(name, iconUrl) {
  const node = face(name, iconUrl, "shop");
  node.classList.add("shop");
  return node;
}

/** Fills the two lists; `open(chatId)` is called for the chat pressed. */
export function showPeople(open) {
  const chats = known.server.chats;
  fill("customers", chats.filter((chat) => chat.type === "user"), open);
  fill("groups", chats.filter((chat) => chat.type !== "user"), open);
}

const shown = new Map();

function fill(id, chats, open) {
  const list = document.getElementById(id);
  const wanted = JSON.stringify([chats, chats.map((chat) => customer(chat.chatId)), known.chatId, dayKey(known.server.now, known.server.zone)]);
  if (shown.get(id) === wanted) return;
  shown.set(id, wanted);
  const focused = list.contains(document.activeElement) ? document.activeElement.dataset.chat : null;
  list.replaceChildren(...(chats.length > 0 ? chats.map((chat) => row(chat, open)) : [el("li", { class: "empty", text: "まだありません None yet" })]));
  if (focused !== null) list.querySelector(`[data-chat="${CSS.escape(focused)}"]`)?.focus();
}

function row(chat, open) {
  const person = customer(chat.chatId);
  const here = chat.chatId === known.chatId;
  return el("li", {}, el("button", { type: "button", class: "row", "aria-current": here ? "true" : undefined, "data-chat": chat.chatId, "data-testid": "chat-row", onclick: () => open(chat.chatId) },
    chat.type === "user" ? face(chat.name, person?.pictureUrl, chat.chatId) : el("span", { class: "face group" }, icon("people")),
    el("span", { class: "row-words" },
      el("span", { class: "row-name" }, el("strong", { text: chat.name || "グループ" }), chat.type !== "user" && el("small", { text: `(${chat.members.length})` }), standing(person)),
      el("span", { class: "row-last", text: chat.last?.text ?? "まだトークがありません" })),
    el("span", { class: "row-end" }, chat.last && el("time", { datetime: chat.last.at, text: when(chat.last.at) }),
      !here && chat.unread > 0 && el("span", { class: "badge", "aria-label": `未読 ${chat.unread} unread`, text: String(chat.unread) }))));
}

function standing(person) {
  if (person?.blocked) return el("span", { class: "tag red", text: "ブロック中" });
  if (person && !person.following) return el("span", { class: "tag", text: "友だちでない" });
  return null;
}

function when(at) {
  const { now, zone } = known.server;
  return dayKey(at, zone) === dayKey(now, zone) ? clockTime(at, zone) : dayName(at, now, zone).replace(/^\d{4}\/|\(.\)$/g, "");
}
