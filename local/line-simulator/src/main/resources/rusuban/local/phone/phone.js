// The page's beginning: it loads what there is, listens for changes, and connects the parts.
import * as api from "./api.js";
import { closeTray, setWords, startComposer, words } from "./composer.js";
import { deeds } from "./deeds.js";
import { toast } from "./dialogs.js";
import { icon } from "./dom.js";
import { addCustomer, addGroup } from "./forms.js";
import { showHead } from "./head.js";
import { showInspector, startInspector } from "./inspector.js";
import { summary } from "./messages.js";
import { closePanels, startPanels } from "./panels.js";
import { showPeople } from "./people.js";
import { changed, known, onChange } from "./store.js";
import { showTalk } from "./talk.js";

// The clock runs on without a change to tell of; this often the page looks again, which also mends a stream that died.
const LOOK_AGAIN = 15_000;

const by = (id) => document.getElementById(id);
const drafts = new Map();
const { send, tap, choose, itemMenu, talkMenu, befriend } = deeds(refresh);

let running = null;
let stale = false;

/** Brings state and talk up to date. A call while one is under way makes it look once more, and waits for that. */
function refresh() {
  stale = true;
  running ??= run();
  return running;
}

async function run() {
  try {
    while (stale) {
      stale = false;
      await load();
    }
  } catch (refusal) {
    if (!(refusal instanceof api.Refusal)) throw refusal;
    if (known.server === null) toast(refusal.ja, refusal.en, true);
    else changed({ connected: false });
  } finally {
    running = null;
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

/** Opens a chat that the page may not know of yet, such as a new one. */
async function made(chatId) {
  await refresh();
  await open(chatId);
}

async function open(chatId) {
  closePanels();
  if (chatId === known.chatId) return;
  closeTray();
  drafts.set(known.chatId, words.value);
  setWords(drafts.get(chatId) ?? "");
  history.replaceState(null, "", `#${chatId}`);
  changed({ chatId, talk: null, chosen: null, quoting: null });
  await refresh();
}

onChange(() => {
  if (known.server === null) return;
  const quoted = known.quoting && summary(known.quoting.message).slice(0, 20);
  words.placeholder = known.quoting ? `「${quoted || "メッセージ"}」への返信 Reply` : "メッセージ Message";
  showHead(befriend);
  showPeople(open);
  showTalk({ tap, choose, menu: itemMenu });
  showInspector({ refresh });
});

window.addEventListener("unhandledrejection", ({ reason }) => toast("この画面の不具合です", `A fault of this page: ${reason?.message ?? reason}`, true));
for (const node of document.querySelectorAll("[data-icon]")) node.prepend(icon(node.dataset.icon));
by("status-icons").append(icon("signal"), icon("battery"));
by("talk-menu").addEventListener("click", talkMenu);
for (const button of document.querySelectorAll(".add-customer")) button.addEventListener("click", () => addCustomer(made));
by("add-group").addEventListener("click", () => addGroup(made));
startPanels();
startComposer(send);
startInspector(refresh);
known.chatId = decodeURIComponent(location.hash.slice(1)) || null;
window.addEventListener("hashchange", () => open(decodeURIComponent(location.hash.slice(1))));
await refresh();
api.listen((revision) => { if (revision !== known.server?.revision) refresh(); }, (connected) => { if (connected !== known.connected) changed({ connected }); });
setInterval(() => { if (!document.hidden) refresh(); }, LOOK_AGAIN);
document.addEventListener("visibilitychange", () => { if (!document.hidden) refresh(); });
