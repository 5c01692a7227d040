// New customers and groups.
import * as api from "./api.js";
import { ask } from "./dialogs.js";
import { bilingual, el } from "./dom.js";
import { face } from "./people.js";
import { known } from "./store.js";

/** Asks for a new customer; `made(chatId)` is called with the new chat. */
export function addCustomer(made) {
  ask("お客様を加える", "Add a customer",
    [el("label", {}, bilingual("名前", "Name"), el("input", { name: "name", required: true, maxlength: 20, autocomplete: "off", "data-testid": "customer-name" })),
      el("label", { class: "check" }, el("input", { type: "checkbox", name: "follow", checked: true, "data-testid": "customer-follow" }), bilingual("友だちに追加する", "Add the account as a friend"))],
    async (answers) => { await made((await api.addCustomer(answers.get("name"), answers.has("follow"))).userId); }, { submit: ["加える", "Add"] });
}

/** Asks for a new group or room, which the account joins. */
export function addGroup(made) {
  ask("グループを作る", "Make a group",
    [el("label", {}, bilingual("名前", "Name"), el("input", { name: "name", required: true, maxlength: 50, autocomplete: "off", "data-testid": "group-name" })),
      el("fieldset", {}, el("legend", {}, bilingual("メンバー", "Members")), known.server.customers.map((one) =>
        el("label", { class: "check" }, el("input", { type: "checkbox", name: "member", value: one.userId, checked: true }), face(one.name, one.pictureUrl, one.userId), el("span", { text: one.name })))),
      el("label", { class: "check" }, el("input", { type: "checkbox", name: "room" }), bilingual("複数人トーク", "Multi-person chat (room)"))],
    async (answers) => { await made((await api.addGroup(answers.get("name"), answers.getAll("member"), answers.has("room") ? "room" : "group")).chatId); }, { submit: ["作る", "Make"] });
}
