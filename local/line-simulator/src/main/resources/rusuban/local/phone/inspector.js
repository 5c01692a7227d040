// Behind the scenes: the clock, the quota, and what became of the chosen message and why.
import * as api from "./api.js";
import { attempt, toast } from "./dialogs.js";
import { bilingual, el, icon } from "./dom.js";
import { NOTICES, summary } from "./messages.js";
import { chosenItem, customer, isUnasked, known } from "./store.js";
import { clockTime, dayName, fieldValue, instantOf, longDay } from "./time.js";

const OUTCOMES = { sent: ["返信した", "Sent", "good"], skipped: ["返信しない", "Not answered", "plain"], staff: ["スタッフへ", "Left to staff", "warm"],
  unknown: ["届いたか不明", "Unknown", "warm"], dead: ["送れなかった", "Failed", "bad"], outstanding: ["処理中", "Outstanding", "busy"] };
// The stored names of steps name what they look for; the words name the question.
const STEPS = { settings: ["設定", "Settings"], "not-answerable": ["返信できるか", "Can it be answered?"], greeting: ["あいさつ", "Greeting"],
  "taken-over": ["スタッフ対応中か", "Staff in the chat?"], "staff-mode": ["応答モード", "Response mode"], "keyword-rule": ["キーワード", "Keyword rules"],
  "not-addressed": ["宛先", "Addressed?"], "closed-notice": ["営業時間外のお知らせ", "Closed notice"], "busy-notice": ["混雑のお知らせ", "Busy notice"],
  "default-reply": ["既定の返信", "Default reply"], "left-to-staff": ["スタッフへ", "Left to staff"], "follow-up": ["お便り", "Follow-up"] };
// What may still go wrong between the decision and the customer; why it was decided so, the steps tell.
const REASONS = { "reply-token-expired": "返信の期限が切れていました", "reply-token-refused": "応答トークンが使えませんでした", "monthly-limit": "今月の通数を使い切っています",
  left: "送る前にブロックか退出がありました", late: "遅くなりすぎたので送りません", "push-unclear": "プッシュが届いたか分かりません", "push-not-taken": "プッシュが受け付けられませんでした",
  "too-many-tries": "何度試しても送れませんでした", "decision-failed": "判断の途中で不具合がありました", "no-settings": "設定がまだありません" };
const VIAS = { reply: ["返信 (無料)", "Reply, free"], push: ["プッシュ (1通)", "Push, counted"], multicast: ["一斉送信 (人数分)", "Multicast, counted"] };

const by = (id) => document.getElementById(id);

/** Wires the clock. `refresh()` brings the page up to date after it moved. */
export function startInspector(refresh) {
  for (const button of document.querySelectorAll("[data-advance]")) {
    button.addEventListener("click", () => move({ advance: button.dataset.advance }, refresh));
  }
  const field = by("clock-field");
  field.addEventListener("input", () => { field.dataset.touched = "yes"; });
  by("clock-form").addEventListener("submit", (event) => {
    event.preventDefault();
    move({ now: instantOf(field.value, known.server.zone) }, refresh);
  });
}

async function move(to, refresh) {
  const clock = document.querySelector(".clock");
  if (clock.getAttribute("aria-busy") === "true") return;
  clock.setAttribute("aria-busy", "true");
  await attempt(() => api.moveClock(to));
  delete by("clock-field").dataset.touched;
  await refresh();
  clock.removeAttribute("aria-busy");
}

export function showInspector({ refresh }) {
  showClock();
  showFollowUps();
  showQuota();
  showChosen(refresh);
}

function showClock() {
  const { now, zone } = known.server;
  by("now-time").dateTime = now;
  for (const id of ["now-time", "status-time"]) by(id).textContent = clockTime(now, zone);
  by("now-day").textContent = longDay(now, zone);
  by("dock-time").textContent = `${longDay(now, zone).replace("月", "/").replace("日", "")} ${clockTime(now, zone)}`;
  const field = by("clock-field");
  if (document.activeElement !== field && !field.dataset.touched) field.value = fieldValue(now, zone);
  const about = known.server.aboutTheClock;
  by("about-clock").hidden = !about;
  if (about && by("about-clock").dataset.shows !== about.en) {
    by("about-clock").dataset.shows = about.en;
    by("about-clock").replaceChildren(bilingual(about.ja, about.en));
  }
  by("link-state").textContent = known.connected ? "" : "再接続中… Reconnecting";
}

