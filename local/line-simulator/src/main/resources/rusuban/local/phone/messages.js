// What LINE shows for each kind of message.
import { contentUrl } from "./api.js";
import { el, icon, picture, svg } from "./dom.js";
import { flex } from "./flex.js";
import { emoji, sticker } from "./stickers.js";
import { imagemap, template } from "./template.js";

/** What a notice says; those of a person follow the name. */
export const NOTICES = { followed: "友だちに追加しました", blocked: "ブロックしました", unblocked: "ブロックを解除しました",
  joined: "が参加しました", left: "が退出しました", unsent: "がメッセージの送信を取り消しました", postback: "ボタンを押しました" };

/** The node for a message object. `tap(action)` carries out what is pressed in it. */
export function content(message, tap) {
  const kinds = { text, textV2: textV2, sticker: (one) => sticker(one), image, video, audio, location, file, coupon,
    flex: (one) => flex(one.contents, tap), template: (one) => template(one.template, tap), imagemap: (one) => imagemap(one, tap) };
  const build = kinds[message?.type];
  return build ? build(message, tap) : el("div", { class: "bubble odd", text: `この種類のメッセージは表示できません (${message?.type ?? "?"})` });
}

/** One line saying what a message is, for lists and labels. */
export function summary(message) {
  switch (message?.type) {
    case undefined: return "";
    case "text": case "textV2": return message.text ?? "";
    case "sticker": return "[スタンプ]";
    case "image": return "[写真]";
    case "video": return "[動画]";
    case "audio": return "[音声]";
    case "location": return `[位置情報] ${message.title ?? ""}`;
    case "file": return `[ファイル] ${message.fileName ?? ""}`;
    default: return message.altText ?? `[${message.type}]`;
  }
}

/** Whether a message fills the talk to its right edge. */
export function isWide(message) {
  return message?.contents?.type === "carousel" || ["carousel", "image_carousel"].includes(message?.template?.type);
}

function text({ text: words = "", emojis = [], mention }, tap) {
  const marks = [...emojis.map((one) => ({ ...one, length: one.length ?? 1, node: () => emoji(one) })),
    ...(mention?.mentionees ?? []).map((one) => ({ ...one, node: (piece) => el("span", { class: "mention", text: piece }) }))]
    .filter(({ index }) => Number.isInteger(index)).sort((a, b) => a.index - b.index);
  const node = el("div", { class: "bubble" });
  let at = 0;
  for (const mark of marks) {
    if (mark.index < at) continue;
    node.append(...linked(words.slice(at, mark.index), tap), mark.node(words.slice(mark.index, mark.index + mark.length)));
    at = mark.index + mark.length;
  }
  node.append(...linked(words.slice(at), tap));
  if (marks.length > 0 && emojis.length === marks.length && words.length === emojis.reduce((sum, one) => sum + (one.length ?? 1), 0)) node.classList.add("only-emoji");
  return node;
}

function textV2({ text: words = "", substitution = {} }, tap) {
  const node = el("div", { class: "bubble" });
  for (const piece of words.split(/(\{[A-Za-z0-9_]+\})/)) {
    const thing = piece.startsWith("{") ? substitution[piece.slice(1, -1)] : undefined;
    if (thing?.type === "emoji") node.append(emoji(thing));
    else if (thing?.type === "mention") node.append(el("span", { class: "mention", text: thing.mentionee?.type === "all" ? "@All" : "@…" }));
    else node.append(...linked(piece, tap));
  }
  return node;
}

