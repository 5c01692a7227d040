// The talk: bubbles, day separators, notices, and the quick replies above the input.
import { el, icon, picture } from "./dom.js";
import { NOTICES, content, isWide, summary } from "./messages.js";
import { face, shopFace } from "./people.js";
import { customer, known, openChat, speaker } from "./store.js";
import { clockTime, dayKey, dayName } from "./time.js";

const NEAR_THE_END = 120;

const list = document.getElementById("talk");
const quick = document.getElementById("quick");
const newer = document.getElementById("newer");
let shown = new Map();
let shownChat = null;

/** Brings the talk up to date. `hands`: tap(action), choose(item), menu(item). */
export function showTalk(hands) {
  const { talk } = known;
  if (talk === null) return;
  const fresh = shownChat !== `${talk.chatId} ${speaker()?.userId}`;
  const atEnd = fresh || list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_THE_END;
  if (fresh) forget();
  if (fresh) quietly();
  const grown = place(talk.items, hands);
  showQuickReplies(talk.items, hands.tap);
  if (atEnd || (grown && isMine(talk.items.at(-1)))) toTheEnd();
  else if (grown) newer.hidden = false;
}

/** Another chat's messages are not news: a screen reader should not read all of them out. */
function quietly() {
  list.setAttribute("aria-busy", "true");
  setTimeout(() => list.removeAttribute("aria-busy"), 500);
}

export function toTheEnd() {
  list.scrollTop = list.scrollHeight;
  newer.hidden = true;
}

newer.addEventListener("click", toTheEnd);
list.addEventListener("scroll", () => { if (list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_THE_END) newer.hidden = true; }, { passive: true });
list.addEventListener("keydown", (event) => {
  const items = [...list.querySelectorAll("[data-testid=item]")];
  const here = items.indexOf(event.target);
  if (here < 0 && event.target !== list) return;
  const next = { ArrowUp: here < 0 ? items.length - 1 : here - 1, ArrowDown: here < 0 ? items.length - 1 : here + 1, Home: 0, End: items.length - 1 }[event.key];
  if (next === undefined || items[next] === undefined) return;
  event.preventDefault();
  items[next].focus();
});
new ResizeObserver(() => { if (newer.hidden) toTheEnd(); }).observe(list);

/** Whether the person holding this phone sent it. */
export function isMine(item) {
  return item?.from === "customer" && (item.userId ?? known.chatId) === speaker()?.userId;
}

function forget() {
  shown = new Map();
  shownChat = `${known.talk.chatId} ${speaker()?.userId}`;
  list.replaceChildren();
  newer.hidden = true;
}

/** Puts every item in its place, making only the nodes that changed; tells whether there are new ones. */
function place(items, hands) {
  const next = new Map();
  let before = null;
  let grown = false;
  const rows = [];
  for (const item of items) {
    const newDay = before === null || dayKey(before.at, known.server.zone) !== dayKey(item.at, known.server.zone);
    if (newDay) rows.push(reuse(next, `day ${item.at}`, dayName(item.at, known.server.now, known.server.zone), separator));
    const first = newDay || !sameSender(before, item);
    const key = `item ${item.seq}`;
    grown ||= !shown.has(key);
    rows.push(reuse(next, key, JSON.stringify([item, first, customer(item.userId)?.name]), () => row(item, first, hands)));
    rows.at(-1).classList.toggle("chosen", item.seq === known.chosen);
    before = item;
  }
  if (known.talk.typing) rows.push(reuse(next, "typing", "", typing));
  shown = next;
  settle(rows);
  return grown;
}

function reuse(next, key, wanted, build) {
  const old = shown.get(key);
  const entry = old?.wanted === wanted ? old : { wanted, node: build(wanted) };
  next.set(key, entry);
  return entry.node;
}

/** Moves as few nodes as possible, so that focus and the screen reader's place are kept. */
function settle(rows) {
  const wanted = new Set(rows);
  const focused = document.activeElement?.parentNode === list ? document.activeElement.dataset.seq : null;
  for (const node of [...list.children]) if (!wanted.has(node)) node.remove();
  rows.forEach((node, i) => { if (list.children[i] !== node) list.insertBefore(node, list.children[i] ?? null); });
  if (focused !== null && document.activeElement?.parentNode !== list) list.querySelector(`[data-seq="${focused}"]`)?.focus({ preventScroll: true });
}

function sameSender(before, item) {
  return before.from === item.from && clockTime(before.at, known.server.zone) === clockTime(item.at, known.server.zone) && before.from !== "system" && before.userId === item.userId
    && before.message && item.message && JSON.stringify(before.message.sender) === JSON.stringify(item.message.sender);
}

function separator(words) {
  return el("div", { class: "day", "data-testid": "day" }, el("span", { text: words }));
}

function typing() {
  return el("div", { class: "item theirs first typing", "data-testid": "typing" }, shopFace(known.server.account.name), el("div", { class: "column" },
    el("div", { class: "bubble dots", role: "img", "aria-label": "入力中 Typing" }, el("i"), el("i"), el("i"))));
}

