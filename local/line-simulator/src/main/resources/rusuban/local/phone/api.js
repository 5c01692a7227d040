// The simulator's API. Every refusal becomes a Refusal in both languages; nothing is swallowed.

/** What the server (or the way to it) said no with. */
export class Refusal extends Error {
  constructor(ja, en) {
    super(en);
    this.ja = ja;
    this.en = en;
  }
}

export const state = () => call("GET", "/phone/api/state");
export const chat = (chatId) => call("GET", `/phone/api/chats/${encodeURIComponent(chatId)}`);
export const send = (chatId, body) => inChat(chatId, "send", body);
export const postback = (chatId, body) => inChat(chatId, "postback", body);
export const unsend = (chatId, body) => inChat(chatId, "unsend", body);
export const redeliver = (chatId, eventId) => inChat(chatId, "redeliver", { eventId });
export const addCustomer = (name, follow) => call("POST", "/phone/api/customers", { name, follow });
export const follow = (userId) => call("POST", `/phone/api/customers/${encodeURIComponent(userId)}/follow`, {});
export const block = (userId) => call("POST", `/phone/api/customers/${encodeURIComponent(userId)}/block`, {});
export const addGroup = (name, members, type) => call("POST", "/phone/api/groups", { name, members, type });
export const moveClock = (to) => call("POST", "/local/clock", to);
export const contentUrl = (messageId) => `/phone/api/content/${encodeURIComponent(messageId)}`;

/**
 * Hears of every change, for as long as the page is open. The browser reconnects a dropped stream by itself; one that it
 * gave up on is opened again after two seconds. `changed(revision)` tells what the server has come to, `connected(bool)`
 * whether it is heard.
 */
export function listen(changed, connected) {
  const source = new EventSource("/phone/api/stream");
  source.addEventListener("open", () => {
    connected(true);
    changed(null);
  });
  source.addEventListener("message", (event) => changed(JSON.parse(event.data).revision));
  source.addEventListener("error", () => {
    connected(false);
    if (source.readyState === EventSource.CLOSED) setTimeout(() => listen(changed, connected), 2000);
  });
}

function inChat(chatId, what, body) {
  return call("POST", `/phone/api/chats/${encodeURIComponent(chatId)}/${what}`, body);
}

async function call(method, path, body) {
  const answer = await reach(method, path, body);
  const said = await answer.json().catch(() => null);
  if (answer.ok && said !== null) return said;
  const { ja, en } = said?.error ?? {};
  throw new Refusal(ja ?? `サーバーがエラーを返しました (${answer.status})`, en ?? `The server answered ${answer.status}`);
}

async function reach(method, path, body) {
  try {
    return await fetch(path, { method, cache: "no-store",
      ...(body && { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } }) });
  } catch {
    throw new Refusal("サーバーにつながりません。rusuban up は動いていますか?", "Cannot reach the server. Is `rusuban up` running?");
  }
}