function linked(words, tap) {
  return words.split(/(https?:\/\/[^\s<>"'、。」』）]+)/).filter((piece) => piece !== "").map((piece) =>
    /^https?:\/\//.test(piece) ? link(piece, tap) : piece);
}

/** A span, since a button would not break across lines as LINE's links do. */
function link(uri, tap) {
  const press = () => tap({ type: "uri", uri });
  return el("span", { class: "text-link", role: "link", tabindex: 0, text: uri, onclick: press, onkeydown: (event) => { if (event.key === "Enter") press(); } });
}

function image(message, tap) {
  const full = message.originalContentUrl ?? contentUrl(message.id ?? "");
  return el("button", { type: "button", class: "media", "aria-label": "写真を大きく見る View photo", onclick: () => tap({ type: "view", url: full }) },
    picture(message.previewImageUrl ?? full, { alt: "写真 Photo" }));
}

function video(message, tap) {
  return el("button", { type: "button", class: "media", "aria-label": "動画を再生 Play video", onclick: () => tap({ type: "play", url: message.originalContentUrl }) },
    picture(message.previewImageUrl, { alt: "動画 Video" }), el("span", { class: "play-mark" }));
}

function audio({ duration = 0, originalContentUrl }, tap) {
  const seconds = Math.round(duration / 1000);
  return el("div", { class: "bubble audio" },
    el("button", { type: "button", class: "audio-play", "aria-label": "音声を再生 Play audio", onclick: () => tap({ type: "listen", url: originalContentUrl }) }, icon("play")),
    svg("svg", { class: "wave", viewBox: "0 0 90 24", "aria-hidden": "true" },
      [6, 12, 18, 9, 20, 14, 7, 16, 22, 11, 5, 13, 19, 8, 4].map((height, i) => svg("rect", { x: 2 + i * 6, y: 12 - height / 2, width: 3, height, rx: 1.5 }))),
    el("span", { text: `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}` }));
}

function location({ title, address, latitude, longitude }, tap) {
  const seed = Math.abs(Math.round((latitude ?? 0) * 1000) + Math.round((longitude ?? 0) * 1000));
  return el("button", { type: "button", class: "place", "aria-label": `位置情報 Location: ${title ?? ""} ${address ?? ""}`,
    onclick: () => tap({ type: "uri", uri: `https://www.google.com/maps?q=${Number(latitude)},${Number(longitude)}` }) },
    map(seed), el("span", { class: "place-words" }, el("strong", { text: title || "位置情報" }), el("span", { text: address ?? "" }),
      el("small", { text: `${Number(latitude).toFixed(4)}, ${Number(longitude).toFixed(4)}` })));
}

/** A drawn street map; the seed only shifts its streets, so that two places look different. */
function map(seed) {
  const x = seed % 60;
  const y = seed % 34;
  const street = (d, width) => svg("path", { d, stroke: "#fff", "stroke-width": width, fill: "none" });
  return svg("svg", { class: "map", viewBox: "0 0 260 130", "aria-hidden": "true", preserveAspectRatio: "xMidYMid slice" },
    svg("rect", { width: 260, height: 130, fill: "#eceff1" }), svg("rect", { x: 150 - x, y: 8 + y, width: 74, height: 46, rx: 6, fill: "#cfe8c6" }),
    svg("path", { d: `M0 ${112 - y / 2} C80 ${80 + y / 2} 170 ${130 - y} 260 ${96 - y / 2} V130 H0Z`, fill: "#b5d6ee" }),
    street(`M-5 ${40 + y} L265 ${22 + y}`, 9), street(`M${60 + x} -5 L${38 + x} 135`, 9), street(`M${150 + x / 2} -5 L${166 + x / 2} 135`, 5),
    street(`M-5 ${84 - y / 2} L265 ${72 + y / 3}`, 4), street(`M${10 + x / 3} -5 V135`, 3), street(`M${220 - x / 2} -5 L${206 - x / 2} 135`, 4),
    svg("path", { d: "M130 78 C118 62 116 58 116 52 a14 14 0 0 1 28 0 c0 6 -2 10 -14 26z", fill: "#e5484d", stroke: "#fff", "stroke-width": 2 }),
    svg("circle", { cx: 130, cy: 52, r: 5, fill: "#fff" }));
}

function file({ fileName = "file", fileSize }) {
  return el("div", { class: "bubble file" }, icon("file"), el("span", {}, el("strong", { text: fileName }), Number.isFinite(fileSize) && el("small", { text: `${Math.ceil(fileSize / 1024)} KB` })));
}

function coupon({ couponId }) {
  return el("div", { class: "coupon" }, icon("star"), el("strong", { text: "クーポン" }), el("small", { lang: "en", text: `Coupon ${couponId ?? ""}` }));
}
