// What the page knows, in one place: the server's state, the open talk, and the few things the person at the page chose.

/**
 * server: the answer of /phone/api/state; talk: the open chat with its items, or null while it loads; chatId: the open chat;
 * speakers: by group, which member speaks; chosen: seq of the item in the inspector, null for the newest with something to tell;
 * quoting: the item that the next words answer, null for none; connected: whether changes are heard as they happen.
 */
export const known = { server: null, talk: null, chatId: null, speakers: new Map(), chosen: null, quoting: null, connected: true };

const hearers = [];

/** Calls `hearer` now and after every change. */
export function onChange(hearer) {
  hearers.push(hearer);
}

export function changed(what) {
  Object.assign(known, what);
  for (const hear of hearers) hear();
}

export function customer(userId) {
  return known.server?.customers.find((one) => one.userId === userId) ?? null;
}

export function openChat() {
  return known.server?.chats.find((one) => one.chatId === known.chatId) ?? null;
}

/** Whose phone this is: the customer of a 1:1 chat, the chosen member of a group. */
export function speaker() {
  const chat = openChat();
  if (chat === null) return null;
  if (chat.type === "user") return customer(chat.chatId);
  return customer(known.speakers.get(chat.chatId)) ?? chat.members.map(customer).find((one) => one !== null) ?? null;
}

/** Whether the account sent it by itself, such as a follow-up: not in answer, so no webhook caused it. */
export function isUnasked(item) {
  return item.from === "account" && item.via !== "reply";
}

/** The item the inspector shows: the chosen one, otherwise the newest that has a delivery or a trace, or was sent unasked. */
export function chosenItem() {
  const items = known.talk?.items ?? [];
  return items.find((item) => item.seq === known.chosen) ?? items.findLast((item) => item.delivery || item.trace || isUnasked(item)) ?? null;
}