// Why a follow-up that was planned was not sent after all.
const LAPSED = { "plan-removed": ["設定から外されました", "no longer in the settings"], left: ["ブロックか退出がありました", "the customer left"],
  "opted-out": ["配信停止の希望がありました", "the customer opted out"], stopped: ["ルールが止めました", "a rule stopped it"], "too-late": ["時刻を過ぎました", "its time has passed"],
  "quiet-hours": ["送らない時間帯に当たりました", "quiet hours"], "taken-over": ["スタッフが対応中でした", "staff have taken over"], "monthly-limit": ["今月の通数を使い切っています", "the month's messages are used up"] };

function showFollowUps() {
  const { now, zone } = known.server;
  const when = (instant) => `${dayName(instant, now, zone)} ${clockTime(instant, zone)}`;
  const rows = (known.talk?.followUps ?? []).map(({ plan, outcome, at, latest, reason: why }) => {
    if (outcome === "waiting") return [`${when(at)} に「${plan}」が届きます（${clockTime(latest, zone)} まで）`, `“${plan}” is due then; at the latest ${clockTime(latest, zone)}`, "waiting"];
    if (outcome === "sent") return [`${when(at)} に「${plan}」を送りました`, `“${plan}” was sent`, outcome];
    const [ja, en] = LAPSED[why] ?? [REASONS[why] ?? why, why];
    return [`「${plan}」は送りませんでした：${ja}`, `“${plan}” was not sent: ${en}`, outcome];
  });
  const wanted = JSON.stringify(rows);
  const list = by("follow-ups");
  if (list.dataset.shows === wanted) return;
  list.dataset.shows = wanted;
  list.replaceChildren(...(rows.length === 0 ? [["いまのところ、予定はありません。理由は、きっかけのメッセージの判断に出ます。", "Nothing is due. The decision on the message tells why.", "none"]] : rows)
    .map(([ja, en, state]) => el("li", { "data-testid": "follow-up", "data-outcome": state }, bilingual(ja, en))));
}

function showQuota() {
  const { limit, used } = known.server.quota;
  const free = limit === null;
  by("quota-words").replaceChildren(el("strong", { text: String(used) }), el("span", { text: free ? " 通 (上限なし)" : ` / ${limit} 通` }),
    el("small", { text: free ? "" : `残り ${Math.max(0, limit - used)} left` }));
  const bar = by("quota-bar");
  const share = free || limit === 0 ? 0 : Math.min(1, used / limit);
  bar.hidden = free;
  bar.setAttribute("aria-valuenow", String(used));
  bar.setAttribute("aria-valuemax", String(limit ?? used));
  bar.classList.toggle("nearly", share >= 0.8);
  bar.firstElementChild.style.width = `${share * 100}%`;
}

let shown = null;

function showChosen(refresh) {
  const item = chosenItem();
  const cause = item && causeOf(item);
  by("dock-outcome").replaceChildren(...dockWords(cause?.trace?.outcome, item?.via));
  const wanted = JSON.stringify([item, cause]);
  if (wanted === shown) return;
  shown = wanted;
  by("chosen").replaceChildren(...(item === null ? [el("p", { class: "hint" }, bilingual("メッセージを送ると、配信の結果と判断の理由がここに出ます。", "Send a message to see how it was delivered and decided."))]
    : [about(item), account(item), cause && cause !== item && el("p", { class: "hint" }, bilingual(`きっかけ: ${summary(cause.message) ? `「${summary(cause.message).slice(0, 30)}」` : "イベント"}`, "In answer to")),
      isUnasked(item) && !item.trace && el("p", { class: "hint" }, bilingual("メッセージへの返信ではなく、時刻が来て送ったものです（お便りなど）。", "Sent when its time came, such as a follow-up; not in reply.")),
      trace(cause?.trace, cause?.delivery), delivery(cause?.delivery, refresh)].filter(Boolean)));
}

function dockWords(outcome, via) {
  const decided = OUTCOMES[outcome];
  const [ja, en] = decided ? [`判断: ${decided[0]}`, decided[1]] : (VIAS[via] ?? ["時計と判断", "Clock, decision"]);
  return [`${ja} `, el("span", { lang: "en", text: en })];
}