function row(item, first, hands) {
  if (item.from === "system" && item.kind !== "postback") return handle(notice(item), item, hands);
  if (!item.message || item.message.type === "postback") return handle(unseen(item), item, hands);
  const mine = isMine(item);
  const who = sender(item);
  const time = el("time", { datetime: item.at, text: clockTime(item.at, known.server.zone) });
  const quoted = item.message.quotedMessageId && known.talk.items.find((other) => other.id === item.message.quotedMessageId);
  const body = content({ id: item.id, ...item.message }, (action) => hands.tap(action, item));
  const meta = el("span", { class: "meta" }, mine && item.read && el("span", { class: "read", "data-testid": "read", text: "既読" }), time);
  const more = el("button", { type: "button", class: "more", tabindex: -1, "aria-label": "メッセージのメニュー Message menu", onclick: () => hands.menu(item) }, icon("more"));
  const node = el("div", { "aria-label": `${mine ? "自分 You" : who.name} ${clockTime(item.at, known.server.zone)}`, class: `item ${mine ? "mine" : "theirs"}${first ? " first" : ""}${isWide(item.message) ? " wide" : ""}` },
    !mine && (first ? who.face() : el("span", { class: "face-space" })),
    el("div", { class: "column" },
      el("span", { class: mine || !first ? "sr" : "sender", text: who.name }),
      quoted && el("span", { class: "quoted", "data-testid": "quoted", text: `↩ ${summary(quoted.message).slice(0, 40)}` }),
      el("div", { class: "line" }, body, meta, more)));
  return handle(node, item, hands);
}

function sender(item) {
  if (item.from === "customer") {
    const person = customer(item.userId ?? known.chatId);
    return { name: person?.name ?? "お客様", face: () => face(person?.name ?? "?", person?.pictureUrl, person?.userId) };
  }
  const { name, iconUrl } = item.message.sender ?? {};
  const shop = known.server.account.name;
  return { name: name ? `${name} from ${shop}` : shop, face: () => shopFace(name ?? shop, iconUrl) };
}

function notice(item) {
  const who = item.userId ? customer(item.userId)?.name : null;
  const subject = { joined: who ?? known.server.account.name, left: who ?? known.server.account.name,
    unsent: isMine({ ...item, from: "customer" }) ? "あなた" : (who ?? "お客様") }[item.kind] ?? "";
  return el("div", { class: "notice" }, el("span", { text: subject + (NOTICES[item.kind] ?? item.kind ?? "") }),
    el("time", { class: "sr", datetime: item.at, text: clockTime(item.at, known.server.zone) }));
}

/** A press that LINE does not show in the talk; kept visible here, because it may have a decision to look at. */
function unseen(item) {
  const data = item.message?.data ?? item.data ?? "";
  return el("div", { class: "notice unseen", title: "トークには表示されません Not shown in LINE" },
    el("span", { text: `${NOTICES.postback}${data ? `: ${summary({ type: "text", text: data }).slice(0, 60)}` : ""}` }));
}

/** Makes an item choosable by press and keyboard, and opens its menu by long press, right click or the menu key. */
function handle(node, item, { choose, menu }) {
  node.dataset.testid = "item";
  node.dataset.seq = item.seq;
  node.dataset.from = item.from;
  node.dataset.type = item.message?.type ?? item.kind ?? "postback";
  node.setAttribute("role", "article");
  node.tabIndex = -1;
  let held = null;
  let wasHeld = false;
  const release = () => clearTimeout(held);
  node.addEventListener("pointerdown", (event) => {
    wasHeld = false;
    if (event.pointerType !== "mouse") held = setTimeout(() => { wasHeld = true; menu(item); }, 500);
  });
  for (const end of ["pointerup", "pointercancel", "pointerleave"]) node.addEventListener(end, release);
  list.addEventListener("scroll", release, { passive: true, once: true });
  node.addEventListener("click", (event) => {
    if (wasHeld) { event.preventDefault(); event.stopPropagation(); }
  }, true);
  node.addEventListener("click", (event) => { if (!event.target.closest("button, [role=button], [role=link]")) choose(item); });
  node.addEventListener("contextmenu", (event) => { event.preventDefault(); release(); if (!wasHeld) menu(item); wasHeld = true; });
  node.addEventListener("keydown", (event) => { if (event.target === node && event.key === "Enter") choose(item); });
  return node;
}

/** Shown while the newest message carries them, as LINE does. */
function showQuickReplies(items, tap) {
  const last = items.findLast((item) => item.from !== "system" || item.kind === "postback");
  const choices = last?.from === "account" ? (last.message?.quickReply?.items ?? []) : [];
  const wanted = JSON.stringify([last?.seq, choices, openChat()?.chatId]);
  if (quick.dataset.shows === wanted) return;
  quick.dataset.shows = wanted;
  if (quick.contains(document.activeElement)) list.focus({ preventScroll: true });
  quick.hidden = choices.length === 0;
  list.classList.toggle("above-quick", choices.length > 0);
  quick.replaceChildren(...choices.map(({ action, imageUrl }) => el("button", { type: "button", class: "chip", "data-testid": "quick-reply", onclick: () => tap(action, last) },
    imageUrl && el("span", { class: "chip-icon" }, picture(imageUrl)), !imageUrl && CHIP_ICONS[action?.type] && icon(CHIP_ICONS[action.type]), el("span", { text: action?.label ?? "" }))));
  quick.scrollLeft = 0;
}

const CHIP_ICONS = { camera: "photo", cameraRoll: "photo", location: "pin", datetimepicker: "clock", uri: "link", clipboard: "copy" };
