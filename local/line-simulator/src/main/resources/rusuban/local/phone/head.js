// The top of the phone and who is holding it: the account's name, friendship, and in a group who speaks.
import { bilingual, el, icon } from "./dom.js";
import { face } from "./people.js";
import { changed, known, openChat, speaker } from "./store.js";

const by = (id) => document.getElementById(id);

/** Brings them up to date; `befriend(person)` adds the account as a friend or unblocks it. */
export function showHead(befriend) {
  const chat = openChat();
  const person = speaker();
  const group = chat !== null && chat.type !== "user";
  by("talk-name").textContent = group ? `${chat.name || "グループ"} (${chat.members.length + 1})` : known.server.account.name;
  by("talk-badge").hidden = group;
  by("nobody").hidden = chat !== null;
  by("composer").inert = chat === null;
  by("status-owner").textContent = person ? `${person.name}さんの電話` : "";
  by("dock-name").textContent = person?.name ?? "お客様";
  by("dock-face").replaceChildren(person ? face(person.name, person.pictureUrl, person.userId) : icon("person"));
  showFriendship(group ? null : person, befriend);
  showSpeakers(group ? chat : null, person);
}

function showFriendship(person, befriend) {
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