/** A reply's own webhook is the newest one before it; anything else carries what it has itself. */
function causeOf(item) {
  if (item.from !== "account" || item.trace || item.via !== "reply") return item;
  return known.talk.items.findLast((other) => other.seq < item.seq && other.from !== "account" && (other.delivery || other.trace)) ?? item;
}

function about(item) {
  const who = { account: known.server.account.name, customer: customer(item.userId ?? known.chatId)?.name ?? "お客様", system: "イベント Event" }[item.from];
  return el("div", { class: "about" }, el("p", { class: "about-text", text: summary(item.message) || (NOTICES[item.kind ?? "postback"] ?? item.kind).replace(/^が/, "") }),
    el("small", { text: `${who} · ${clockTime(item.at, known.server.zone)} · #${item.seq}` }));
}

function account(item) {
  const [ja, en] = VIAS[item.via] ?? [];
  return ja && el("p", { class: "via", "data-testid": "via" }, bilingual(ja, en));
}

function delivery(sent, refresh) {
  if (!sent) return null;
  const [ja, en, tone] = { waiting: ["待っています", "Waiting", "busy"], ok: ["届いた", "Delivered", "good"], error: ["届かなかった", "Failed", "bad"] }[sent.status] ?? [sent.status, "", "plain"];
  return el("div", { class: "block", "data-testid": "delivery", "data-status": sent.status },
    el("h4", {}, bilingual("Webhookの配信", "Webhook delivery"), badge(ja, en, tone)),
    el("dl", { class: "facts" },
      fact("HTTP", sent.httpStatus || null), fact("時間 Took", sent.httpStatus ? `${sent.millis} ms` : null),
      fact("再送 Redelivered", sent.redelivered ? "はい yes" : null), fact("イベント Event", sent.eventId, "code"), fact("備考 Note", sent.note)),
    sent.eventId && el("button", { type: "button", class: "soft wide", "data-testid": "redeliver", onclick: () => again(sent.eventId, refresh) }, icon("again"), bilingual("同じWebhookをもう一度届ける", "Redeliver")));
}

/** Sends the same webhook once more, as LINE does when it was not answered 2xx. */
export async function again(eventId, refresh) {
  const { chatId } = known;
  if (await attempt(() => api.redeliver(chatId, eventId))) toast("もう一度届けました", "Redelivered");
  await refresh();
}

function trace(decided, expected) {
  if (!decided) return expected ? el("p", { class: "hint" }, bilingual("判断の記録はまだありません。", "No decision recorded yet.")) : null;
  const [ja, en, tone] = OUTCOMES[decided.outcome] ?? [decided.outcome, "", "plain"];
  return el("div", { class: "block", "data-testid": "trace", "data-outcome": decided.outcome },
    el("h4", {}, bilingual("判断", "Decision"), badge(ja, en, tone)),
    reason(decided),
    el("ol", { class: "steps" }, (decided.steps ?? []).map((step) => el("li", { class: step.took ? "took" : "passed", "data-testid": "step", "data-step": step.step },
      el("strong", {}, STEPS[step.step]?.[0] ?? step.step, " ", STEPS[step.step] && el("small", { lang: "en", text: STEPS[step.step][1] })),
      // A follow-up is planned after the decision: its text says when it will come, or why not.
      step.step !== "follow-up" && el("span", { class: "sr", text: step.took ? "ここで決まった Decided here" : "通過 Passed" }),
      el("p", {}, step.saw ?? "", " ", step.en && el("span", { class: "en", lang: "en", text: step.en }))))));
}

function reason({ reason: why, steps = [] }) {
  if (!why || (!REASONS[why] && steps.some((step) => step.took))) return null;
  return el("p", { class: "reason" }, REASONS[why] && `${REASONS[why]} `, el("small", { lang: "en", text: why }));
}

function badge(ja, en, tone) {
  return el("span", { class: `outcome ${tone}` }, bilingual(ja, en));
}

function fact(name, value, tag = "span") {
  return value === null || value === undefined || value === "" ? null : el("div", {}, el("dt", { text: name }), el("dd", {}, el(tag, { text: String(value) })));
}
