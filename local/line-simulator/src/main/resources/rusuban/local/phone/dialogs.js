// What opens above the page: toasts, menus, questions, the photo viewer, players and links.
import { bilingual, el, icon, linkUrl, mediaUrl, picture } from "./dom.js";

const SHOWN_FOR = 6000;

/** A line at the top of the page that goes away by itself; `bad` for what went wrong. */
export function toast(ja, en, bad = false) {
  const node = el("div", { class: bad ? "toast bad" : "toast", "data-testid": "toast" }, el("strong", { text: ja }), el("small", { lang: "en", text: en }),
    el("button", { type: "button", class: "round", "aria-label": "閉じる Close", onclick: () => node.remove() }, icon("close")));
  const toasts = document.getElementById("toasts");
  if (toasts.matches(":popover-open")) toasts.hidePopover();
  toasts.showPopover(); // last to open is on top, above a dialog too
  toasts.append(node);
  setTimeout(() => { node.remove(); if (toasts.childElementCount === 0) toasts.hidePopover(); }, SHOWN_FOR);
}

/** Runs what may be refused and shows the refusal; gives true if it went well. */
export async function attempt(work) {
  try {
    await work();
    return true;
  } catch (refusal) {
    if (!refusal.ja) console.error(refusal);
    toast(refusal.ja ?? "この画面の不具合です", refusal.en ?? `A fault of this page: ${refusal.message}`, true);
    return false;
  }
}

/** Opens a dialog that removes itself when closed; gives the element. */
function open(className, label, ...children) {
  const back = document.activeElement;
  const node = el("dialog", { class: className, "aria-label": label, "data-testid": className.split(" ")[0] }, children);
  node.addEventListener("click", (event) => { if (event.target === node) node.close(); });
  node.addEventListener("close", () => { node.remove(); if (back?.isConnected) back.focus({ preventScroll: true }); });
  document.body.append(node);
  node.showModal();
  return node;
}

/** A menu of [{icon, ja, en, run, danger}]. */
export function menu(label, choices) {
  const node = open("sheet menu", label, el("div", { class: "sheet-body" },
    el("h2", { text: label }),
    choices.map((choice) => el("button", { type: "button", class: choice.danger ? "choice danger" : "choice", onclick: () => { node.close(); choice.run(); } },
      icon(choice.icon), bilingual(choice.ja, choice.en))),
    el("button", { type: "button", class: "choice cancel", onclick: () => node.close() }, icon("close"), bilingual("閉じる", "Close"))));
}

/** A form in a sheet. `fields` are nodes; `done(FormData)` may refuse, and the sheet then stays open. */
export function ask(label, en, fields, done, { submit = ["決める", "OK"] } = {}) {
  const form = el("form", { class: "sheet-body ask" }, el("h2", {}, bilingual(label, en)), fields,
    el("div", { class: "ask-foot" },
      el("button", { type: "button", class: "soft", onclick: () => node.close() }, bilingual("やめる", "Cancel")),
      el("button", { type: "submit", class: "solid", "data-testid": "ask-submit" }, bilingual(...submit))));
  const node = open("sheet", label, form);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (await attempt(() => done(new FormData(form)))) node.close();
  });
}

/** A photo over the whole page. */
export function view(url) {
  const node = open("viewer", "写真 Photo", picture(url, { alt: "写真 Photo", fit: "contain" }), closer(() => node.close()));
}

/** A film or a sound, from https or this server only. */
export function play(kind, url) {
  const source = mediaUrl(url);
  if (source === null) {
    toast("この動画・音声は再生できません", "This cannot be played: its address is not https", true);
    return;
  }
  const player = el(kind, { controls: true, autoplay: true });
  player.addEventListener("error", () => toast("読み込めませんでした", "It could not be loaded", true));
  player.src = source;
  const node = open("viewer", kind === "video" ? "動画 Video" : "音声 Audio", player, closer(() => node.close()));
}

function closer(close) {
  return el("button", { type: "button", class: "round viewer-close", "aria-label": "閉じる Close", onclick: close }, icon("close"));
}

/** Where a link would lead; LINE would open it, here one is asked first. */
export function visit(uri) {
  const href = linkUrl(uri);
  const node = open("sheet", "リンク Link", el("div", { class: "sheet-body" },
    el("h2", {}, bilingual("LINEはこのリンクを開きます", "LINE would open this link")),
    el("p", { class: "address", text: String(uri ?? ""), "data-testid": "link-address" }),
    el("div", { class: "ask-foot" }, el("button", { type: "button", class: "soft", onclick: () => node.close() }, bilingual("閉じる", "Close")),
      href && el("a", { class: "solid", href, target: "_blank", rel: "noopener noreferrer", onclick: () => node.close() }, bilingual("新しいタブで開く", "Open")))));
}

/** LINE's date and time picker; `done(params)` gets what a postback carries. */
export function pickDate({ mode = "datetime", initial, min, max, label }, done) {
  const type = mode === "datetime" ? "datetime-local" : mode;
  const tidy = (value) => value?.replace(/t/i, "T");
  ask(label || "日時を選ぶ", "Choose a date or time",
    [el("input", { type, name: "value", required: true, "aria-label": label || "日時 Date or time", value: tidy(initial), min: tidy(min), max: tidy(max), "data-testid": "date-field" })],
    (answers) => done({ [mode]: answers.get("value") }), { submit: ["送信", "Send"] });
}
